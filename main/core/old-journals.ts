import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../../central/api/journal.ts';
import type { Log } from '../platform/log.ts';
import type { HttpCaller } from '../sync/transport/http-caller.ts';
import { deliverSealed } from '../sync/transport/journal-delivery.ts';
import { journalFileName } from '../vault/journal/journal-file.ts';

/** Journals of vaults that were lost on this machine: set aside, and not delivered yet. */
const isOldJournal = (file: string): boolean =>
  file.startsWith(`${journalFileName}.set-aside-`) && !file.endsWith(deliveredSuffix);

const deliveredSuffix = '.delivered';
const recordsAtOnce = 50;

type Delivery = { readonly dataFolder: string; readonly call: HttpCaller; readonly log: Log };

/**
 * Brings what old journals hold to central: work that was saved in a vault which is gone. A file is renamed when central has answered to
 * each of its records, and never deleted. Answers true when none is left.
 */
export const deliverOldJournals = async (delivery: Delivery, signal: AbortSignal): Promise<boolean> => {
  const files = readdirSync(delivery.dataFolder).filter(isOldJournal);
  const answers: boolean[] = [];
  for (const file of files)
    answers.push(await deliverFile(join(delivery.dataFolder, file), delivery, signal));
  return answers.every((isDelivered) => isDelivered);
};

const deliverFile = async (file: string, { call, log }: Delivery, signal: AbortSignal): Promise<boolean> => {
  const { records, unreadableBytes } = readJournal(readFileSync(file));
  const counts = new Map<string, number>();
  for (let at = 0; at < records.length; at += recordsAtOnce) {
    const sealed = records.slice(at, at + recordsAtOnce).map((record) => record.sealed);
    const answer = await deliverSealed(call, sealed, signal);
    if (answer.kind !== 'answered' || answer.value.results.includes('later')) return false;
    for (const result of answer.value.results) counts.set(result, (counts.get(result) ?? 0) + 1);
  }
  log.info('journal/delivered', { records: records.length, unreadableBytes, ...Object.fromEntries(counts) });
  renameSync(file, `${file}${deliveredSuffix}`);
  return true;
};

const tryAgainMs = 60_000;

/** Tries now and then again each minute until nothing is left; the answer ends it. */
export const keepDelivering = (delivery: Delivery): (() => void) => {
  const ends = new AbortController();
  let timer: NodeJS.Timeout | null = null;
  const attempt = async (): Promise<void> => {
    const isDone = await deliverOldJournals(delivery, ends.signal).catch((error: unknown) => {
      delivery.log.error('journal/not-delivered', { error });
      return false;
    });
    if (isDone || ends.signal.aborted) return;
    timer = setTimeout(() => void attempt(), tryAgainMs);
    timer.unref();
  };
  void attempt();
  return () => {
    ends.abort();
    if (timer) clearTimeout(timer);
  };
};
