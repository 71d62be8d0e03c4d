import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { openParked } from './open-parked.ts';

/** Unsent work that was saved to a file, to be carried by hand. */
export type CourierExport = {
  readonly bundleId: string;
  readonly madeAt: string;
  readonly staffId: string;
  readonly itemCount: number;
  /** Highest device sequence among them. */
  readonly lastDeviceSequence: number;
};

export const noteExport = (db: WriteDb, made: CourierExport): void => {
  statement(
    db,
    `INSERT INTO courier_export (bundle_id, made_at, staff_id, item_count, last_device_sequence)
     VALUES (@bundleId, @madeAt, @staffId, @itemCount, @lastDeviceSequence)`,
  ).run(made);
};

export const findLastExport = (db: ReadDb): CourierExport | null =>
  statement<CourierExport>(
    db,
    `SELECT bundle_id AS bundleId, made_at AS madeAt, staff_id AS staffId, item_count AS itemCount,
       last_device_sequence AS lastDeviceSequence FROM courier_export ORDER BY made_at DESC LIMIT 1`,
  ).get() ?? null;

/** What was too large for that file. */
export const noteLeftOut = (db: WriteDb, bundleId: string, envelopeIds: readonly string[]): void => {
  for (const envelopeId of envelopeIds)
    statement(db, 'INSERT INTO courier_left_out (bundle_id, envelope_id) VALUES (?, ?)').run(
      bundleId,
      envelopeId,
    );
};

/** Of that, what is still unsent. */
export const countLeftOut = (db: ReadDb, bundleId: string): number =>
  statement<{ readonly n: number }>(
    db,
    `SELECT count(*) AS n FROM courier_left_out JOIN outbox USING (envelope_id)
     WHERE bundle_id = ? AND (state IN ('waiting', 'sending') OR (${openParked}))`,
  ).get(bundleId)?.n ?? 0;

/** Unsent work that was finished after that one, and so lies in no file. */
export const countUnsentAfter = (db: ReadDb, deviceSequence: number): number =>
  statement<{ readonly n: number }>(
    db,
    `SELECT count(*) AS n FROM outbox WHERE device_sequence > ? AND (state IN ('waiting', 'sending') OR (${openParked}))`,
  ).get(deviceSequence)?.n ?? 0;

/** Which bytes an answer of central must be about, and whether one is here already; null for work that is not ours. */
export const findForReceipt = (
  db: ReadDb,
  envelopeId: string,
): { readonly contentHash: string; readonly state: 'waiting' | 'sending' | 'sent' | 'parked' } | null =>
  statement<{
    readonly contentHash: string;
    readonly state: 'waiting' | 'sending' | 'sent' | 'parked';
  }>(db, 'SELECT content_hash AS contentHash, state FROM outbox WHERE envelope_id = ?').get(envelopeId) ??
  null;
