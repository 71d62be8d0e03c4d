import type { z } from 'zod';
import { ReconcileAnswer, ReconcileRequest } from '../../api/reconcile.ts';
import { listMissingBlobs } from '../../store/queries/blobs.ts';
import type { Device } from '../../store/queries/devices.ts';
import { findUnaccepted } from '../../store/queries/envelopes.ts';
import type { App } from '../app-type.ts';
import { keepEnded } from '../delivery/keep-ended.ts';
import type { Gateway } from '../gateway.ts';
import { leasedDeviceOf } from '../leased-device.ts';
import { largestBodyBytes } from '../request-body.ts';

const reconcile = async (
  gateway: Gateway,
  device: Device,
  { envelopeIds, blobs, ended }: z.output<typeof ReconcileRequest>,
): Promise<ReconcileAnswer> => {
  const { database } = gateway;
  await keepEnded(gateway, device, ended);
  return {
    ...(await findUnaccepted(database, { envelopeIds, deviceId: device.deviceId })),
    missingBlobs: [...(await listMissingBlobs(database, blobs))],
  };
};

/** What a machine asks where central's database was put back from a copy. */
export const reconcileRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/sync/reconcile',
    {
      bodyLimit: largestBodyBytes,
      schema: {
        summary:
          'Which of this machine’s work central has not accepted, and which of these attachments it has not',
        body: ReconcileRequest,
        response: { 200: ReconcileAnswer },
      },
    },
    (request) => reconcile(gateway, leasedDeviceOf(request, gateway), request.body),
  );
};
