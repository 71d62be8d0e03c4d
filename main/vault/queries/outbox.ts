import type { OutboxItem } from '../../../preload/contract/outbox.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { openParked } from './open-parked.ts';

/** Completed work as it was signed: none of this ever changes. Moments are RFC 3339 in UTC with milliseconds. */
export type SignedWork = {
  readonly envelopeId: string;
  readonly deviceSequence: number;
  /** The subject: one lane each. */
  readonly lane: string;
  readonly laneSequence: number;
  readonly kind: OutboxItem['kind'];
  readonly subjectId: string;
  /** Null where the work came from no contact. */
  readonly interactionId: string | null;
  /** Set exactly for `act-completed`. */
  readonly actId: string | null;
  readonly staffId: string;
  readonly content: string;
  readonly signature: string;
  readonly contentHash: string;
  readonly capturedAt: string;
};

/** What the sender needs of an item. */
export type SendableItem = Pick<
  SignedWork,
  'envelopeId' | 'deviceSequence' | 'lane' | 'laneSequence' | 'content' | 'signature' | 'contentHash'
> & {
  readonly attempts: number;
  /** Of a central that was put back from a copy since; null where there was none. */
  readonly lostReceipt: string | null;
};

/** SQL: the receipt that the row named `work` had, the first one if there were several: it says when and in which order it was done. */
export const lostReceiptOf = (work: string): string =>
  `(SELECT jws FROM lost_receipt WHERE lost_receipt.envelope_id = ${work}.envelope_id ORDER BY central_sequence LIMIT 1) AS lostReceipt`;

export type NextSequences = {
  readonly deviceSequence: number;
  readonly laneSequence: number;
  /** Content hash of this device's previous envelope; null before its first. */
  readonly previousHash: string | null;
};

/** Puts the work in line, ready to be sent at once; belongs in the transaction that completes the work. */
export const insertOutboxRow = (db: WriteDb, work: SignedWork): void => {
  statement(
    db,
    `INSERT INTO outbox (envelope_id, device_sequence, lane, lane_sequence, kind, subject_id, interaction_id, act_id,
       staff_id, content, signature, content_hash, captured_at, state, attempts)
     VALUES (@envelopeId, @deviceSequence, @lane, @laneSequence, @kind, @subjectId, @interactionId, @actId, @staffId,
       @content, @signature, @contentHash, @capturedAt, 'waiting', 0)`,
  ).run(work);
};

/** Only within the transaction that inserts the row they are for. */
export const nextSequences = (db: WriteDb, lane: string): NextSequences => {
  const device = statement<{ readonly device_sequence: number; readonly content_hash: string }>(
    db,
    'SELECT device_sequence, content_hash FROM outbox ORDER BY device_sequence DESC LIMIT 1',
  ).get();
  const ofLane = statement<{ readonly last: number | null }>(
    db,
    'SELECT max(lane_sequence) AS last FROM outbox WHERE lane = ?',
  ).get(lane);
  return {
    deviceSequence: (device?.device_sequence ?? 0) + 1,
    laneSequence: (ofLane?.last ?? 0) + 1,
    previousHash: device?.content_hash ?? null,
  };
};

/**
 * What may be sent at `now`, in the order of the device: of every lane the head and what follows it, up to the first item that waits for
 * a later moment, for its attachments to be at central, or is being sent. A "sending" that ran out counts as not sent (protocol.md, rules 3
 * and 5). Parked items hold nobody else.
 */
export const listSendable = (
  db: ReadDb,
  when: { readonly now: string; readonly limit: number },
): readonly SendableItem[] =>
  statement<SendableItem>(
    db,
    `SELECT envelope_id AS envelopeId, device_sequence AS deviceSequence, lane, lane_sequence AS laneSequence, content,
       signature, content_hash AS contentHash, attempts, ${lostReceiptOf('item')}
     FROM outbox AS item
     WHERE state IN ('waiting', 'sending') AND NOT EXISTS (
       SELECT 1 FROM outbox AS before
       WHERE before.lane = item.lane AND before.lane_sequence <= item.lane_sequence
         AND before.state IN ('waiting', 'sending')
         AND (before.next_attempt_at > @now OR before.sending_until > @now OR EXISTS (
           SELECT 1 FROM envelope_blob JOIN blob USING (blob_id)
           WHERE envelope_blob.envelope_id = before.envelope_id AND is_at_central = 0)))
     ORDER BY device_sequence LIMIT @limit`,
  ).all(when);

/**
 * When the first wait, or the first sending without an answer, is over; only what is over after `after`, if that is given. Null where
 * nothing waits for a moment.
 */
export const findNextAttemptAt = (db: ReadDb, after = ''): string | null =>
  statement<{ readonly earliest: string | null }>(
    db,
    `SELECT min(coalesce(next_attempt_at, sending_until)) AS earliest FROM outbox
     WHERE state IN ('waiting', 'sending') AND coalesce(next_attempt_at, sending_until) > ?`,
  ).get(after)?.earliest ?? null;

export const findLastReceipt = (
  db: ReadDb,
): { readonly envelopeId: string; readonly centralSequence: number; readonly receivedAt: string } | null =>
  statement<{ readonly envelopeId: string; readonly centralSequence: number; readonly receivedAt: string }>(
    db,
    `SELECT envelope_id AS envelopeId, central_sequence AS centralSequence, received_at AS receivedAt
     FROM receipt ORDER BY received_at DESC, central_sequence DESC LIMIT 1`,
  ).get() ?? null;

/** Not yet received by central: waiting, being sent, or put aside. */
export const countUnsent = (db: ReadDb): number =>
  count(db, `SELECT count(*) AS n FROM outbox WHERE state IN ('waiting', 'sending')`) + countParked(db);

/** Put aside and not yet come to its end: what a supervisor has decided, or somebody amended or took back, waits for nobody. */
export const countParked = (db: ReadDb): number =>
  count(db, `SELECT count(*) AS n FROM outbox WHERE ${openParked}`);

const count = (db: ReadDb, sql: string): number => statement<{ readonly n: number }>(db, sql).get()?.n ?? 0;
