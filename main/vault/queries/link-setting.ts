import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** False until somebody says so. */
export const findIsMetered = (db: ReadDb): boolean =>
  statement<{ readonly isMetered: number }>(db, 'SELECT is_metered AS isMetered FROM link_setting').get()
    ?.isMetered === 1;

export const saveIsMetered = (db: WriteDb, isMetered: boolean): void => {
  statement(
    db,
    `INSERT INTO link_setting (only_row, is_metered) VALUES (1, ?)
     ON CONFLICT (only_row) DO UPDATE SET is_metered = excluded.is_metered`,
  ).run(isMetered ? 1 : 0);
};
