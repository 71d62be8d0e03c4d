import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** What a server says to who knocks: it may be there already, and be bringing its data in order after a crash, for minutes. */
export type Standing = 'ready' | 'starting' | 'away';

/** PostgreSQL's `cannot_connect_now`: starting up, recovering, or shutting down. */
const notNow = '57P03';

export const askStanding = async (url: string): Promise<Standing> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    return error instanceof pg.DatabaseError && error.code === notNow ? 'starting' : 'away';
  } finally {
    await client.end().catch(() => undefined);
  }
};

const patienceMs = 60_000;
const tellEveryMs = 15_000;

export type Waiting = {
  /** False once the process is gone. */
  readonly isThere: () => boolean;
  /** How long a server that says nothing is waited for. */
  readonly patienceMs?: number;
  /** Told now and then while the server brings its data in order; how long that has taken. */
  readonly onRecovering?: (ms: number) => void;
};

/** Waits until it is ready, for as long as it says that it is starting; answers where it stands when there is no more to wait for. */
export const untilReady = async (url: string, waiting: Waiting): Promise<Standing> => {
  const started = Date.now();
  let [heardAt, toldAt] = [started, started];
  for (;;) {
    const standing = await askStanding(url);
    const now = Date.now();
    if (standing === 'ready' || !waiting.isThere()) return standing;
    if (standing === 'starting') heardAt = now;
    if (now - heardAt >= (waiting.patienceMs ?? patienceMs)) return standing;
    if (standing === 'starting' && now - toldAt >= tellEveryMs) {
      toldAt = now;
      waiting.onRecovering?.(now - started);
    }
    await wait(30);
  }
};
