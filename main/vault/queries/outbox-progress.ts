import type { WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/**
 * How a piece of outgoing work moves on: waiting -> sending -> sent, back to waiting, or parked for a person. Each function leaves
 * work that is already sent alone, so an answer that comes twice or late changes nothing.
 */

/** Takes the items for sending until that moment; after it they count as not sent. */
export const markSending = (db: WriteDb, envelopeIds: readonly string[], until: string): void => {
  const mark = statement(
    db,
    `UPDATE outbox SET state = 'sending', sending_until = ?, next_attempt_at = NULL, attempts = attempts + 1
     WHERE envelope_id = ? AND state IN ('waiting', 'sending')`,
  );
  for (const envelopeId of envelopeIds) mark.run(until, envelopeId);
};

/** Only for a receipt that was verified: it releases the item. A second receipt for the same item is ignored. */
export const markSent = (
  db: WriteDb,
  receipt: {
    readonly envelopeId: string;
    readonly jws: string;
    readonly centralSequence: number;
    readonly at: string;
  },
): void => {
  const kept = statement(
    db,
    `INSERT INTO receipt (envelope_id, jws, central_sequence, received_at)
     VALUES (@envelopeId, @jws, @centralSequence, @at) ON CONFLICT (envelope_id) DO NOTHING`,
  ).run(receipt);
  if (kept.changes === 0) return;
  statement(
    db,
    `UPDATE outbox SET state = 'sent', sent_at = ?, sending_until = NULL, next_attempt_at = NULL, reason = NULL
     WHERE envelope_id = ?`,
  ).run(receipt.at, receipt.envelopeId);
};

/** Another piece of work holds a receipt for this place in central's order. */
export const isPlaceTaken = (
  db: WriteDb,
  receipt: { readonly envelopeId: string; readonly centralSequence: number },
): boolean =>
  statement<{ readonly one: number }>(
    db,
    `SELECT 1 AS one FROM receipt WHERE central_sequence = @centralSequence AND envelope_id <> @envelopeId`,
  ).get(receipt) !== undefined;

/** `nextAttemptAt` null: at once. `reason` is a code of `outbox.json`, or null. */
export const markWaiting = (
  db: WriteDb,
  wait: {
    readonly envelopeId: string;
    readonly nextAttemptAt: string | null;
    readonly reason: string | null;
  },
): void => {
  statement(
    db,
    `UPDATE outbox SET state = 'waiting', next_attempt_at = @nextAttemptAt, sending_until = NULL, reason = @reason
     WHERE envelope_id = @envelopeId AND state <> 'sent'`,
  ).run(wait);
};

/** A person has to look; the item keeps its content and place, and holds nobody else. */
export const markParked = (
  db: WriteDb,
  park: { readonly envelopeId: string; readonly reason: string },
): void => {
  statement(
    db,
    `UPDATE outbox SET state = 'parked', next_attempt_at = NULL, sending_until = NULL, reason = @reason
     WHERE envelope_id = @envelopeId AND state <> 'sent'`,
  ).run(park);
};

/** Ends every wait, and every sending that an earlier life left behind: all that is not parked may go at once. */
export const clearWaits = (db: WriteDb): void => {
  statement(
    db,
    `UPDATE outbox SET state = 'waiting', next_attempt_at = NULL, sending_until = NULL
     WHERE state IN ('waiting', 'sending') AND (next_attempt_at IS NOT NULL OR sending_until IS NOT NULL)`,
  ).run();
};
