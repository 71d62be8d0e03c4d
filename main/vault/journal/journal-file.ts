import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { readingFile } from '../../../central/api/byte-source.ts';
import {
  journalRecord,
  pieceRecord,
  pieceStarts,
  tagOf,
  type ReadableBlob,
} from '../../../central/api/journal.ts';
import { headerBytes, journalHeader, readJournal, type Frame } from '../../../central/api/journal-frames.ts';
import { flushFolder, replaceFile, writeFileAtomically } from '../../platform/files.ts';
import type { Log } from '../../platform/log.ts';
import { openGrowing, type GrowingFile } from './growing-file.ts';
import { pieceTag, pieceTags, type BlobName } from './journal-tags.ts';
import { isTornAtEnd, nameAside, setTailAside } from './set-aside.ts';

/** One piece of unsent work, as the vault has it, with the attachments that it names. */
export type JournalWork = {
  readonly envelopeId: string;
  readonly content: string;
  readonly signature: string;
  readonly blobs: readonly ReadableBlob[];
};

/** What is to stay. */
export type Kept = { readonly envelopeIds: readonly string[]; readonly blobs: readonly BlobName[] };

/** The second file. What it does not know it cannot tell: only central can open what lies in it. */
export type Journal = {
  readonly has: (envelopeId: string) => boolean;
  /** Whether all of it is here. */
  readonly hasBlob: (blob: BlobName) => boolean;
  readonly isEmpty: () => boolean;
  /** Bytes of all that lies here. */
  readonly bytes: () => number;
  /** Bytes of that part of it. */
  readonly bytesOf: (kept: Kept) => number;
  /** Adds what is not here yet, each attachment once. Durable when this returns. Throws what the disk throws. */
  readonly append: (work: readonly JournalWork[]) => void;
  /** Only this stays: whatever else there was has been confirmed by central. Whole or not at all, whenever the power goes. */
  readonly keepOnly: (kept: Kept) => void;
  readonly close: () => void;
};

export const journalFileName = 'journal.sealed';

type At = {
  readonly file: string;
  readonly deviceId: string;
  /** Central's X25519 key, raw. */
  readonly recipient: Buffer;
  /** `tagKeyFrom`. */
  readonly tagKey: Buffer;
  readonly log: Log;
};

/**
 * Opens the journal, or begins one. Of a write that was torn only the torn part is put aside. A journal that is sealed to another key, or
 * damaged between its records, is renamed, never deleted, and the whole records of ours in it count as not kept: the vault writes them
 * again.
 */
export const openJournal = (at: At): Journal => {
  const found = existsSync(at.file) ? readingFile(at.file, readJournal) : null;
  const isOurs = found?.recipient?.equals(at.recipient) === true;
  if (found === null) {
    writeFileAtomically(at.file, journalHeader(at.recipient));
    return keepOpen(at, []);
  }
  const { records, unreadableBytes } = found;
  if (isOurs && unreadableBytes === 0) return keepOpen(at, records);
  at.log.error('journal/damaged', { unreadableBytes });
  if (isOurs && isTornAtEnd(records)) {
    setTailAside(at, records);
    return keepOpen(at, records);
  }
  renameSync(at.file, nameAside(at.file));
  flushFolder(dirname(at.file));
  writeFileAtomically(at.file, journalHeader(at.recipient));
  return keepOpen(at, []);
};

type TaggedFrame = { readonly tag: string; readonly bytes: Buffer };

const keepOpen = (at: At, found: readonly Frame[]): Journal => {
  let lengths = lengthsOf(found);
  let file: GrowingFile | null = openGrowing(at.file, headerBytes);

  /** Frame by frame, so that a large attachment is never in memory as a whole. */
  const add = (frames: Iterable<TaggedFrame>): void => {
    file ??= openGrowing(at.file, headerBytes);
    const added = new Map<string, number>();
    file.add(noting(frames, added));
    for (const [tag, bytes] of added) lengths.set(tag, bytes);
  };
  const close = (): void => {
    file?.close();
    file = null;
  };
  const hasBlob = (blob: BlobName): boolean => pieceTags(at.tagKey, blob).every((tag) => lengths.has(tag));
  const has = (envelopeId: string): boolean => lengths.has(tagOf(envelopeId));
  return {
    has,
    hasBlob,
    isEmpty: () => lengths.size === 0,
    bytes: () => sum(lengths.values()),
    bytesOf: (kept) => sum([...tagsOf(at, kept)].map((tag) => lengths.get(tag) ?? 0)),
    append: (work) => {
      const missing = work.filter(({ envelopeId }) => !has(envelopeId));
      // Envelopes first: a document for which the disk has no room does not keep them out.
      add(workFrames(at, missing));
      for (const blob of work.flatMap(({ blobs }) => blobs)) {
        if (!hasBlob(blob)) add(missingPieces(at, blob, lengths));
      }
    },
    keepOnly: (kept) => {
      const records = rewrite(at, tagsOf(at, kept));
      // What was open is no longer the journal: nothing may be added to it, whatever happens next.
      close();
      lengths = lengthsOf(records);
      file = openGrowing(at.file, headerBytes);
    },
    close,
  };
};

/** The bytes of frames as they are asked for, with how long each was. */
function* noting(frames: Iterable<TaggedFrame>, lengths: Map<string, number>): Generator<Buffer> {
  for (const { tag, bytes } of frames) {
    yield bytes;
    lengths.set(tag, bytes.length);
  }
}

const sum = (numbers: Iterable<number>): number => {
  let total = 0;
  for (const each of numbers) total += each;
  return total;
};

const lengthsOf = (frames: readonly Frame[]): Map<string, number> =>
  new Map(frames.map(({ tag, from, to }) => [tag, to - from]));

const tagsOf = ({ tagKey }: At, { envelopeIds, blobs }: Kept): ReadonlySet<string> =>
  new Set([...envelopeIds.map(tagOf), ...blobs.flatMap((blob) => pieceTags(tagKey, blob))]);

function* workFrames({ deviceId, recipient }: At, work: readonly JournalWork[]): Generator<TaggedFrame> {
  for (const { envelopeId, content, signature } of work)
    yield {
      tag: tagOf(envelopeId),
      bytes: journalRecord(envelopeId, { deviceId, content, signature }, recipient),
    };
}

function* missingPieces(
  { deviceId, recipient, tagKey }: At,
  blob: ReadableBlob,
  here: ReadonlyMap<string, number>,
): Generator<TaggedFrame> {
  for (const from of pieceStarts(blob)) {
    const tag = pieceTag(tagKey, blob, from);
    if (!here.has(tag)) yield { tag, bytes: pieceRecord(blob, { deviceId, from, tag }, recipient) };
  }
}

/** Writes the journal anew with these frames alone, each once; answers where they lay. */
const rewrite = ({ file, recipient }: At, wanted: ReadonlySet<string>): readonly Frame[] =>
  readingFile(file, (source) => {
    const seen = new Set<string>();
    const kept = readJournal(source).records.filter(({ tag }) => {
      const isFirst = wanted.has(tag) && !seen.has(tag);
      seen.add(tag);
      return isFirst;
    });
    replaceFile(file, (write) => {
      write(journalHeader(recipient));
      for (const { from, to } of kept) write(source.subarray(from, to));
    });
    return kept;
  });
