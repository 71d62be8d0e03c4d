import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** A file opened for a purpose: holds for one staff member in one session (domain.md: purpose). */
export type FileAccess = { readonly purposeId: string; readonly legalBasisId: string; readonly at: string };

export const grantAccess = (
  db: WriteDb,
  access: FileAccess & { readonly staffId: string; readonly personId: string; readonly sessionId: string },
): void => {
  statement(
    db,
    `INSERT OR REPLACE INTO file_access (session_id, person_id, staff_id, at, purpose_id, legal_basis_id)
     VALUES (@sessionId, @personId, @staffId, @at, @purposeId, @legalBasisId)`,
  ).run(access);
};

/** The purpose chosen last, or null where the file was not opened in this session. */
export const findAccess = (
  db: ReadDb,
  of: { readonly staffId: string; readonly personId: string; readonly sessionId: string },
): FileAccess | null =>
  statement<FileAccess>(
    db,
    `SELECT purpose_id AS purposeId, legal_basis_id AS legalBasisId, at FROM file_access
     WHERE session_id = @sessionId AND person_id = @personId AND staff_id = @staffId ORDER BY at DESC LIMIT 1`,
  ).get(of) ?? null;

/** When this staff member last said a purpose for the file, in whichever session; null where never. */
export const findLastAccess = (
  db: ReadDb,
  of: { readonly staffId: string; readonly personId: string },
): string | null =>
  statement<{ readonly at: string | null }>(
    db,
    'SELECT max(at) AS at FROM file_access WHERE person_id = @personId AND staff_id = @staffId',
  ).get(of)?.at ?? null;
