import { CheckpointAnswer, CheckpointRequest } from '../../api/audit.ts';
import { judgeCheckpoint } from '../../domain/judge-checkpoint.ts';
import { inTransaction } from '../../store/database.ts';
import {
  insertAuditBreak,
  insertCheckpoint,
  lockLastCheckpoint,
} from '../../store/queries/audit-checkpoints.ts';
import type { App } from '../app-type.ts';
import { deviceOf } from '../authenticate.ts';
import type { Gateway } from '../gateway.ts';

const keep = (
  { database, clock }: Gateway,
  deviceId: string,
  request: CheckpointRequest,
): Promise<CheckpointAnswer> =>
  inTransaction(database, async (db) => {
    const kept = { deviceId, at: clock() };
    const verdict = judgeCheckpoint(await lockLastCheckpoint(db, deviceId), request);
    if (verdict.kind === 'show') return { held: verdict.sequence };
    if (verdict.found !== null) await insertAuditBreak(db, verdict.found, kept);
    await insertCheckpoint(db, request.newest, kept);
    return { held: request.newest.sequence };
  });

/** Also of a device whose lease has run out: what it did until then is to be seen. */
export const auditRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/audit/checkpoints',
    {
      schema: {
        summary: 'Say how far the audit trail of this device goes, and show that it goes on from there',
        body: CheckpointRequest,
        response: { 200: CheckpointAnswer },
      },
    },
    (request) => keep(gateway, deviceOf(request).deviceId, request.body),
  );
};
