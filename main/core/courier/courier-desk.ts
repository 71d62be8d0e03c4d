import type { KeyObject } from 'node:crypto';
import { readBundle, writeBundle } from '../../../central/api/bundle.ts';
import { PublicJwk } from '../../../central/api/devices.ts';
import { sealingKeyOf } from '../../../central/api/sealed-box.ts';
import { readAnswer } from '../../sync/receipts.ts';
import { carryBundle } from '../../sync/transport/bundle-delivery.ts';
import type { HttpCaller } from '../../sync/transport/http-caller.ts';
import type { CourierPort } from '../../usecases/courier/courier-port.ts';
import type { Device } from '../../vault/queries/device.ts';
import { createCourierFiles } from './courier-files.ts';

type Options = {
  readonly device: Device;
  readonly key: { readonly privateKey: KeyObject; readonly publicJwk: PublicJwk };
  readonly call: HttpCaller;
};

const patienceMs = 60_000;

/** Carrying work by hand, with this machine's keys and its way to central. */
export const createCourierDesk = ({ device, key, call }: Options): CourierPort => {
  const recipient = sealingKeyOf(PublicJwk.parse(JSON.parse(device.sealingKey)));
  const signingKey = PublicJwk.parse(JSON.parse(device.signingKey));
  return {
    files: createCourierFiles(),
    seal: (about, work) =>
      writeBundle(
        { ...about, deviceId: device.deviceId, deviceKey: key.publicJwk },
        { work, recipient, privateKey: key.privateKey },
      ),
    read: (bytes) => readBundle(bytes, recipient),
    deliver: async (bundle, sealed) => {
      const answer = await carryBundle(call, { bundle, sealed }, AbortSignal.timeout(patienceMs));
      if (answer.kind === 'refused') return 'refused';
      return answer.kind === 'answered' && answer.value.results.length === sealed.length
        ? answer.value.results
        : 'offline';
    },
    verify: (jws) => readAnswer(jws, signingKey, device.deviceId),
  };
};
