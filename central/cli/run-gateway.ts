import { once } from 'node:events';
import { startCentral, type Central } from '../http/start-central.ts';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import { fillRegisters } from './fill-registers.ts';
import type { Flags } from './flags.ts';
import { openStore, type Store } from './open-store.ts';
import { readCountry } from './country-pack.ts';
import { listenForEnd, talkToParent } from './parent.ts';
import { planDemoTrip } from './plan-demo-trip.ts';
import { say, UserProblem } from './say.ts';

const prepare = async (store: Store, flags: Flags, end: AbortSignal): Promise<void> => {
  const database = openDatabase(store.url, 'counterpart-loader');
  try {
    await migrate(database);
    await fillRegisters(database, flags, end);
    if (flags.hasDemoTrip) await planDemoTrip(database, new Date());
  } finally {
    await database.end();
  }
};

const start = async (store: Store, flags: Flags): Promise<Central> => {
  try {
    return await startCentral({
      databaseUrl: store.url,
      host: flags.host,
      port: flags.port,
      ...(await readCountry('dk')),
      isDemonstration: flags.isDemonstration,
      logger: { level: 'error' },
    });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!isTaken) throw error;
    throw new UserProblem(`Port ${flags.port} is taken by another program. Choose another with --port.`);
  }
};

const untilAborted = async (end: AbortSignal): Promise<void> => {
  if (!end.aborted) await once(end, 'abort');
};

const serve = async (store: Store, flags: Flags, end: AbortSignal): Promise<void> => {
  await prepare(store, flags, end);
  const central = await start(store, flags);
  say(`Central: ${central.url}${flags.isDemonstration ? ' (shows what it received)' : ''}`);
  if (!flags.isDemonstration)
    say(
      'No register, mailbox or telephone is connected: what is for them waits. --demonstration simulates them.',
    );
  talkToParent(central);
  await Promise.race([untilAborted(end), store.ended ?? untilAborted(end)]);
  await central.close();
  // Left alone it would refuse everything that comes, for as long as nobody looks.
  if (!end.aborted)
    throw new UserProblem('PostgreSQL has ended by itself, and central with it. Start it again.');
};

/**
 * Runs the gateway until it is asked to end; then everything it started has ended too. Asked while the country is being made, it gives
 * that up: the next start makes it anew.
 */
export const runGateway = async (flags: Flags): Promise<void> => {
  const end = listenForEnd();
  const store = await openStore(flags);
  try {
    await serve(store, flags, end);
  } catch (error) {
    if (!end.aborted) throw error;
  } finally {
    await store.close();
  }
};
