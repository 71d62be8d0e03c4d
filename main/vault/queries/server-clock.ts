import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** How far this machine's clock was from central's when central last answered. */
export type SeenClock = {
  /** Central's clock less this machine's. */
  readonly offsetMs: number;
  /** By this machine's clock. */
  readonly observedAt: string;
};

export const saveSeenClock = (db: WriteDb, seen: SeenClock): void => {
  statement(
    db,
    `INSERT INTO server_clock (only_row, offset_ms, observed_at) VALUES (1, @offsetMs, @observedAt)
     ON CONFLICT (only_row) DO UPDATE SET offset_ms = excluded.offset_ms, observed_at = excluded.observed_at`,
  ).run(seen);
};

export const findSeenClock = (db: ReadDb): SeenClock | null =>
  statement<SeenClock>(
    db,
    'SELECT offset_ms AS offsetMs, observed_at AS observedAt FROM server_clock',
  ).get() ?? null;
