import { createHash } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal, type SealingPair } from './sealed-box.ts';

/**
 * The sealed journal: a second file with all work that central has not confirmed yet, readable by central alone. A header, then one
 * record for each envelope. Each part carries its own digest, so that a flipped byte costs one record and is told.
 *
 *   header  "CPJRNL01"  recipient key (32)  SHA-256 of both (32)
 *   record  "CPJ\n"  length of the sealed part (4, big endian)  tag (16)  sealed part  SHA-256 of all before (32)
 *
 * The tag is the start of the SHA-256 of the envelope's id: enough for the machine to know what it has kept, nothing for anybody else.
 */
const magic = Buffer.from('CPJRNL01', 'latin1');
const mark = Buffer.from('CPJ\n', 'latin1');
const keyBytes = 32;
const tagBytes = 16;
const digestBytes = 32;
export const headerBytes = magic.length + keyBytes + digestBytes;
const beforeSealed = mark.length + 4 + tagBytes;
/** An envelope is at most half a mebibyte; a longer length is a damaged one. */
const longestSealed = 1024 * 1024;

export const JournalEntry = z.object({ deviceId: z.string(), content: z.string(), signature: z.string() });
export type JournalEntry = z.infer<typeof JournalEntry>;

const sha256 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const tagOf = (envelopeId: string): string =>
  sha256(Buffer.from(envelopeId, 'utf8')).subarray(0, tagBytes).toString('hex');

export const journalHeader = (recipient: Buffer): Buffer => {
  const start = Buffer.concat([magic, recipient]);
  return Buffer.concat([start, sha256(start)]);
};

export const journalRecord = (envelopeId: string, entry: JournalEntry, recipient: Buffer): Buffer => {
  const sealed = seal(Buffer.from(JSON.stringify(entry), 'utf8'), recipient);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sealed.length);
  const start = Buffer.concat([mark, length, Buffer.from(tagOf(envelopeId), 'hex'), sealed]);
  return Buffer.concat([start, sha256(start)]);
};

export type ReadRecord = {
  readonly tag: string;
  readonly sealed: Buffer;
  /** The whole record, to be copied as it is. */
  readonly bytes: Buffer;
};

export type ReadJournal = {
  /** Whom it is sealed to; null where the header cannot be trusted. */
  readonly recipient: Buffer | null;
  readonly records: readonly ReadRecord[];
  /** Bytes that belong to no whole record: a write that a power cut broke off, or damage. */
  readonly unreadableBytes: number;
};

/** Reads whatever is whole. Never throws, whatever the bytes are. */
export const readJournal = (bytes: Buffer): ReadJournal => {
  const records: ReadRecord[] = [];
  let unreadableBytes = 0;
  let at = Math.min(headerBytes, bytes.length);
  while (at < bytes.length) {
    const end = endOfRecord(bytes, at);
    if (end === null) {
      const next = bytes.indexOf(mark, at + 1);
      const resume = next === -1 ? bytes.length : next;
      unreadableBytes += resume - at;
      at = resume;
    } else {
      records.push({
        tag: bytes.subarray(at + mark.length + 4, at + beforeSealed).toString('hex'),
        sealed: bytes.subarray(at + beforeSealed, end - digestBytes),
        bytes: bytes.subarray(at, end),
      });
      at = end;
    }
  }
  return { recipient: recipientOf(bytes), records, unreadableBytes };
};

const recipientOf = (bytes: Buffer): Buffer | null => {
  const start = bytes.subarray(0, magic.length + keyBytes);
  const isWhole =
    bytes.length >= headerBytes &&
    start.subarray(0, magic.length).equals(magic) &&
    sha256(start).equals(bytes.subarray(start.length, headerBytes));
  return isWhole ? start.subarray(magic.length) : null;
};

/** Where the record that begins here ends; null where none does. */
const endOfRecord = (bytes: Buffer, at: number): number | null => {
  if (bytes.length - at < beforeSealed + digestBytes) return null;
  if (!bytes.subarray(at, at + mark.length).equals(mark)) return null;
  const length = bytes.readUInt32BE(at + mark.length);
  const end = at + beforeSealed + length + digestBytes;
  if (length > longestSealed || end > bytes.length) return null;
  const start = bytes.subarray(at, end - digestBytes);
  return sha256(start).equals(bytes.subarray(end - digestBytes, end)) ? end : null;
};

/** Central's side: the entry in a record, or null where it was sealed to another key or says something else. */
export const openRecord = (
  { sealed }: Pick<ReadRecord, 'sealed'>,
  keys: SealingPair,
): JournalEntry | null => {
  const content = unseal(sealed, keys);
  if (content === null) return null;
  try {
    return JournalEntry.parse(JSON.parse(content.toString('utf8')));
  } catch {
    return null;
  }
};

/**
 * `POST /v1/journals`: records of a journal whose machine is lost, or whose vault is, delivered by any enrolled machine. Central opens
 * them and judges each envelope as if its own device had sent it; delivering twice, or both ways, has one effect.
 */
export const JournalDelivery = z.object({
  /** Base64 of the sealed parts. */
  sealed: z
    .array(z.base64().max(2 * longestSealed))
    .min(1)
    .max(200),
});
export type JournalDelivery = z.infer<typeof JournalDelivery>;

/** One answer for each record, in order. */
export const JournalAnswer = z.object({
  results: z.array(z.enum(['accepted', 'duplicate', 'conflict', 'refused', 'later', 'unreadable'])),
});
export type JournalAnswer = z.infer<typeof JournalAnswer>;
