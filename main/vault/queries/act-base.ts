import { FieldValues } from '../../../preload/contract/service.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** What the sources held of each field when its form was opened: what a conflict is compared with. */
export const insertActBase = (
  db: WriteDb,
  base: { readonly actId: string; readonly known: FieldValues; readonly at: string },
): void => {
  statement(db, 'INSERT INTO act_base (act_id, known_values, at) VALUES (@actId, @known, @at)').run({
    ...base,
    known: JSON.stringify(base.known),
  });
};

/** Null for an act that was begun before this was kept. */
export const findActBase = (db: ReadDb, actId: string): FieldValues | null => {
  const row = statement<{ readonly known: string }>(
    db,
    'SELECT known_values AS known FROM act_base WHERE act_id = ?',
  ).get(actId);
  return row === undefined ? null : FieldValues.parse(JSON.parse(row.known));
};
