import fc from 'fast-check';
import sodium from 'libsodium-wrappers';
import { describe, expect, test } from 'vitest';
import {
  headerBytes,
  journalHeader,
  journalRecord,
  openRecord,
  readJournal,
  tagOf,
} from '../../../central/api/journal.ts';
import type { SealingPair } from '../../../central/api/sealed-box.ts';

await sodium.ready;

const newPair = (): SealingPair => {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return { publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) };
};

const pair = newPair();
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
    expect(records.map((record) => openRecord(record, pair))).toEqual(['a', 'b', 'c'].map(entry));
    const other = newPair();
    expect(records.map((record) => openRecord(record, other))).toEqual([null, null, null]);
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
      const { records, unreadableBytes } = readJournal(flipped(whole, at));
      expect(records.length).toBe(2);
      expect(unreadableBytes).toBeGreaterThan(0);
      expect(records.map((record) => openRecord(record, pair))).not.toContain(null);
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
