import { receiptsFile } from '../../../central/api/bundle.ts';
import type { Output } from '../../../preload/contract/calls.ts';
import type { CourierCounts } from '../../../preload/contract/courier-calls.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { audit } from '../audit.ts';
import type { Desk, Refused } from '../desk.ts';
import type { Delivery } from './courier-port.ts';
import { heldFile } from './export-bundle.ts';

/** Enough for one request on a bad line; the page shows how far it has come after each. */
const recordsAtOnce = 25;

type OpenProblem = Refused<
  'courier/file-gone' | 'courier/not-a-bundle' | 'courier/damaged' | 'courier/newer' | 'courier/other-central'
>['problem'];

/** Reads a file that somebody brought. What is not whole, or not for our central, is refused before anything is delivered. */
export const openBundle = (
  { courier, deviceId }: Desk,
  fileId: string,
): Result<Output<'courier/open-bundle'>, OpenProblem> => {
  const bytes = courier.files.find(fileId);
  if (bytes === null) return fail({ code: 'courier/file-gone' });
  const reading = courier.read(bytes);
  if (!reading.ok) return fail({ code: `courier/${reading.fault}` });
  courier.files.setDelivery(fileId, { bundle: reading.value, done: 0, results: [] });
  const { madeAt, count, deviceId: makerId } = reading.value.manifest;
  return ok({ madeAt, items: count, isOwn: makerId === deviceId });
};

type DeliverProblem = Refused<
  'courier/file-gone' | 'courier/not-a-bundle' | 'courier/unknown-machine' | 'courier/offline'
>['problem'];

/** Delivers the next records. A cut line costs the records of one request, which may then come twice and count once. */
export const deliverNext = async (
  desk: Desk,
  fileId: string,
): Promise<Result<Output<'courier/deliver'>, DeliverProblem>> => {
  const { courier } = desk;
  const before = courier.files.delivery(fileId);
  if (before === null) return fail({ code: 'courier/file-gone' });
  const sealed = before.bundle.sealed.slice(before.done, before.done + recordsAtOnce);
  const results = sealed.length === 0 ? [] : await courier.deliver(before.bundle, sealed);
  if (results === 'offline') return fail({ code: 'courier/offline' });
  if (results === 'refused') return fail({ code: 'courier/unknown-machine' });
  const after: Delivery = {
    bundle: before.bundle,
    done: before.done + sealed.length,
    results: [...before.results, ...results],
  };
  courier.files.setDelivery(fileId, after);
  const total = before.bundle.sealed.length;
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
  return heldFile(desk.courier.files.hold(bytes), fileName, bytes);
};
