import Database from 'better-sqlite3';
import type { ProblemOf } from '../../preload/contract/problem.ts';

export type StorageProblem = ProblemOf<'vault/disk-full' | 'vault/disk-failing' | 'vault/damaged'>;

/**
 * What SQLite or the disk may say at any moment that is nobody's bug, by code; null for everything else. Not by message: those are for
 * people and change.
 */
export const vaultProblemOf = (error: unknown): StorageProblem | null => {
  if (error instanceof Database.SqliteError) return problemOfSqlite(error.code);
  return isSystemError(error) ? problemOfSystem(error.code) : null;
};

const problemOfSqlite = (code: string): StorageProblem | null => {
  if (code === 'SQLITE_FULL') return { code: 'vault/disk-full' };
  if (isDamage(code)) return { code: 'vault/damaged' };
  return isRefusal(code) ? { code: 'vault/disk-failing' } : null;
};

/** `SQLITE_NOTADB` is also what a wrong key looks like: without the key a good file cannot be told from a bad one. */
const isDamage = (code: string): boolean =>
  code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT' || code.startsWith('SQLITE_CORRUPT_');

/** The disk did not do what it was asked: not read, not written, not flushed, not even opened, or it has become read-only. */
const isRefusal = (code: string): boolean =>
  ['SQLITE_IOERR', 'SQLITE_CANTOPEN', 'SQLITE_READONLY'].some(
    (family) => code === family || code.startsWith(`${family}_`),
  );

const isSystemError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** errno(3), as Node names them: for the files beside the vault. */
const problemOfSystem = (code: string): StorageProblem | null => {
  if (code === 'ENOSPC' || code === 'EDQUOT') return { code: 'vault/disk-full' };
  return code === 'EIO' || code === 'EROFS' ? { code: 'vault/disk-failing' } : null;
};
