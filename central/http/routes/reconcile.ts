import { ReconcileAnswer, ReconcileRequest } from '../../api/reconcile.ts';
import { listMissingBlobs } from '../../store/queries/blobs.ts';
import { findUnaccepted } from '../../store/queries/envelopes.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';
import { leasedDeviceOf } from '../leased-device.ts';

const reconcile = async (
  { database }: Gateway,
  deviceId: string,
  { envelopeIds, blobs }: ReconcileRequest,
): Promise<ReconcileAnswer> => ({
  ...(await findUnaccepted(database, { envelopeIds, deviceId })),
  missingBlobs: [...(await listMissingBlobs(database, blobs))],
});

/** What a machine asks where central's database was put back from a copy. */
export const reconcileRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/sync/reconcile',
    {
      schema: {
        summary:
          'Which of this machine’s work central has not accepted, and which of these attachments it has not',
        body: ReconcileRequest,
        response: { 200: ReconcileAnswer },
      },
    },
    (request) => reconcile(gateway, leasedDeviceOf(request, gateway).deviceId, request.body),
  );
};
