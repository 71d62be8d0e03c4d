import { createHash } from 'node:crypto';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** What somebody did. `details` are codes, ids and counts: enough to reconstruct, no case content. */
export type AuditEntry = {
  readonly at: string;
  /** Null for what the machine does by itself. */
  readonly staffId: string | null;
  readonly action: string;
  readonly subjectId: string | null;
  readonly interactionId: string | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
};

type AuditRow = {
  readonly sequence: number;
  readonly at: string;
  readonly staff_id: string | null;
  readonly action: string;
  readonly subject_id: string | null;
  readonly interaction_id: string | null;
  readonly details: string;
  readonly previous_hash: string;
  readonly hash: string;
};

const beforeTheFirst = '';

/** Adds the entry at the end of the chain; belongs in the transaction of what it tells about. */
export const appendAudit = (db: WriteDb, entry: AuditEntry): void => {
  const last = statement<Pick<AuditRow, 'sequence' | 'hash'>>(
    db,
    'SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1',
  ).get();
  const row = {
    sequence: (last?.sequence ?? 0) + 1,
    at: entry.at,
    staff_id: entry.staffId,
    action: entry.action,
    subject_id: entry.subjectId,
    interaction_id: entry.interactionId,
    details: JSON.stringify(entry.details),
    previous_hash: last?.hash ?? beforeTheFirst,
  };
  statement(
    db,
    `INSERT INTO audit (sequence, at, staff_id, action, subject_id, interaction_id, details, previous_hash, hash)
     VALUES (@sequence, @at, @staff_id, @action, @subject_id, @interaction_id, @details, @previous_hash, @hash)`,
  ).run({ ...row, hash: hashOf(row) });
};

/**
 * Walks the chain from the entry after this one on; from 0 on, all of it. `brokenAt` is the sequence of the first entry that is changed,
 * missing or out of place. Entries cut off at the very end cannot be seen from here: for that central keeps checkpoints
 * (sync/keep-checkpoints.ts).
 */
export const verifyAudit = (
  db: ReadDb,
  after = 0,
): { readonly ok: boolean; readonly brokenAt: number | null } => {
  let sequence = after;
  let previousHash = after === 0 ? beforeTheFirst : null;
  const rows = statement<AuditRow>(db, 'SELECT * FROM audit WHERE sequence >= ? ORDER BY sequence');
  for (const row of rows.iterate(after)) {
    if (row.sequence === after) {
      previousHash = row.hash;
      continue;
    }
    sequence += 1;
    const isInPlace = row.sequence === sequence && row.previous_hash === previousHash;
    if (!isInPlace || row.hash !== hashOf(row)) return { ok: false, brokenAt: sequence };
    previousHash = row.hash;
  }
  return { ok: true, brokenAt: null };
};

/** SHA-256, base64url, over the columns as a JSON array: one form for one content, and no column can spill into the next. */
const hashOf = (row: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        row.sequence,
        row.at,
        row.staff_id,
        row.action,
        row.subject_id,
        row.interaction_id,
        row.details,
        row.previous_hash,
      ]),
    )
    .digest('base64url');
