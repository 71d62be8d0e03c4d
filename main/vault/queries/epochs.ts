import type { Epoch } from '../../../central/api/sync.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { forgetTold } from './told-subscriptions.ts';

/** The stretch of central's history that the records here are of (`Epoch`); null before one was told. */
export const findEpochId = (db: ReadDb): string | null =>
  statement<{ readonly epoch: string | null }>(db, 'SELECT epoch FROM sync_state').get()?.epoch ?? null;

/** Commits together with the page that told it. */
export const saveEpoch = (db: WriteDb, { id, versionFloor }: Epoch): void => {
  statement(
    db,
    `UPDATE sync_state SET epoch = @id, version_floor = @versionFloor, was_put_back = max(was_put_back, @versionFloor > 0)`,
  ).run({ id, versionFloor });
  noteHeardEpoch(db, id);
};

/**
 * Central is in this epoch now: where it is another than before, its knowledge of our work is asked for from the start, and what this machine
 * needs to follow is told once more.
 */
export const noteHeardEpoch = (db: WriteDb, epoch: string): void => {
  const { changes } = statement(
    db,
    'UPDATE sync_state SET heard_epoch = @epoch, asked_down_to = NULL WHERE heard_epoch IS NOT @epoch',
  ).run({ epoch });
  if (changes > 0) forgetTold(db);
};

export const findHeardEpoch = (db: ReadDb): string | null =>
  statement<{ readonly heard: string | null }>(db, 'SELECT heard_epoch AS heard FROM sync_state').get()
    ?.heard ?? null;

/**
 * Answers of central were taken in that it did not give just now: where it was ever put back from a copy, or may have been, they may be of
 * what it lost, and its knowledge of our work is asked for once more. In the transaction that takes them in.
 */
export const oweReconciling = (db: WriteDb): void => {
  statement(
    db,
    `UPDATE sync_state SET reconciled_epoch = NULL, asked_down_to = NULL, owed_again = owed_again + 1
     WHERE heard_epoch IS NOT NULL AND (was_put_back = 1 OR heard_epoch IS NOT epoch)`,
  ).run();
};

export type OwedReconciling = {
  readonly epoch: string;
  /** How often asking has begun anew within an epoch. */
  readonly owedAgain: number;
  /** A place in central's order: receipts from there on have been asked about. Null where nothing was. */
  readonly askedDownTo: number | null;
};

/** Null where central knows all of our work that it ever acknowledged, as far as this machine has heard. */
export const findOwedReconciling = (db: ReadDb): OwedReconciling | null =>
  statement<OwedReconciling>(
    db,
    `SELECT heard_epoch AS epoch, owed_again AS owedAgain, asked_down_to AS askedDownTo FROM sync_state
     WHERE heard_epoch IS NOT NULL AND heard_epoch IS NOT reconciled_epoch`,
  ).get() ?? null;

/**
 * How far the asking has come; with a null place nothing more is owed. Where another epoch was heard of meanwhile, or asking began anew, what
 * was answered to this asking says nothing of that.
 */
export const noteAsked = (db: WriteDb, { epoch, owedAgain }: OwedReconciling, place: number | null): void => {
  statement(
    db,
    `UPDATE sync_state SET asked_down_to = @place, reconciled_epoch = iif(@place IS NULL, @epoch, reconciled_epoch)
     WHERE heard_epoch = @epoch AND owed_again = @owedAgain`,
  ).run({ epoch, owedAgain, place });
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
