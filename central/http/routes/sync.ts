import type { FastifyRequest } from 'fastify';
import { RefillAnswer, RefillRequest } from '../../api/refill.ts';
import {
  PullPage,
  PullQuery,
  PushAnswer,
  PushRequest,
  schemaVersions,
  type Outcome,
} from '../../api/sync.ts';
import { isOfEpoch } from '../../domain/epoch.ts';
import { isTooOld } from '../../domain/schema-versions.ts';
import { inTransaction } from '../../store/database.ts';
import type { App } from '../app-type.ts';
import { deliverBatch } from '../delivery/deliver-batch.ts';
import { readerOf, refillCursor, type Device } from '../feed/filling-cursor.ts';
import { presentEpoch } from '../feed/present-epoch.ts';
import { readPage } from '../feed/read-page.ts';
import { openCursor, sealCursor, type AskedCursor, type Bearer } from '../feed/sealed-cursor.ts';
import type { Gateway } from '../gateway.ts';
import { askingDeviceOf, leasedDeviceOf } from '../leased-device.ts';
import { ProblemError } from '../problem-reply.ts';
import { largestBodyBytes } from '../request-body.ts';
import { serializeAs } from '../serialize-answer.ts';

/** Answered by place: nothing of the request was read. */
const comeAgain: Outcome = { outcome: 'later', id: '', afterMs: 0 };

const push = async (
  gateway: Gateway,
  request: Pick<FastifyRequest, 'device' | 'log'> & { readonly body: PushRequest },
): Promise<PushAnswer> => {
  const { envelopes, epoch: sentIn } = request.body;
  if (isTooOld(envelopes, schemaVersions)) throw new ProblemError('envelope/version-unknown', 'too old');
  const { epochId: epoch } = await presentEpoch(gateway, null);
  if (sentIn !== undefined && sentIn !== epoch) return { outcomes: envelopes.map(() => comeAgain), epoch };
  const outcomes = await deliverBatch(envelopes, {
    gateway,
    device: leasedDeviceOf(request, gateway),
    isCarried: false,
    reportBug: (error, instance) => request.log.error({ err: error, instance }, 'internal'),
  });
  gateway.wakeConnectors();
  return { outcomes: [...outcomes], epoch };
};

const readAsked = (text: string, bearer: Bearer, place: string): AskedCursor => {
  const asked = openCursor(text, bearer);
  if (asked === null) throw new ProblemError('request/invalid', place);
  return asked;
};

/** A place of another epoch is none that anything could go on from: the next pull fills that machine anyway. */
const refill = async (gateway: Gateway, device: Device, { cursor }: RefillRequest): Promise<RefillAnswer> => {
  const bearer = { deviceId: device.deviceId, key: gateway.keys.signing };
  const asked = readAsked(cursor, bearer, 'body/cursor');
  const reached = asked.cursor;
  const epoch = await presentEpoch(gateway, asked, device.deviceId);
  if (!isOfEpoch(reached, epoch)) return { cursor };
  return inTransaction(gateway.database, async (db) => {
    const reader = await readerOf(db, device);
    const refilled = await refillCursor(db, reader, { reached, now: gateway.clock() });
    return { cursor: sealCursor(refilled, bearer) };
  });
};

export const syncRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/sync/push',
    {
      bodyLimit: largestBodyBytes,
      serializerCompiler: serializeAs(PushAnswer),
      schema: {
        summary: 'Deliver signed envelopes: one outcome each, in the order of the request',
        body: PushRequest,
        response: { 200: PushAnswer },
      },
    },
    (request) => push(gateway, request),
  );
  app.post(
    '/v1/sync/refill',
    {
      schema: {
        summary: 'Be filled anew, from the place in the feed that was reached: the cursor to pull with',
        body: RefillRequest,
        response: { 200: RefillAnswer },
      },
    },
    (request) => refill(gateway, askingDeviceOf(request, gateway), request.body),
  );
  app.get(
    '/v1/sync/pull',
    {
      serializerCompiler: serializeAs(PullPage),
      schema: {
        summary: 'What has changed for this device since the cursor',
        querystring: PullQuery,
        response: { 200: PullPage },
      },
    },
    (request) => {
      const { cursor: text, limit } = request.query;
      const device = askingDeviceOf(request, gateway);
      const bearer = { deviceId: device.deviceId, key: gateway.keys.signing };
      const asked = text === '' ? null : readAsked(text, bearer, 'querystring/cursor');
      return readPage(gateway, device, { asked, limit });
    },
  );
};
