import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export class DataFolderInUseError extends Error {}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');

/**
 * Makes this process the only one that starts, makes or deletes the server of a data folder; `DataFolderInUseError` where another does. The
 * lock is the operating system's own on a tiny SQLite file, and goes with the process however that ends.
 */
export const whileStarting = async <T>(dataFolder: string, work: () => Promise<T>): Promise<T> => {
  await mkdir(dataFolder, { recursive: true });
  const holder = new Database(join(dataFolder, 'start.lock'), { timeout: 0 });
  try {
    holder.exec('begin exclusive');
    return await work();
  } catch (error) {
    throw isBusy(error) ? new DataFolderInUseError(dataFolder) : error;
  } finally {
    holder.close();
  }
};
