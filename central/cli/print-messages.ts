import { listSent } from '../connectors/notices.ts';
import { openDatabase } from '../store/database.ts';
import { migrate } from '../store/migrate.ts';
import type { Flags } from './flags.ts';
import { visitStore } from './open-store.ts';
import { say } from './say.ts';

/** Prints what the simulated notice connector was given, newest first: this is where a demonstration finds its codes. */
export const printMessages = async (flags: Flags): Promise<void> => {
  const store = await visitStore(flags);
  const database = openDatabase(store.url, 'counterpart-visitor');
  try {
    await migrate(database);
    const messages = await listSent(database);
    if (messages.length === 0) return say('Nothing yet.');
    for (const { at, to, address, kind, params } of messages) {
      const text = Object.entries(params).map(([name, value]) => `${name} ${value}`);
      say([at, to, address, kind, ...text].join('  '));
    }
  } finally {
    await database.end();
    await store.close();
  }
};
