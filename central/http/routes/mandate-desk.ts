import { z } from 'zod';
import {
  AccessCodeAnswer,
  AccessCodeRequest,
  ChallengeAnswer,
  ChallengeOutcome,
  ChallengeReply,
  ChallengeRequest,
  ProofAnswer,
  ProofRequest,
} from '../../api/mandate-services.ts';
import type { StaffRecord } from '../../api/devices.ts';
import { isStorable } from '../../domain/storable-text.ts';
import { listStaff } from '../../store/queries/centres.ts';
import type { Device } from '../../store/queries/devices.ts';
import { logRegisterCall, type RegisterCall } from '../../store/queries/register-log.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';
import { askingDeviceOf } from '../leased-device.ts';
import { makeAccessCode } from '../mandates/access-codes.ts';
import { answerCode, sendCode, type Asking } from '../mandates/code-challenges.ts';
import { proveMandate } from '../mandates/prove-mandate.ts';
import { ProblemError } from '../problem-reply.ts';

const smallBody = 16 * 1024;

const admitted = async (gateway: Gateway, device: Device, staffId: string): Promise<StaffRecord> => {
  const staff = await listStaff(gateway.database, device.centreId);
  const member = staff.find((each) => each.staffId === staffId);
  if (member === undefined) throw new ProblemError('purpose/refused', 'staff member');
  return member;
};

type Ask = {
  readonly device: Device;
  readonly body: { readonly staffId: string };
  readonly call: RegisterCall;
  readonly about: Readonly<Record<string, string>>;
};

/** Who asks is checked, and the asking is on record, before anything is looked at. */
const begin = async (
  gateway: Gateway,
  { device, body, call, about }: Ask,
): Promise<Asking & { readonly office: string }> => {
  if (!isStorable(body) || !isStorable(about)) throw new ProblemError('request/invalid', 'body');
  const { office } = await admitted(gateway, device, body.staffId);
  const { staffId } = body;
  const { deviceId } = device;
  await logRegisterCall(gateway.database, { at: gateway.clock(), deviceId, staffId, call, about });
  return { device, staffId, office };
};

const send = async (gateway: Gateway, device: Device, body: ChallengeRequest): Promise<ChallengeAnswer> => {
  const { personId, to, purpose } = body;
  const wish = { personId, to, purpose };
  return sendCode(gateway, await begin(gateway, { device, body, call: 'send-code', about: wish }), wish);
};

const answer = async (
  gateway: Gateway,
  device: Device,
  { challengeId, body }: { readonly challengeId: string; readonly body: ChallengeReply },
): Promise<ChallengeOutcome> => {
  const about = { challengeId };
  const asking = await begin(gateway, { device, body, call: 'answer-code', about });
  return answerCode(gateway, asking, { challengeId, code: body.code });
};

const makeCode = async (
  gateway: Gateway,
  device: Device,
  body: AccessCodeRequest,
): Promise<AccessCodeAnswer> => {
  const { mandateId, organisation, kind } = body;
  const wish = { mandateId, organisation, kind };
  await begin(gateway, { device, body, call: 'make-access-code', about: wish });
  return makeAccessCode(gateway, wish);
};

const prove = async (gateway: Gateway, device: Device, body: ProofRequest): Promise<ProofAnswer> => {
  const about = body.kind === 'register' ? { grantorId: body.grantorId } : { kind: body.kind };
  const call = body.kind === 'register' ? 'look-up-mandates' : 'prove-mandate';
  return proveMandate(gateway, await begin(gateway, { device, body, call, about }), body);
};

const codeRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/mandates/code-challenges',
    {
      bodyLimit: smallBody,
      schema: {
        summary: 'Send a code to what is registered for somebody',
        body: ChallengeRequest,
        response: { 200: ChallengeAnswer },
      },
    },
    (request) => send(gateway, askingDeviceOf(request, gateway), request.body),
  );
  app.post(
    '/v1/mandates/code-challenges/:challengeId/answers',
    {
      bodyLimit: smallBody,
      schema: {
        summary: 'Answer a code; the right one gives a signed confirmation',
        params: z.object({ challengeId: z.uuid() }),
        body: ChallengeReply,
        response: { 200: ChallengeOutcome },
      },
    },
    (request) =>
      answer(gateway, askingDeviceOf(request, gateway), {
        challengeId: request.params.challengeId,
        body: request.body,
      }),
  );
};

/** What a desk asks of the register with a citizen in front of it. */
export const mandateDeskRoutes = (app: App, gateway: Gateway): void => {
  codeRoutes(app, gateway);
  app.post(
    '/v1/mandates/access-codes',
    {
      bodyLimit: smallBody,
      schema: {
        summary: 'Make a code by which an organisation sees one mandate',
        body: AccessCodeRequest,
        response: { 200: AccessCodeAnswer },
      },
    },
    (request) => makeCode(gateway, askingDeviceOf(request, gateway), request.body),
  );
  app.post(
    '/v1/mandates/proofs',
    {
      bodyLimit: smallBody,
      schema: {
        summary: 'Show a mandate by a code that was brought, or look it up',
        body: ProofRequest,
        response: { 200: ProofAnswer },
      },
    },
    (request) => prove(gateway, askingDeviceOf(request, gateway), request.body),
  );
};
