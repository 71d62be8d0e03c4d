import type { KeyObject } from 'node:crypto';
import { readBundle, writeBundle } from '../../../central/api/bundle-file.ts';
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
  /** Where files lie while the page works with them; nothing else does. */
  readonly folder: string;
};

/** Carrying work by hand, with this machine's keys and its way to central. */
export const createCourierDesk = ({ device, key, call, folder }: Options): CourierPort => {
  const recipient = sealingKeyOf(PublicJwk.parse(JSON.parse(device.sealingKey)));
  const signingKey = PublicJwk.parse(JSON.parse(device.signingKey));
  return {
    files: createCourierFiles(folder),
    seal: (about, content, writeAt) =>
      writeBundle(
        { ...about, deviceId: device.deviceId, deviceKey: key.publicJwk },
        { ...content, recipient, privateKey: key.privateKey },
        writeAt,
      ),
    read: (source) => readBundle(source, recipient),
    deliver: async (bundle, frames) => {
      const answer = await carryBundle(call, { bundle, frames });
      if (answer.kind === 'refused') return 'refused';
      return answer.kind === 'answered' && answer.value.results.length === frames.length
        ? answer.value.results
        : 'offline';
    },
    verify: (jws) => readAnswer(jws, signingKey, device.deviceId),
  };
};
