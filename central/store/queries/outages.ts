import type { Outage } from '../../domain/service-board.ts';
import type { Queryable } from '../database.ts';

/** Those that stand, the oldest first. */
export const listOutages = async (
  db: Queryable,
): Promise<readonly (Outage & { readonly announcedBy: string })[]> => {
  const { rows } = await db.query<Outage & { readonly announcedBy: string }>(
    `select service, words, expected_until as "expectedUntil", announced_at as "announcedAt",
       announced_by as "announcedBy"
     from outage where ended_at is null order by announced_at, outage_id`,
  );
  return rows;
};

type Ended = { readonly service: string; readonly by: string; readonly at: Date };

/** False where none stood. */
export const endOutage = async (db: Queryable, { service, by, at }: Ended): Promise<boolean> => {
  const { rowCount } = await db.query(
    'update outage set ended_by = $2, ended_at = $3 where service = $1 and ended_at is null',
    [service, by, at],
  );
  return rowCount === 1;
};

/** In the place of the one that stands, which stays on record. */
export const announceOutage = async (
  db: Queryable,
  { service, words, expectedUntil, announcedAt }: Outage,
  by: string,
): Promise<void> => {
  await endOutage(db, { service, by, at: announcedAt });
  await db.query(
    'insert into outage (service, words, expected_until, announced_by, announced_at) values ($1, $2, $3, $4, $5)',
    [service, words, expectedUntil, by, announcedAt],
  );
};
