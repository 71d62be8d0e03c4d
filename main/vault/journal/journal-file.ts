import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import {
  headerBytes,
  journalHeader,
  journalRecord,
  readJournal,
  tagOf,
  type JournalEntry,
} from '../../../central/api/journal.ts';
import { flushFolder, writeFileAtomically } from '../../platform/files.ts';
import type { Log } from '../../platform/log.ts';

/** One piece of unsent work, as the vault has it. */
export type JournalWork = {
  readonly envelopeId: string;
  readonly content: string;
  readonly signature: string;
};

/** The second file. What it does not know it cannot tell: only central can open what lies in it. */
export type Journal = {
  readonly has: (envelopeId: string) => boolean;
  readonly size: () => number;
  /** Durable when this returns. Throws what the disk throws, and then nothing was added. */
  readonly append: (work: readonly JournalWork[]) => void;
  /** Only these stay: whatever else there was has been confirmed by central. Whole or not at all, whenever the power goes. */
  readonly keepOnly: (envelopeIds: readonly string[]) => void;
  readonly close: () => void;
};

export const journalFileName = 'journal.sealed';

type At = {
  readonly file: string;
  readonly deviceId: string;
  /** Central's X25519 key, raw. */
  readonly recipient: Buffer;
  readonly log: Log;
};

/**
 * Opens the journal, or begins one. A journal that is sealed to another key or was damaged is renamed, never deleted, and the whole
 * records of ours in it count as not kept: the vault writes them again.
 */
export const openJournal = (at: At): Journal => {
  const found = existsSync(at.file) ? readJournal(readFileSync(at.file)) : null;
  const isOurs =
    found !== null && found.recipient?.equals(at.recipient) === true && found.unreadableBytes === 0;
  if (found !== null && !isOurs) setDamagedAside(at, found.unreadableBytes);
  if (!isOurs) writeFileAtomically(at.file, journalHeader(at.recipient));
  return keepOpen(at, new Set(isOurs ? found.records.map(({ tag }) => tag) : []));
};

const setDamagedAside = ({ file, log }: At, unreadableBytes: number): void => {
  log.error('journal/damaged', { unreadableBytes });
  let number = 1;
  while (existsSync(`${file}.damaged-${number}`)) number += 1;
  renameSync(file, `${file}.damaged-${number}`);
  flushFolder(dirname(file));
};

const keepOpen = (at: At, found: ReadonlySet<string>): Journal => {
  let tags = new Set(found);
  let handle = openSync(at.file, 'r+');
  let end = fstatSync(handle).size;
  return {
    has: (envelopeId) => tags.has(tagOf(envelopeId)),
    size: () => tags.size,
    append: (work) => {
      const records = Buffer.concat(
        work.map((each) => journalRecord(each.envelopeId, entryOf(at, each), at.recipient)),
      );
      try {
        writeWhole(handle, records, end);
        fdatasyncSync(handle);
      } catch (error) {
        cutOff(handle, end);
        throw error;
      }
      end += records.length;
      for (const { envelopeId } of work) tags.add(tagOf(envelopeId));
    },
    keepOnly: (envelopeIds) => {
      const wanted = new Set(envelopeIds.map(tagOf));
      const kept = readJournal(readFileSync(at.file)).records.filter(({ tag }) => wanted.has(tag));
      writeFileAtomically(
        at.file,
        Buffer.concat([journalHeader(at.recipient), ...kept.map(({ bytes }) => bytes)]),
      );
      closeSync(handle);
      handle = openSync(at.file, 'r+');
      end = fstatSync(handle).size;
      tags = new Set(kept.map(({ tag }) => tag));
    },
    close: () => closeSync(handle),
  };
};

const entryOf = ({ deviceId }: At, { content, signature }: JournalWork): JournalEntry => ({
  deviceId,
  content,
  signature,
});

const writeWhole = (handle: number, bytes: Buffer, position: number): void => {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(handle, bytes, written, bytes.length - written, position + written);
  }
};

/** What a full disk left of a record must not stand between this and the next one. */
const cutOff = (handle: number, end: number): void => {
  try {
    ftruncateSync(handle, Math.max(end, headerBytes));
  } catch {
    // The reader skips a broken record as well; truncating only keeps the file tidy.
  }
};
