import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  journalRecord,
  openSealed,
  pieceRecord,
  pieceStarts,
  sealedPieceBytes,
  tagOf,
  type BlobPiece,
  type JournalEntry,
  type Opened,
} from '../../../central/api/journal.ts';
import {
  attachmentsFirst,
  headerBytes,
  journalHeader,
  readJournal,
  requestFrom,
  sealedIn,
} from '../../../central/api/journal-frames.ts';
import type { SealingPair } from '../../../central/api/sealed-box.ts';
import { newSealingPair as newPair, readableBlob } from '../../helpers/journals.ts';

const pair = newPair();
const open = (bytes: Buffer, keys: SealingPair): readonly (Opened | null)[] =>
  readJournal(bytes).records.map((record) => openSealed(sealedIn(bytes, record), keys));
const entriesIn = (bytes: Buffer, keys: SealingPair = pair): readonly (JournalEntry | null)[] =>
  open(bytes, keys).map((opened) => (opened?.kind === 'work' ? opened.entry : null));
const entry = (id: string) => ({ deviceId: 'device-1', content: `{"id":"${id}"}`, signature: 'signature' });
const journalOf = (ids: readonly string[]): Buffer =>
  Buffer.concat([
    journalHeader(pair.publicKey),
    ...ids.map((id) => journalRecord(id, entry(id), pair.publicKey)),
  ]);

const flipped = (whole: Buffer, at: number): Buffer => {
  const damaged = Buffer.from(whole);
  damaged.writeUInt8(damaged.readUInt8(at) ^ (1 << (at % 8)), at);
  return damaged;
};

describe('the sealed journal', () => {
  test('gives central every entry in its order, and nobody else a word of them', () => {
    const bytes = journalOf(['a', 'b', 'c']);
    const { records, recipient, unreadableBytes } = readJournal(bytes);
    expect(recipient).toEqual(pair.publicKey);
    expect(unreadableBytes).toBe(0);
    expect(records.map(({ tag }) => tag)).toEqual(['a', 'b', 'c'].map(tagOf));
    expect(entriesIn(bytes)).toEqual(['a', 'b', 'c'].map(entry));
    expect(entriesIn(bytes, newPair())).toEqual([null, null, null]);
    expect(bytes.includes('device-1')).toBe(false);
  });

  test('a record that a power cut broke off is told, and those before it are whole', () => {
    const whole = journalOf(['a', 'b']);
    const last = journalRecord('c', entry('c'), pair.publicKey);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: last.length - 1 }), (length) => {
        const read = readJournal(Buffer.concat([whole, last.subarray(0, length)]));
        expect(read.records.map(({ tag }) => tag)).toEqual(['a', 'b'].map(tagOf));
        expect(read.unreadableBytes).toBe(length);
      }),
    );
  });

  test('a flipped bit in the head is told, and every record is still there', () => {
    const whole = journalOf(['a', 'b', 'c']);
    for (let at = 0; at < headerBytes; at += 1) {
      const { records, recipient } = readJournal(flipped(whole, at));
      expect([recipient, records.length]).toEqual([null, 3]);
    }
  });

  test('a flipped bit in a record costs that record alone, and is told', () => {
    const whole = journalOf(['a', 'b', 'c']);
    for (let at = headerBytes; at < whole.length; at += 1) {
      const damaged = flipped(whole, at);
      expect(readJournal(damaged).unreadableBytes).toBeGreaterThan(0);
      expect(readJournal(damaged).unreadableWork).toBe(1);
      expect(entriesIn(damaged)).toHaveLength(2);
      expect(entriesIn(damaged)).not.toContain(null);
    }
  });

  test('whatever the bytes are, reading ends and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (noise) => {
        const read = readJournal(Buffer.from(noise));
        expect(read.records).toEqual([]);
      }),
    );
  });
});

const content = randomBytes(2 * sealedPieceBytes + 1000);
const blob = readableBlob(content, 'application/pdf');
const piecesOf = (tag = 'ab'.repeat(16)): readonly Buffer[] =>
  pieceStarts(blob).map((from) => pieceRecord(blob, { deviceId: 'device-1', from, tag }, pair.publicKey));
const piecesIn = (bytes: Buffer): readonly BlobPiece[] =>
  open(bytes, pair).flatMap((opened) => (opened?.kind === 'piece' ? [opened.piece] : []));

describe('attachments in the sealed journal', () => {
  const whole = Buffer.concat([
    journalOf(['a']),
    ...piecesOf(),
    journalRecord('b', entry('b'), pair.publicKey),
  ]);

  test('come in pieces that say of which attachment they are, and make it whole again', () => {
    const pieces = piecesIn(whole);
    expect(pieces.map(({ from }) => from)).toEqual([0, sealedPieceBytes, 2 * sealedPieceBytes]);
    expect(new Set(pieces.map(({ sha256 }) => sha256))).toEqual(new Set([blob.sha256]));
    expect(Buffer.concat(pieces.map((piece) => piece.content)).equals(content)).toBe(true);
    expect(entriesIn(whole).filter((each) => each !== null)).toEqual(['a', 'b'].map(entry));
  });

  test('tell nobody but central what they are', () => {
    expect(whole.includes(blob.sha256)).toBe(false);
    expect(whole.includes('application/pdf')).toBe(false);
    expect(open(whole, newPair())).toEqual([null, null, null, null, null]);
  });

  test('a flipped bit in a piece costs that piece alone, and is told', () => {
    const [first] = piecesOf();
    const from = journalOf(['a']).length;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: (first?.length ?? 0) - 1 }), (at) => {
        const damaged = flipped(whole, from + at);
        const { unreadableBytes, unreadableWork } = readJournal(damaged);
        expect(unreadableBytes).toBeGreaterThan(0);
        // The work that names it says what is missing, unless not even the mark can be read.
        expect(unreadableWork).toBe(at < 4 ? 1 : 0);
        expect(piecesIn(damaged).map((piece) => piece.from)).toEqual([
          sealedPieceBytes,
          2 * sealedPieceBytes,
        ]);
        expect(entriesIn(damaged).filter((each) => each !== null)).toHaveLength(2);
      }),
      { numRuns: 40 },
    );
  });

  test('a piece that claims to reach beyond its attachment is not one', () => {
    const longer = { ...blob, bytes: 10, read: () => Buffer.alloc(11) };
    const record = pieceRecord(
      longer,
      { deviceId: 'device-1', from: 0, tag: 'ab'.repeat(16) },
      pair.publicKey,
    );
    expect(open(Buffer.concat([journalHeader(pair.publicKey), record]), pair)).toEqual([null]);
  });

  test('go to central before the work, in requests that are never larger than one piece and what was asked', () => {
    const frames = attachmentsFirst(readJournal(whole).records);
    expect(frames.map(({ kind }) => kind)).toEqual(['piece', 'piece', 'piece', 'work', 'work']);
    const most = { frames: 2, bytes: sealedPieceBytes };
    const [one, two] = [requestFrom(frames, 0, most), requestFrom(frames, 3, most)];
    expect([one.length, two.length]).toEqual([1, 2]);
    expect(requestFrom(frames, 5, most)).toEqual([]);
  });
});
