import type { AuditMark } from '../../../central/api/audit.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** The number of the entry that central was last known to have a checkpoint of; null before the first. */
export const findHeldSequence = (db: ReadDb): number | null =>
  statement<{ readonly sequence: number }>(db, 'SELECT held_sequence AS sequence FROM audit_checkpoint').get()
    ?.sequence ?? null;

export const saveHeldSequence = (db: WriteDb, sequence: number): void => {
  statement(
    db,
    `INSERT INTO audit_checkpoint (only_row, held_sequence) VALUES (1, ?)
     ON CONFLICT (only_row) DO UPDATE SET held_sequence = excluded.held_sequence`,
  ).run(sequence);
};

/** The end of the trail; null where nothing has been done yet. */
export const findNewestMark = (db: ReadDb): AuditMark | null =>
  statement<AuditMark>(db, 'SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1').get() ?? null;

/** Null where there is no such entry. */
export const findHashAt = (db: ReadDb, sequence: number): string | null =>
  statement<{ readonly hash: string }>(db, 'SELECT hash FROM audit WHERE sequence = ?').get(sequence)?.hash ??
  null;
