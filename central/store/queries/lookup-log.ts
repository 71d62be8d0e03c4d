import type { Queryable } from '../database.ts';

/** Who looked up whom, why; the people found are filled in when the answer is known. */
export const logLookup = async (
  db: Queryable,
  lookup: {
    readonly at: Date;
    readonly deviceId: string;
    readonly staffId: string;
    readonly purposeId: string;
    readonly legalBasisId: string;
    readonly text: string;
  },
): Promise<string> => {
  const logged = await db.query<{ lookupId: string }>(
    `insert into lookup_log (at, device_id, staff_id, purpose_id, legal_basis_id, searched_text, found_ids)
     values ($1, $2, $3, $4, $5, $6, '{}') returning lookup_id as "lookupId"`,
    [lookup.at, lookup.deviceId, lookup.staffId, lookup.purposeId, lookup.legalBasisId, lookup.text],
  );
  const row = logged.rows[0];
  if (row === undefined) throw new Error('an insert returns its row');
  return row.lookupId;
};

export const logFound = async (
  db: Queryable,
  lookupId: string,
  personIds: readonly string[],
): Promise<void> => {
  await db.query(`update lookup_log set found_ids = $2 where lookup_id = $1`, [lookupId, personIds]);
};
