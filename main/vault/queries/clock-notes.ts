import type { ActRecord } from '../../../central/api/records.ts';
import type { WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** Keeps central's word that it judged an act as of another moment than a machine's clock had said; it never changes. */
export const putClockNote = (db: WriteDb, { envelopeId, clockNote }: ActRecord): void => {
  if (clockNote === null) return;
  statement(
    db,
    `INSERT INTO clock_note (envelope_id, judged_as_of, behind_ms) VALUES (@envelopeId, @judgedAsOf, @behindMs)
     ON CONFLICT (envelope_id) DO NOTHING`,
  ).run({ envelopeId, ...clockNote });
};

/** Columns of a query on `outbox`: null where the clocks agreed. */
export const clockNoteColumns = `(SELECT judged_as_of FROM clock_note WHERE clock_note.envelope_id = outbox.envelope_id) AS judgedAsOf,
  (SELECT behind_ms FROM clock_note WHERE clock_note.envelope_id = outbox.envelope_id) AS clockBehindMs`;
