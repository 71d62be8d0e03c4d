import pg from 'pg';

/** The name under which a gateway's connections show in `pg_stat_activity`. */
export const gatewayName = 'counterpart-gateway';

/** What a query needs: a pool, or one connection inside a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>;
export type Database = pg.Pool;

/** Neither side may wait for ever for one that has vanished without a word, by a power cut or behind a firewall that forgets. */
const vanishing: pg.PoolConfig = {
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  // PostgreSQL ends a transaction that nobody goes on with, and lets go of what it holds locked.
  idle_in_transaction_session_timeout: 60_000,
};

/**
 * How long a request waits, for a lock, for one of the connections, for an answer: a session that lives and does not let go would keep it
 * waiting for ever, and with it all that come after.
 */
export const gatewayWaits = {
  lock_timeout: 10_000,
  statement_timeout: 60_000,
  connectionTimeoutMillis: 10_000,
} as const satisfies pg.PoolConfig;

/** Waits as long as it takes unless told how long. */
export const openDatabase = (url: string, applicationName: string, waits: pg.PoolConfig = {}): Database => {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: applicationName,
    max: 12,
    ...vanishing,
    ...waits,
  });
  // A connection that breaks is replaced at the next query, idle or in the middle of a transaction, whose next query fails; without
  // listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

const deadlockDetected = '40P01';
const serializationFailure = '40001';

const isWorthRepeating = (error: unknown): boolean =>
  error instanceof pg.DatabaseError &&
  (error.code === deadlockDetected || error.code === serializationFailure);

/** PostgreSQL's codes where it is not there, is full, or has waited too long; the network's; and the words of the pool, which has no codes. */
const busyState = /^(08|40|53|55|57)/;
const networkCode = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_)/;
const poolWords = /^(timeout e|Connection terminated|Client has encountered a connection error)/;

/** True if the database could not be got to, or not in time: what was asked for may come again, and counts once. */
export const isDatabaseBusy = (error: unknown): boolean => {
  if (error instanceof pg.DatabaseError) return busyState.test(error.code ?? '');
  if (!(error instanceof Error)) return false;
  return networkCode.test('code' in error ? String(error.code) : '') || poolWords.test(error.message);
};

/** True if it is what we were given, or our own bug, that failed: not the database, which may answer better in a moment. */
export const isFaultOfTheWork = (error: unknown): boolean =>
  error instanceof pg.DatabaseError
    ? /^(22|23|54)/.test(error.code ?? '')
    : error instanceof TypeError || error instanceof RangeError;

/**
 * Runs the work in one transaction (read committed), repeated from its start when PostgreSQL chose it as the victim of a deadlock.
 * So the work must have no effect but on the database.
 */
export const inTransaction = async <T>(
  database: Database,
  work: (db: Queryable) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    const client = await database.connect();
    let isBroken = false;
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        isBroken = true;
      });
      if (attempt >= 5 || !isWorthRepeating(error)) throw error;
    } finally {
      client.release(isBroken);
    }
  }
};
