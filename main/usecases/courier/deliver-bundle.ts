import { receiptsFile } from '../../../central/api/bundle.ts';
import {
  attachmentsFirst,
  framesInRequest,
  requestFrom,
  sealedIn,
} from '../../../central/api/journal-frames.ts';
import type { Output } from '../../../preload/contract/calls.ts';
import type { CourierCounts } from '../../../preload/contract/courier-calls.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { audit } from '../audit.ts';
import type { Desk, Refused } from '../desk.ts';
import type { Delivery } from './courier-port.ts';
import { heldFile } from './export-bundle.ts';

type OpenProblem = Refused<
  'courier/file-gone' | 'courier/not-a-bundle' | 'courier/damaged' | 'courier/newer' | 'courier/other-central'
>['problem'];

/** Reads a file that somebody brought. What is not whole, or not for our central, is refused before anything is delivered. */
export const openBundle = (
  { courier, deviceId }: Desk,
  fileId: string,
): Result<Output<'courier/open-bundle'>, OpenProblem> => {
  const reading = courier.files.read(fileId, courier.read);
  if (reading === null) return fail({ code: 'courier/file-gone' });
  if (!reading.ok) return fail({ code: `courier/${reading.fault}` });
  const bundle = reading.value;
  const frames = attachmentsFirst(bundle.records);
  courier.files.setDelivery(fileId, { bundle, frames, done: 0, results: [] });
  const { madeAt, count, deviceId: makerId } = bundle.manifest;
  return ok({ madeAt, items: count, records: frames.length, isOwn: makerId === deviceId });
};

type DeliverProblem = Refused<
  'courier/file-gone' | 'courier/not-a-bundle' | 'courier/unknown-machine' | 'courier/offline'
>['problem'];

/**
 * Delivers what makes one request on a bad line; the page shows how far it has come after each. A cut line costs that request, whose frames
 * may then come twice and count once.
 */
export const deliverNext = async (
  desk: Desk,
  fileId: string,
): Promise<Result<Output<'courier/deliver'>, DeliverProblem>> => {
  const { files, deliver } = desk.courier;
  const before = files.delivery(fileId);
  if (before === null) return fail({ code: 'courier/file-gone' });
  const some = requestFrom(before.frames, before.done, framesInRequest);
  const sealed = files.read(fileId, (source) => some.map((frame) => sealedIn(source, frame)));
  if (sealed === null) return fail({ code: 'courier/file-gone' });
  const results = sealed.length === 0 ? [] : await deliver(before.bundle, sealed);
  if (results === 'offline') return fail({ code: 'courier/offline' });
  if (results === 'refused') return fail({ code: 'courier/unknown-machine' });
  const after: Delivery = {
    ...before,
    done: before.done + some.length,
    results: [...before.results, ...results.filter((_, at) => some[at]?.kind === 'work')],
  };
  files.setDelivery(fileId, after);
  const total = before.frames.length;
  return ok({
    done: after.done,
    total,
    counts: countsOf(after),
    receipts: after.done < total ? null : finish(desk, after),
  });
};

const countsOf = ({ results }: Delivery): CourierCounts => {
  const count = (...of: readonly Delivery['results'][number]['result'][]): number =>
    results.filter(({ result }) => of.includes(result)).length;
  return {
    received: count('accepted', 'duplicate'),
    refused: count('refused'),
    undecided: count('later', 'conflict'),
    unreadable: count('unreadable'),
  };
};

/** The file to carry back. */
const finish = (desk: Desk, delivery: Delivery) => {
  const { manifest } = delivery.bundle;
  // Both machines may know the same citizens: what has taken effect is fetched now.
  desk.traffic.sendNow();
  desk.vault.transact((db) =>
    audit(desk, db, {
      action: 'courier/delivered',
      subjectId: null,
      details: {
        bundleId: manifest.bundleId,
        deviceId: manifest.deviceId,
        received: String(countsOf(delivery).received),
      },
    }),
  );
  const answers = delivery.results.flatMap(({ jws }) => jws ?? []);
  const bytes = Buffer.from(receiptsFile(manifest, answers), 'utf8');
  const fileName = `receipts-${manifest.madeAt.slice(0, 16).replaceAll(/[T:]/gu, '-')}.receipts`;
  const { fileId } = desk.courier.files.write((writeAt) => {
    writeAt(0, bytes);
    return bytes.length;
  });
  return heldFile(fileId, fileName, bytes.length);
};
