import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { gatewayName } from '../database.ts';
import { readPassword, serverDatabase } from './cluster.ts';
import { findServerUser, serverFolder } from './server-user.ts';
import { untilReady, type Waiting } from './until-ready.ts';

/** A server that already runs on a data folder. */
export type RunningServer = {
  readonly pid: number;
  readonly url: string;
  /** Whoever started it lives, or a gateway is connected to it; otherwise it is an orphan. */
  readonly isInUse: boolean;
  /** A command started it, and ends it with its own work. */
  readonly isPassing: boolean;
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const starterName = 'counterpart-starter';
const passingName = 'counterpart-command';

/**
 * Shows in the server, for as long as this process lives, that it is nobody's orphan: also while the country is being made, or a command
 * looks something up. The answer ends that.
 */
export const holdServer = async (url: string, isPassing: boolean): Promise<() => Promise<void>> => {
  const holder = new pg.Client({
    connectionString: url,
    application_name: isPassing ? passingName : starterName,
  });
  holder.on('error', () => undefined);
  await holder.connect();
  return () => holder.end();
};

const patience = { connectionTimeoutMillis: 5000, query_timeout: 5000 };

/** The names of those who started it or serve from it; null where it gave no answer. */
const holdersOf = async (url: string): Promise<readonly string[] | null> => {
  const client = new pg.Client({ connectionString: url, ...patience });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query<{ name: string }>(
      'select application_name as name from pg_stat_activity where application_name = any($1)',
      [[gatewayName, starterName, passingName]],
    );
    return found.rows.map(({ name }) => name);
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Reads `postmaster.pid` (line 1 the process, line 4 the port); null where no server runs. One that is recovering is waited for. */
export const findRunningServer = async (
  dataFolder: string,
  onRecovering?: Waiting['onRecovering'],
): Promise<RunningServer | null> => {
  const folder = await serverFolder(dataFolder, await findServerUser());
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 1) || !(port > 0) || !isAlive(pid)) return null;
  const url = `postgres://counterpart:${await readPassword(dataFolder)}@127.0.0.1:${port}/${serverDatabase}`;
  // After a crash of the machine the number may belong to somebody else: only what answers with our password is our server.
  const waiting = { isThere: () => isAlive(pid), patienceMs: 0, ...(onRecovering && { onRecovering }) };
  if ((await untilReady(url, waiting)) !== 'ready') return null;
  const holders = await holdersOf(url);
  // Either it ended meanwhile, or it has too much to do for an answer: then it is surely somebody's.
  if (holders === null && (await untilReady(url, waiting)) !== 'ready') return null;
  const isInUse = holders === null || holders.length > 0;
  return { pid, url, isInUse, isPassing: holders?.includes(passingName) === true };
};

/** Ends an orphan in an orderly way and waits for it. */
export const stopOrphan = async (server: RunningServer): Promise<void> => {
  process.kill(server.pid, 'SIGINT');
  for (let waited = 0; isAlive(server.pid); waited += 50) {
    if (waited > 30_000) throw new Error(`the PostgreSQL process ${server.pid} does not end`);
    await wait(50);
  }
};
