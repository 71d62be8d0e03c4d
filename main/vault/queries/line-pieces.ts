import { z } from 'zod';
import { Obligation } from '../../../preload/contract/authority.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { latestPiece } from './legal-state.ts';

/** The piece that speaks for an act whose first one was parked and amended. */
export type LatestPiece = {
  readonly envelopeId: string;
  /** The bytes that were signed. */
  readonly content: string;
  readonly capturedAt: string;
  /** Null where it was sent on the ground the act was done on. */
  readonly obligations: readonly Obligation[] | null;
};

/** Null where nothing of it was changed (never parked, taken back or sent again as it was), or the first piece stands after all. */
export const findAmendingPiece = (db: ReadDb, envelopeId: string): LatestPiece | null => {
  const row = statement<Omit<LatestPiece, 'obligations'> & { readonly obligations: string | null }>(
    db,
    `SELECT outbox.envelope_id AS envelopeId, outbox.content, outbox.captured_at AS capturedAt, owed.obligations
     FROM outbox
     LEFT JOIN amended_obligation AS owed ON owed.envelope_id = outbox.envelope_id
     WHERE outbox.envelope_id = ${latestPiece('@envelopeId')} AND outbox.envelope_id <> @envelopeId AND EXISTS (
       SELECT 1 FROM resolution AS change
       WHERE change.first_id = @envelopeId AND change.how IN ('merged', 'resolved', 'amended'))`,
  ).get({ envelopeId });
  if (row === undefined) return null;
  const { obligations, ...piece } = row;
  return {
    ...piece,
    obligations: obligations === null ? null : z.array(Obligation).parse(JSON.parse(obligations)),
  };
};

export const insertAmendedObligations = (
  db: WriteDb,
  owed: { readonly envelopeId: string; readonly obligations: readonly Obligation[] },
): void => {
  statement(
    db,
    'INSERT INTO amended_obligation (envelope_id, obligations) VALUES (@envelopeId, @obligations)',
  ).run({ ...owed, obligations: JSON.stringify(owed.obligations) });
};
