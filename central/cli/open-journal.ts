import { readingFile } from '../api/byte-source.ts';
import { attachmentsFirst, readJournal, requestFrom, sealedIn, type Frame } from '../api/journal-frames.ts';
import { deliverJournal } from '../http/delivery/deliver-journal.ts';
import type { Gateway } from '../http/gateway.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { orUnreadable, say, UserProblem } from './say.ts';
import { visitingGateway } from './visiting-gateway.ts';

/** What is opened at once: enough to be quick, little enough for any machine. */
export const openedAtOnce = { frames: 100, bytes: 4 * 1024 * 1024 };

type Counts = Readonly<Record<Frame['kind'], Map<string, number>>>;

const deliverAll = async (path: string, frames: readonly Frame[], gateway: Gateway): Promise<Counts> => {
  const counts: Counts = { work: new Map(), piece: new Map() };
  const inOrder = attachmentsFirst(frames);
  for (let at = 0; at < inOrder.length;) {
    const some = requestFrom(inOrder, at, openedAtOnce);
    const sealed = readingFile(path, (source) => some.map((frame) => sealedIn(source, frame)));
    const results = await deliverJournal(sealed, {
      gateway,
      carrierId: null,
      reportBug: (error) =>
        say(error instanceof Error ? error.message : 'One of the records made central stumble.'),
    });
    some.forEach(({ kind }, index) => {
      const result = results[index] ?? 'unreadable';
      counts[kind].set(result, (counts[kind].get(result) ?? 0) + 1);
    });
    at += some.length;
  }
  return counts;
};

/** Opens the journal of a machine that was lost and judges what it holds; doing it twice has one effect. */
export const openJournalFile = async (flags: Flags): Promise<void> => {
  const [path] = flags.files;
  if (path === undefined) throw new UserProblem('Say which file: npm run central -- open-journal FILE');
  const journal = orUnreadable(path, () => readingFile(path, readJournal));
  await visitDatabase(flags, async (database) => {
    const gateway = await visitingGateway(database);
    const counts = await deliverAll(path, journal.records, gateway);
    const work = journal.records.filter(({ kind }) => kind === 'work').length;
    say(`${work} pieces of work; ${journal.unreadableBytes} bytes belong to no whole record.`);
    if (journal.unreadableWork > 0) say(`At least ${journal.unreadableWork} more cannot be read.`);
    for (const [result, count] of counts.work) say(`  ${result}: ${count}`);
    if (counts.piece.size > 0) say(`${journal.records.length - work} parts of documents.`);
    for (const [result, count] of counts.piece) say(`  ${result}: ${count}`);
  });
};
