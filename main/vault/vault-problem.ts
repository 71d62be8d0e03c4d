import Database from 'better-sqlite3';
import type { ProblemOf } from '../../preload/contract/problem.ts';

/** What SQLite may say at any moment that is nobody's bug, by result code; null for everything else. */
export const vaultProblemOf = (error: unknown): ProblemOf<'vault/disk-full' | 'vault/damaged'> | null => {
  if (!(error instanceof Database.SqliteError)) return null;
  if (error.code === 'SQLITE_FULL') return { code: 'vault/disk-full' };
  if (isDamage(error.code)) return { code: 'vault/damaged' };
  return null;
};

/** `SQLITE_NOTADB` is also what a wrong key looks like: without the key a good file cannot be told from a bad one. */
const isDamage = (code: string): boolean =>
  code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT' || code.startsWith('SQLITE_CORRUPT_');
