import type { Queryable } from '../database.ts';

/** Those of the people given whose address is shielded. */
export const listShielded = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (personIds.length === 0) return new Set();
  const found = await db.query<{ personId: string }>(
    `select subject_id as "personId" from person
     where subject_id = any($1) and (record->>'hasShieldedAddress')::boolean`,
    [personIds],
  );
  return new Set(found.rows.map(({ personId }) => personId));
};
