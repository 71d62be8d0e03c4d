import type { ServiceStatus } from '../../../central/api/service-status.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

export type HeardBoard = {
  /** By this machine's clock; null before the first. */
  readonly heardAt: string | null;
  readonly services: readonly ServiceStatus[];
};

export const findBoard = (db: ReadDb): HeardBoard => ({
  heardAt:
    statement<{ readonly heardAt: string }>(db, 'SELECT heard_at AS heardAt FROM service_board').get()
      ?.heardAt ?? null,
  services: statement<ServiceStatus>(
    db,
    `SELECT service, state, since, expected_until AS expectedUntil, announcement
     FROM service_status ORDER BY service`,
  ).all(),
});

/** In the place of what was heard before. */
export const saveBoard = (db: WriteDb, services: readonly ServiceStatus[], heardAt: string): void => {
  statement(
    db,
    `INSERT INTO service_board (only_row, heard_at) VALUES (1, ?)
     ON CONFLICT (only_row) DO UPDATE SET heard_at = excluded.heard_at`,
  ).run(heardAt);
  statement(db, 'DELETE FROM service_status').run();
  for (const each of services)
    statement(
      db,
      `INSERT INTO service_status (service, state, since, expected_until, announcement)
       VALUES (@service, @state, @since, @expectedUntil, @announcement)
       ON CONFLICT (service) DO NOTHING`,
    ).run(each);
};
