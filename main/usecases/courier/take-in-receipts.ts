import { ReceiptsFile, type VerifiedAnswer } from '../../../central/api/bundle.ts';
import type { Output } from '../../../preload/contract/calls.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { WriteDb } from '../../vault/open.ts';
import { findForReceipt } from '../../vault/queries/courier.ts';
import { oweReconciling } from '../../vault/queries/epochs.ts';
import { isPlaceTaken, markParked, markSent } from '../../vault/queries/outbox-progress.ts';
import { retireBlobs } from '../../vault/queries/uploads.ts';
import { audit } from '../audit.ts';
import type { Desk, Refused } from '../desk.ts';

type TakeInProblem = Refused<
  'courier/file-gone' | 'courier/not-receipts' | 'courier/damaged' | 'courier/other-machine'
>['problem'];

type Counts = Output<'courier/take-in'>;

/** Receipts of fifty thousand pieces of work; what is longer is cut off here, and then no receipts file. */
const longestReceipts = 32 * 1024 * 1024;

/** A receipts file starts like this, also one that was cut off. */
const beginning = '{"kind":"counterpart-receipts"';

/**
 * Takes in what came back on the stick. Each answer is measured by itself: central must have signed it, about this machine, about the very
 * bytes that lie here. Whatever is not so changes nothing, and the rest still counts.
 */
export const takeInReceipts = async (desk: Desk, fileId: string): Promise<Result<Counts, TakeInProblem>> => {
  const text = desk.courier.files.read(fileId, (source) =>
    source.subarray(0, Math.min(source.length, longestReceipts)).toString('utf8'),
  );
  if (text === null) return fail({ code: 'courier/file-gone' });
  const file = parse(text);
  if (file === null) {
    return fail({ code: text.startsWith(beginning) ? 'courier/damaged' : 'courier/not-receipts' });
  }
  if (file.deviceId !== desk.deviceId) return fail({ code: 'courier/other-machine' });
  if (file.answers.length !== file.count) return fail({ code: 'courier/damaged' });
  const answers = await Promise.all(
    file.answers.map(async (jws) => ({ jws, answer: await desk.courier.verify(jws) })),
  );
  const counts = desk.vault.transact((db) => settleAll(desk, db, { bundleId: file.bundleId, answers }));
  desk.announce({ event: 'outbox/changed', data: {} });
  desk.announce({ event: 'status/changed', data: {} });
  // Whatever has taken effect at central is fetched now, and what was in the way of later work is so no longer.
  desk.traffic.sendNow();
  return ok(counts);
};

const parse = (text: string): ReceiptsFile | null => {
  try {
    return ReceiptsFile.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

type Answered = { readonly jws: string; readonly answer: VerifiedAnswer | null };

const settleAll = (
  desk: Desk,
  db: WriteDb,
  { bundleId, answers }: { readonly bundleId: string; readonly answers: readonly Answered[] },
): Counts => {
  const at = desk.clock.now().toISOString();
  const settled = answers.map((each) => settle(db, each, at));
  const count = (of: keyof Counts): number => settled.filter((each) => each === of).length;
  const counts = {
    released: count('released'),
    known: count('known'),
    parked: count('parked'),
    rejected: count('rejected'),
  };
  // Central may have lost since what it says here, and this machine may have asked it before it had these answers.
  if (counts.released + counts.parked > 0) oweReconciling(db);
  audit(desk, db, {
    action: 'courier/taken-in',
    subjectId: null,
    details: { bundleId, released: String(counts.released), rejected: String(counts.rejected) },
  });
  return counts;
};

const settle = (db: WriteDb, { jws, answer }: Answered, at: string): keyof Counts => {
  if (answer === null) return 'rejected';
  const { envelopeId } = answer;
  const item = findForReceipt(db, envelopeId);
  if (item === null || item.contentHash !== answer.hash) return 'rejected';
  if (item.state === 'sent') return 'known';
  if (answer.kind === 'refusal') {
    if (item.state === 'parked') return 'known';
    markParked(db, { envelopeId, reason: answer.code });
    return 'parked';
  }
  const { centralSequence } = answer;
  if (isPlaceTaken(db, { envelopeId, centralSequence })) return 'rejected';
  markSent(db, { envelopeId, jws, centralSequence, at });
  retireBlobs(db, envelopeId);
  return 'released';
};
