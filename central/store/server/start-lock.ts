import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class DataFolderInUseError extends Error {}

const sqliteBusy = 5;
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;

/**
 * Makes this process the only one that starts, makes or deletes the server of a data folder; `DataFolderInUseError` where another does. The
 * lock is the operating system's own on a tiny SQLite file, and goes with the process however that ends.
 */
export const whileStarting = async <T>(dataFolder: string, work: () => Promise<T>): Promise<T> => {
  await mkdir(dataFolder, { recursive: true });
  const holder = new DatabaseSync(join(dataFolder, 'start.lock'), { timeout: 0 });
  try {
    holder.exec('begin exclusive');
    return await work();
  } catch (error) {
    throw isBusy(error) ? new DataFolderInUseError(dataFolder) : error;
  } finally {
    holder.close();
  }
};
