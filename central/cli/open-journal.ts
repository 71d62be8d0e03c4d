import { readFile } from 'node:fs/promises';
import { readJournal } from '../api/journal.ts';
import { deliverJournal } from '../http/delivery/deliver-journal.ts';
import { openDatabase } from '../store/database.ts';
import type { Flags } from './flags.ts';
import { visitStore } from './open-store.ts';
import { say, UserProblem } from './say.ts';
import { visitingGateway } from './visiting-gateway.ts';

const batchSize = 200;

/** Opens the journal of a machine that was lost and judges what it holds; doing it twice has one effect. */
export const openJournalFile = async (flags: Flags): Promise<void> => {
  const [path] = flags.files;
  if (path === undefined) throw new UserProblem('Say which file: npm run central -- open-journal FILE');
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new UserProblem(`${path} cannot be read.`);
  const journal = readJournal(bytes);
  const store = await visitStore(flags);
  const database = openDatabase(store.url, 'counterpart-visitor');
  try {
    const gateway = await visitingGateway(database);
    const counts = new Map<string, number>();
    for (let at = 0; at < journal.records.length; at += batchSize) {
      const sealed = journal.records.slice(at, at + batchSize).map((record) => record.sealed);
      const results = await deliverJournal(sealed, gateway, (error) =>
        say(error instanceof Error ? error.message : 'One of the records made central stumble.'),
      );
      for (const result of results) counts.set(result, (counts.get(result) ?? 0) + 1);
    }
    say(`${journal.records.length} records; ${journal.unreadableBytes} bytes belong to no whole record.`);
    for (const [result, count] of counts) say(`  ${result}: ${count}`);
  } finally {
    await database.end();
    await store.close();
  }
};
