import { openDatabase, type Database } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { forgetData } from '../store/server/forget-data.ts';
import { startEmbeddedServer } from '../store/server/embedded-server.ts';
import { findRunningServer } from '../store/server/running-server.ts';
import { DataFolderInUseError } from '../store/server/start-lock.ts';
import type { Flags } from './flags.ts';
import { say, UserProblem } from './say.ts';

export type Store = {
  readonly url: string;
  readonly close: () => Promise<void>;
  /** Resolves when the embedded server is gone; null for somebody else's, which comes back by itself or by them. */
  readonly ended: Promise<unknown> | null;
};

const tellRecovering = (ms: number): void =>
  say(`PostgreSQL brings its data in order after a crash: ${Math.round(ms / 1000)} seconds so far.`);

const notOurs = { close: () => Promise.resolve(), ended: null };

/** The database the gateway serves from: somebody else's, or the embedded one, started here and ended with `close`. */
export const openStore = async (flags: Flags): Promise<Store> => {
  if (flags.databaseUrl !== null) {
    if (flags.isFresh)
      throw new UserProblem('--fresh works on the embedded PostgreSQL only: empty the other one yourself.');
    say('Database: the PostgreSQL of DATABASE_URL.');
    return { url: flags.databaseUrl, ...notOurs };
  }
  try {
    if (flags.isFresh) await forgetData(flags.dataFolder);
    const server = await startEmbeddedServer({
      dataFolder: flags.dataFolder,
      isDurable: true,
      onRecovering: tellRecovering,
    });
    say(`Database: embedded PostgreSQL, data in ${flags.dataFolder}.`);
    return { ...server, close: server.stop };
  } catch (error) {
    if (!(error instanceof DataFolderInUseError)) throw error;
    throw new UserProblem(
      `A central gateway already runs on ${flags.dataFolder}, or a command works there. Use that one, or end it first.`,
    );
  }
};

/** Whoever else was let in beside it would lose the database in the middle of its work. */
const startForCommand = async (dataFolder: string): Promise<Store> => {
  try {
    const server = await startEmbeddedServer({
      dataFolder,
      isDurable: true,
      isPassing: true,
      onRecovering: tellRecovering,
    });
    return { ...server, close: server.stop };
  } catch (error) {
    if (!(error instanceof DataFolderInUseError)) throw error;
    throw new UserProblem(
      `Another command works on ${dataFolder}, or a central gateway starts there. Try again in a moment.`,
    );
  }
};

/** The same database for a short look: beside the gateway if it runs, else started for this moment, by one command at a time. */
const visitStore = async (flags: Flags): Promise<Store> => {
  if (flags.databaseUrl !== null) return { url: flags.databaseUrl, ...notOurs };
  const running = await findRunningServer(flags.dataFolder, tellRecovering);
  const isServed = running !== null && running.isInUse && !running.isPassing;
  return isServed ? { url: running.url, ...notOurs } : startForCommand(flags.dataFolder);
};

/** What a command looks at or changes in that database; nothing stays open after it. */
export const visitDatabase = async (
  flags: Flags,
  work: (database: Database) => Promise<void>,
): Promise<void> => {
  const store = await visitStore(flags);
  const database = openDatabase(store.url, 'counterpart-visitor');
  try {
    await migrate(database);
    await work(database);
  } finally {
    await database.end();
    await store.close();
  }
};
