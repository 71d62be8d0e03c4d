import type { ForeignChange } from '../../../central/api/sync.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** Who was faster, as central said when it last found the conflict. */
export const putForeignChange = (db: WriteDb, envelopeId: string, change: ForeignChange): void => {
  statement(
    db,
    `INSERT INTO foreign_change (envelope_id, at, staff_name, centre_name)
     VALUES (@envelopeId, @at, @staffName, @centreName)
     ON CONFLICT (envelope_id) DO UPDATE SET at = excluded.at, staff_name = excluded.staff_name,
       centre_name = excluded.centre_name`,
  ).run({ envelopeId, ...change });
};

export const findForeignChange = (db: ReadDb, envelopeId: string): ForeignChange | null =>
  statement<ForeignChange>(
    db,
    `SELECT at, staff_name AS staffName, centre_name AS centreName FROM foreign_change WHERE envelope_id = ?`,
  ).get(envelopeId) ?? null;
