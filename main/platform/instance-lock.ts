import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ProblemOf } from '../../preload/contract/problem.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { makePrivateFolder } from './files.ts';

export type InstanceLock = { readonly release: () => void };

/**
 * Makes this process the only one that works in a data folder. The lock is the operating system's own on a tiny SQLite file held in an
 * exclusive transaction: it goes with the process however that ends, so nothing is left to clean up after a crash.
 */
export const lockFolder = (folder: string): Result<InstanceLock, ProblemOf<'vault/in-use'>> => {
  makePrivateFolder(folder);
  const holder = new Database(join(folder, 'instance.lock'), { timeout: 0 });
  try {
    holder.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    const isHeld = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    if (isHeld) return fail({ code: 'vault/in-use' });
    throw error;
  }
  return ok({ release: () => holder.close() });
};
