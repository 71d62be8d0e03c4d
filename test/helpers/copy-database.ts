import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../central/store/database.ts';

/** A copy of a database as it is now, on the same server: as a backup is. No gateway may be on it meanwhile. Answers its address. */
export const copyDatabase = async (databaseUrl: string): Promise<string> => {
  const at = new URL(databaseUrl);
  const source = at.pathname.slice(1);
  const copy = `copy_${randomBytes(6).toString('hex')}`;
  // Nobody is on this one: the source may be the server's first.
  at.pathname = '/template1';
  const admin = openDatabase(at.href, 'test');
  try {
    // Waits for each to end, which takes a moment where its gateway was killed.
    await admin.query('select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1', [
      source,
    ]);
    await admin.query(`create database ${copy} template ${source} strategy file_copy`);
  } finally {
    await admin.end();
  }
  at.pathname = `/${copy}`;
  return at.href;
};
