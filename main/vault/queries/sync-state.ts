import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** How far this device has followed central. */
export type SyncState = {
  /** Central's own word for the place in its feed; empty before the first page. */
  readonly cursor: string;
  /** Our clock, at the last answer from central. */
  readonly lastContactAt: string | null;
  /** Central's clock, when what is kept here last equalled it. */
  readonly dataAsOf: string | null;
  /** People of the first filling; null once it is done. */
  readonly fillingTotal: number | null;
};

export const findCursor = (db: ReadDb): string => findSyncState(db).cursor;

/** Commits together with the page it belongs to (protocol.md, rule 7): call it in that page's transaction. */
export const saveCursor = (db: WriteDb, cursor: string): void => {
  statement(db, 'UPDATE sync_state SET cursor = ?').run(cursor);
};

/** Of the records that everybody here was filled with, or is being filled with. */
export const findFeedVersion = (db: ReadDb): number =>
  statement<{ readonly version: number }>(db, 'SELECT feed_version AS version FROM sync_state').get()
    ?.version ?? 0;

/** Commits together with the cursor with which that filling begins. */
export const saveFeedVersion = (db: WriteDb, version: number): void => {
  statement(db, 'UPDATE sync_state SET feed_version = ?').run(version);
};

/** `dataAsOf` null leaves the age of the data as it was: contact alone brings no data. */
export const saveLastContact = (
  db: WriteDb,
  contact: { readonly at: string; readonly dataAsOf: string | null },
): void => {
  statement(
    db,
    'UPDATE sync_state SET last_contact_at = @at, data_as_of = coalesce(@dataAsOf, data_as_of)',
  ).run(contact);
};

export const saveFilling = (db: WriteDb, total: number | null): void => {
  statement(db, 'UPDATE sync_state SET filling_total = ?').run(total);
};

export const findSyncState = (db: ReadDb): SyncState => {
  const row = statement<SyncState>(
    db,
    `SELECT cursor, last_contact_at AS lastContactAt, data_as_of AS dataAsOf, filling_total AS fillingTotal
     FROM sync_state`,
  ).get();
  if (row === undefined) throw new Error('the first migration makes the one row of sync_state');
  return row;
};
