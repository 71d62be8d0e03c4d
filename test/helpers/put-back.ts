import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { startCentral, type Central } from '../../central/http/start-central.ts';
import { openDatabase } from '../../central/store/database.ts';
import { country } from './central-world.ts';

/** A copy of a database as it is now, on the same server: as a backup is. No gateway may be on it meanwhile. Answers its address. */
export const copyDatabase = async (databaseUrl: string): Promise<string> => {
  const at = new URL(databaseUrl);
  const source = at.pathname.slice(1);
  const copy = `copy_${randomBytes(6).toString('hex')}`;
  at.pathname = '/postgres';
  const admin = openDatabase(at.href, 'test');
  try {
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [source]);
    await admin.query(`create database ${copy} template ${source} strategy file_copy`);
  } finally {
    await admin.end();
  }
  at.pathname = `/${copy}`;
  return at.href;
};

/** A gateway on that database, where another one was before. */
export const startAt = async (url: string, databaseUrl: string): Promise<Central> => {
  const port = Number(new URL(url).port);
  const central = await startCentral({ databaseUrl, port, ...country, isDemonstration: true });
  onTestFinished(() => central.close());
  return central;
};
