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

/**
 * The version below which nobody was brought since central was put back from a copy; null where nobody has to be looked for: it never was,
 * all were found, or central still fills this machine.
 */
export const findFloorToForgetBy = (db: ReadDb): number | null =>
  statement<{ readonly floor: number }>(
    db,
    `SELECT version_floor AS floor FROM sync_state
     WHERE version_floor > 0 AND cursor <> '' AND filling_total IS NULL`,
  ).get()?.floor ?? null;

/** Everybody below it has gone: nobody has to be looked for any more. */
export const forgetFloor = (db: WriteDb): void => {
  statement(
    db,
    `UPDATE sync_state SET version_floor = 0
     WHERE NOT EXISTS (SELECT 1 FROM person WHERE origin = 'sync' AND version < version_floor)`,
  ).run();
};
