import type { Epoch } from '../../../central/api/sync.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** The stretch of central's history that the records here are of (`Epoch`); null before one was told. */
export const findEpochId = (db: ReadDb): string | null =>
  statement<{ readonly epoch: string | null }>(db, 'SELECT epoch FROM sync_state').get()?.epoch ?? null;

/** Commits together with the page that told it. */
export const saveEpoch = (db: WriteDb, { id, versionFloor }: Epoch): void => {
  statement(db, 'UPDATE sync_state SET epoch = @id, version_floor = @versionFloor').run({ id, versionFloor });
  noteHeardEpoch(db, id);
};

/** Central is in this epoch now: where it is another than before, its knowledge of our work is asked for from the start. */
export const noteHeardEpoch = (db: WriteDb, epoch: string): void => {
  statement(
    db,
    'UPDATE sync_state SET heard_epoch = @epoch, asked_down_to = NULL WHERE heard_epoch IS NOT @epoch',
  ).run({ epoch });
};

export const findHeardEpoch = (db: ReadDb): string | null =>
  statement<{ readonly heard: string | null }>(db, 'SELECT heard_epoch AS heard FROM sync_state').get()
    ?.heard ?? null;

export type OwedReconciling = {
  readonly epoch: string;
  /** A place in central's order: receipts from there on have been asked about. Null where nothing was. */
  readonly askedDownTo: number | null;
};

/** Null where central knows all of our work that it ever acknowledged, as far as this machine has heard. */
export const findOwedReconciling = (db: ReadDb): OwedReconciling | null =>
  statement<OwedReconciling>(
    db,
    `SELECT heard_epoch AS epoch, asked_down_to AS askedDownTo FROM sync_state
     WHERE heard_epoch IS NOT NULL AND heard_epoch IS NOT reconciled_epoch`,
  ).get() ?? null;

export const noteAskedDownTo = (db: WriteDb, place: number): void => {
  statement(db, 'UPDATE sync_state SET asked_down_to = ?').run(place);
};

export const noteReconciled = (db: WriteDb, epoch: string): void => {
  statement(db, 'UPDATE sync_state SET reconciled_epoch = ?, asked_down_to = NULL').run(epoch);
};

/** Whoever central did not bring when it filled this machine in its present epoch; none while it still does. */
export const listNotBrought = (db: ReadDb, notAtWork: string, limit: number): readonly string[] =>
  statement<{ readonly personId: string }>(
    db,
    `SELECT person_id AS personId FROM person AS who
     WHERE version < (SELECT version_floor FROM sync_state WHERE cursor <> '' AND filling_total IS NULL)
       AND origin = 'sync' AND NOT ${notAtWork} LIMIT ?`,
  )
    .all(limit)
    .map(({ personId }) => personId);

/** Where everybody here was brought since, nobody needs to be looked for any more. Nothing changes while central still fills this machine. */
export const forgetFloor = (db: WriteDb): void => {
  statement(
    db,
    `UPDATE sync_state SET version_floor = 0
     WHERE version_floor > 0 AND cursor <> '' AND filling_total IS NULL
       AND NOT EXISTS (SELECT 1 FROM person WHERE origin = 'sync' AND version < version_floor)`,
  ).run();
};
