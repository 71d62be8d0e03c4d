import { FieldValues } from '../../../preload/contract/service.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** What somebody is writing to mend parked work: the last one to write is kept. */
export const putAmendmentDraft = (
  db: WriteDb,
  draft: {
    readonly envelopeId: string;
    readonly values: FieldValues;
    readonly staffId: string;
    readonly at: string;
  },
): void => {
  statement(
    db,
    `INSERT INTO amendment_draft (envelope_id, form_values, staff_id, saved_at)
     VALUES (@envelopeId, @values, @staffId, @at)
     ON CONFLICT (envelope_id) DO UPDATE SET form_values = excluded.form_values, staff_id = excluded.staff_id,
       saved_at = excluded.saved_at`,
  ).run({ ...draft, values: JSON.stringify(draft.values) });
};

export const findAmendmentDraft = (db: ReadDb, envelopeId: string): FieldValues | null => {
  const row = statement<{ readonly form: string }>(
    db,
    'SELECT form_values AS form FROM amendment_draft WHERE envelope_id = ?',
  ).get(envelopeId);
  return row === undefined ? null : FieldValues.parse(JSON.parse(row.form));
};
