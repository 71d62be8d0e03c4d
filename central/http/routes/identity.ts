import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { EidAttemptAnswer, EidAttemptRequest, EidAttemptState } from '../../api/identity.ts';
import { returnPath, simulatedProviders } from '../../connectors/eid/eid-simulator.ts';
import type { EidProviders } from '../../connectors/eid/eid-providers.ts';
import { endPage, pagePolicy } from '../../connectors/eid/sign-in-page.ts';
import { signInTexts } from '../../connectors/eid/sign-in-texts.ts';
import { listStaff } from '../../store/queries/centres.ts';
import type { Device } from '../../store/queries/devices.ts';
import {
  findEidResponse,
  forgetEidAttempts,
  insertEidAttempt,
  keepEidResponse,
} from '../../store/queries/eid-attempts.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';
import { askingDeviceOf } from '../leased-device.ts';
import { ProblemError } from '../problem-reply.ts';

/** A citizen needs time to find a phone; a desk does not wait longer. */
const attemptMinutes = 5;
const keptHours = 1;

const providersOf = (gateway: Gateway): EidProviders =>
  gateway.eidProviders ?? simulatedProviders(gateway.publicUrl());

const begin = async (
  gateway: Gateway,
  device: Device,
  { provider, state, staffId }: EidAttemptRequest,
): Promise<EidAttemptAnswer> => {
  if (gateway.eidProviders === null && !gateway.isDemonstration) throw new ProblemError('request/not-found');
  const staff = await listStaff(gateway.database, device.centreId);
  if (!staff.some((member) => member.staffId === staffId)) {
    throw new ProblemError('purpose/refused', 'staff member');
  }
  const now = gateway.clock();
  const attempt = {
    attemptId: randomUUID(),
    deviceId: device.deviceId,
    staffId,
    provider,
    state,
    begunAt: now,
    expiresAt: new Date(now.getTime() + attemptMinutes * 60_000),
  };
  await forgetEidAttempts(gateway.database, new Date(now.getTime() - keptHours * 3_600_000));
  if (!(await insertEidAttempt(gateway.database, attempt)))
    throw new ProblemError('request/invalid', 'state');
  return {
    attemptId: attempt.attemptId,
    ...providersOf(gateway)[provider],
    redirectUri: `${gateway.publicUrl()}${returnPath}`,
    expiresAt: attempt.expiresAt.toISOString(),
  };
};

/** As often as it is asked for: an answer may be cut off on its way, and what it carries is good for one use at the provider. */
const look = async (gateway: Gateway, device: Device, attemptId: string): Promise<EidAttemptState> => {
  const asked = { attemptId, deviceId: device.deviceId, now: gateway.clock() };
  const found = await findEidResponse(gateway.database, asked);
  if (found === null) throw new ProblemError('request/not-found');
  if (found.response !== null) return { state: 'returned', response: found.response };
  return found.isOver ? { state: 'ended' } : { state: 'waiting' };
};

/** What a provider says of itself by what it sends back (RFC 6749, section 4.1.2.1): a citizen who gave up is no fault of it. */
const isFaultOfProvider = (query: URLSearchParams): boolean =>
  ['server_error', 'temporarily_unavailable'].includes(query.get('error') ?? '');

/** Longest redirect that is kept: a code, a state and an issuer. */
const longestResponse = 4000;

/** Where the provider sends the citizen's browser. It proves nothing here: only the workstation can use what it carries. */
const returnRoute = (app: App, gateway: Gateway): void => {
  app.get(returnPath, { config: { isOpen: true }, schema: { hide: true } }, async (request, reply) => {
    const response = request.url.split('?')[1] ?? '';
    const query = new URLSearchParams(response);
    const state = query.get('state') ?? '';
    const isKept =
      response.length <= longestResponse &&
      (await keepEidResponse(gateway.database, { state, response, now: gateway.clock() }));
    if (isKept) gateway.watch.note('eid', !isFaultOfProvider(query));
    const outcome = isKept ? (query.has('code') ? 'done' : 'notDone') : 'ended';
    return reply
      .header('content-security-policy', pagePolicy)
      .header('cache-control', 'no-store')
      .header('referrer-policy', 'no-referrer')
      .type('text/html; charset=utf-8')
      .send(endPage(signInTexts(request.headers['accept-language']), outcome));
  });
};

export const identityRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/identity/eid-attempts',
    {
      bodyLimit: 16 * 1024,
      schema: {
        summary: 'Begin a sign-in of a citizen with an eID; the workstation is the OpenID Connect client',
        body: EidAttemptRequest,
        response: { 200: EidAttemptAnswer },
      },
    },
    (request) => begin(gateway, askingDeviceOf(request, gateway), request.body),
  );
  app.get(
    '/v1/identity/eid-attempts/:attemptId',
    {
      schema: {
        summary: 'What the provider answered',
        params: z.object({ attemptId: z.uuid() }),
        response: { 200: EidAttemptState },
      },
    },
    (request) => look(gateway, askingDeviceOf(request, gateway), request.params.attemptId),
  );
  returnRoute(app, gateway);
};
