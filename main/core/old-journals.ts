import { readdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readingFile } from '../../central/api/byte-source.ts';
import {
  attachmentsFirst,
  framesInRequest,
  readJournal,
  requestFrom,
  sealedIn,
  type Frame,
} from '../../central/api/journal-frames.ts';
import type { Log } from '../platform/log.ts';
import type { HttpCaller } from '../sync/transport/http-caller.ts';
import { deliverSealed } from '../sync/transport/journal-delivery.ts';
import { journalFileName } from '../vault/journal/journal-file.ts';
import type { UnreadableJournal } from '../vault/queries/unreadable-journals.ts';
import type { AnsweredFrames } from './rescued-work.ts';

/** Journals of vaults that were lost on this machine: set aside, and not delivered yet. */
const isOldJournal = (file: string): boolean =>
  file.startsWith(`${journalFileName}.set-aside-`) && !file.endsWith(deliveredSuffix);

const deliveredSuffix = '.delivered';

type Delivery = {
  readonly dataFolder: string;
  readonly call: HttpCaller;
  readonly log: Log;
  /** Hears of each answer: what did not take effect is for somebody to see. */
  readonly onAnswered: (answered: AnsweredFrames) => void;
  /** Hears of each file that central has seen the whole of, what of it could not be read. */
  readonly onSeen: (seen: UnreadableJournal) => void;
  /** How far a file has come: a cut line costs one request, and not all that came before. */
  readonly done: Map<string, Progress>;
};

/** Frames that central has answered for good, and records of work among them that it could not open. */
type Progress = { readonly at: number; readonly pieces: number };

/** `cut`: there was no answer. `later`: central has not all that something needs. */
type Standing = 'delivered' | 'cut' | 'later';

/**
 * Brings what old journals hold to central: work that was saved in a vault which is gone, and before it the attachments that it names. A file
 * is renamed when central has answered to each of its records for good, and never deleted. Answers how the worst of them stands.
 */
export const deliverOldJournals = async (delivery: Delivery, signal: AbortSignal): Promise<Standing> => {
  const files = readdirSync(delivery.dataFolder).filter(isOldJournal);
  const standings: Standing[] = [];
  for (const file of files)
    standings.push(await deliverFile(join(delivery.dataFolder, file), delivery, signal));
  const isAny = (of: Standing): boolean => standings.includes(of);
  if (isAny('cut')) return 'cut';
  return isAny('later') ? 'later' : 'delivered';
};

const deliverFile = async (
  path: string,
  { call, log, done, onAnswered, onSeen }: Delivery,
  signal: AbortSignal,
): Promise<Standing> => {
  const { records, unreadableBytes, unreadableWork } = readingFile(path, readJournal);
  const frames = attachmentsFirst(records);
  const counts = new Map<string, number>();
  let { at, pieces } = done.get(path) ?? { at: 0, pieces: 0 };
  while (at < frames.length) {
    const some = requestFrom(frames, at, framesInRequest);
    const sealed = readingFile(path, (source) => some.map((frame) => sealedIn(source, frame)));
    const answer = await deliverSealed(call, sealed, signal);
    if (answer.kind !== 'answered') return 'cut';
    onAnswered({ frames: some, answer: answer.value });
    some.forEach((frame, index) => {
      const name = nameOf(frame, answer.value.results[index] ?? 'later');
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (name === 'unreadable') pieces += 1;
    });
    at += some.length;
    // What waits for something is asked again from the beginning.
    if (!counts.has('later')) done.set(path, { at, pieces });
  }
  onSeen({ journal: basename(path), pieces: unreadableWork + pieces, lastWrittenAt: lastWrittenAt(path) });
  const told = { records: frames.length, unreadableBytes, ...Object.fromEntries(counts) };
  done.delete(path);
  if (counts.has('later')) {
    log.error('journal/incomplete', told);
    return 'later';
  }
  log.info('journal/delivered', told);
  renameSync(path, `${path}${deliveredSuffix}`);
  return 'delivered';
};

const lastWrittenAt = (path: string): string => statSync(path).mtime.toISOString();

/** Only work is waited for: a document that central had no room for is asked for by the work that names it. */
const nameOf = ({ kind }: Frame, result: string): string => (kind === 'work' ? result : `document-${result}`);

const soonestMs = 60_000;
/** A journal whose documents were damaged may wait for somebody: it is not sent anew each minute. */
const latestMs = 3_600_000;

/** Tries now and then again, after a minute, and ever less often while central waits for something; the answer ends it. */
export const keepDelivering = (delivery: Omit<Delivery, 'done'>): (() => void) => {
  const ends = new AbortController();
  const done = new Map<string, Progress>();
  let timer: NodeJS.Timeout | null = null;
  let waitMs = soonestMs;
  const attempt = async (): Promise<void> => {
    const standing = await deliverOldJournals({ ...delivery, done }, ends.signal).catch((error: unknown) => {
      delivery.log.error('journal/not-delivered', { error });
      return 'cut' as const;
    });
    if (standing === 'delivered' || ends.signal.aborted) return;
    timer = setTimeout(() => void attempt(), waitMs);
    timer.unref();
    waitMs = standing === 'later' ? Math.min(latestMs, waitMs * 2) : soonestMs;
  };
  void attempt();
  return () => {
    ends.abort();
    if (timer) clearTimeout(timer);
  };
};
