import type { Output } from '../../../preload/contract/calls.ts';
import { courierPartBytes } from '../../../preload/contract/courier-calls.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { ReadableBlob } from '../../../central/api/journal.ts';
import type { ReadDb } from '../../vault/open.ts';
import { readBytes } from '../../vault/queries/blobs.ts';
import {
  countLeftOut,
  countUnsentAfter,
  findLastExport,
  noteExport,
  noteLeftOut,
} from '../../vault/queries/courier.ts';
import {
  lastDeviceSequence,
  listBlobsNamedBy,
  listUnsentSizes,
  readSigned,
  type BlobHere,
} from '../../vault/queries/journal-work.ts';
import { nameOfStaff } from '../../vault/queries/lease.ts';
import { audit } from '../audit.ts';
import type { Desk, Refused } from '../desk.ts';
import { chooseWork, type WorkToCarry } from './choose-work.ts';

/** A held file as the page hears of it. */
export const heldFile = (fileId: string, fileName: string, bytes: number) => ({
  fileId,
  fileName,
  bytes,
  parts: Math.ceil(bytes / courierPartBytes),
});

/** So much is still copied in minutes, and fits on any stick. A day's work of a whole town hall, with its documents, is less. */
export const largestBundleBytes = 256 * 1024 * 1024;

type ExportProblem = Refused<'courier/nothing-to-save' | 'courier/documents-too-large'>['problem'];
type Named = Omit<WorkToCarry, 'blobs'> & { readonly blobs: readonly BlobHere[] };

/**
 * Saves all that has no receipt yet to one file, with its documents; where that is too much, what was done first. Nothing is marked by it:
 * the work is sent over the network too as soon as there is one, and central counts it once.
 */
export const exportBundle = (
  desk: Desk,
  mostBytes = largestBundleBytes,
): Result<Output<'courier/export'>, ExportProblem> => {
  const db = desk.vault.read;
  const unsent: readonly Named[] = listUnsentSizes(db).map((each) => ({
    ...each,
    blobs: listBlobsNamedBy(db, each.envelopeId),
  }));
  if (unsent.length === 0) return fail({ code: 'courier/nothing-to-save' });
  const { taken, leftOut } = chooseWork(unsent, mostBytes);
  if (taken.length === 0) return fail({ code: 'courier/documents-too-large' });
  const bundleId = desk.newId();
  const madeAt = desk.clock.now().toISOString();
  const { fileId, bytes } = desk.courier.files.write((writeAt) =>
    desk.courier.seal({ bundleId, madeAt }, contentOf(desk, taken), writeAt),
  );
  desk.vault.transact((write) => {
    noteExport(write, {
      bundleId,
      madeAt,
      staffId: desk.staff.staffId,
      itemCount: taken.length,
      lastDeviceSequence: lastDeviceSequence(write),
    });
    noteLeftOut(
      write,
      bundleId,
      leftOut.map(({ envelopeId }) => envelopeId),
    );
    audit(desk, write, {
      action: 'courier/exported',
      subjectId: null,
      details: { bundleId, items: String(taken.length), leftOut: String(leftOut.length) },
    });
  });
  desk.announce({ event: 'outbox/changed', data: {} });
  const fileName = `unsent-work-${madeAt.slice(0, 16).replaceAll(/[T:]/gu, '-')}.bundle`;
  return ok({ file: heldFile(fileId, fileName, bytes), items: taken.length, leftOut: leftOut.length });
};

const contentOf = ({ vault: { read }, deviceId }: Desk, taken: readonly Named[]) => ({
  work: entriesOf(read, deviceId, taken),
  count: taken.length,
  blobs: [
    ...new Map(taken.flatMap(({ blobs }) => blobs.map((blob) => [blob.blobId, blob] as const))).values(),
  ].map(({ blobId, ...blob }): ReadableBlob => ({
    ...blob,
    read: (from, length) => readBytes(read, { blobId, from, length }),
  })),
});

/** Read one by one, as they are written. */
function* entriesOf(db: ReadDb, deviceId: string, taken: readonly Named[]) {
  for (const { envelopeId } of taken) {
    const signed = readSigned(db, envelopeId);
    if (signed === null) throw new Error('work is never deleted');
    yield { envelopeId, entry: { deviceId, ...signed } };
  }
}

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
      leftOut: countLeftOut(db, last.bundleId),
    },
  };
};
