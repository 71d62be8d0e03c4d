import type { Output } from '../../../preload/contract/calls.ts';
import { courierPartBytes } from '../../../preload/contract/courier-calls.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { countUnsentAfter, findLastExport, noteExport } from '../../vault/queries/courier.ts';
import { lastDeviceSequence, listUnsentAfter } from '../../vault/queries/journal-work.ts';
import { nameOfStaff } from '../../vault/queries/lease.ts';
import { audit } from '../audit.ts';
import type { Desk, Refused } from '../desk.ts';

/** A held file as the page hears of it. */
export const heldFile = (fileId: string, fileName: string, { length }: Buffer) => ({
  fileId,
  fileName,
  bytes: length,
  parts: Math.ceil(length / courierPartBytes),
});

/**
 * Saves all that has no receipt yet to one file. Nothing is marked by it: the work is sent over the network too as soon as there is one,
 * and central counts it once.
 */
export const exportBundle = (
  desk: Desk,
): Result<Output<'courier/export'>, Refused<'courier/nothing-to-save'>['problem']> => {
  const unsent = listUnsentAfter(desk.vault.read, 0);
  if (unsent.length === 0) return fail({ code: 'courier/nothing-to-save' });
  const bundleId = desk.newId();
  const madeAt = desk.clock.now().toISOString();
  const work = unsent.map(({ envelopeId, content, signature }) => ({
    envelopeId,
    entry: { deviceId: desk.deviceId, content, signature },
  }));
  const bytes = desk.courier.seal({ bundleId, madeAt }, work);
  desk.vault.transact((db) => {
    noteExport(db, {
      bundleId,
      madeAt,
      staffId: desk.staff.staffId,
      itemCount: unsent.length,
      lastDeviceSequence: lastDeviceSequence(db),
    });
    audit(desk, db, {
      action: 'courier/exported',
      subjectId: null,
      details: { bundleId, items: String(unsent.length) },
    });
  });
  desk.announce({ event: 'outbox/changed', data: {} });
  const fileName = `unsent-work-${madeAt.slice(0, 16).replaceAll(/[T:]/gu, '-')}.bundle`;
  return ok({ file: heldFile(desk.courier.files.hold(bytes), fileName, bytes), items: unsent.length });
};

/** How much is unsent, and how much of it lies in a file. */
export const summarizeCourier = (desk: Desk): Output<'courier/summary'> => {
  const db = desk.vault.read;
  const last = findLastExport(db);
  return {
    unsent: countUnsentAfter(db, 0),
    last: last && {
      madeAt: last.madeAt,
      staffName: nameOfStaff(db, last.staffId),
      items: last.itemCount,
      newer: countUnsentAfter(db, last.lastDeviceSequence),
    },
  };
};
