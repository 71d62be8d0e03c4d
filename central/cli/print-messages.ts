import { listSent } from '../connectors/notices.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say } from './say.ts';

/** Prints what the simulated notice connector was given, newest first: this is where a demonstration finds its codes. */
export const printMessages = async (flags: Flags): Promise<void> => {
  await visitDatabase(flags, async (database) => {
    const messages = await listSent(database);
    if (messages.length === 0) return say('Nothing yet.');
    for (const { at, to, address, kind, params } of messages) {
      const text = Object.entries(params).map(([name, value]) => `${name} ${value}`);
      say([at, to, address, kind, ...text].join('  '));
    }
  });
};
