import { createHash, createPublicKey, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonical.ts';
import { PublicJwk } from './devices.ts';
import { behind, type ByteSource } from './byte-source.ts';
import { journalRecord, pieceRecord, pieceStarts, type JournalEntry, type ReadableBlob } from './journal.ts';
import { journalHeader, readJournal, type Frame } from './journal-frames.ts';

/**
 * The courier bundle (protocol.md, rule 11): unsent work of a machine in one file with the attachments that it names, sealed to central and
 * signed by the machine, to be carried on a stick and delivered by any enrolled machine. The manifest is what is signed; it names the hash
 * of all that follows, so that a byte more, less or other anywhere is seen by whoever reads the file.
 *
 *   "CPBNDL01"  length of the manifest (4, big endian)  manifest (RFC 8785, UTF-8)  Ed25519 signature (64)  sealed journal
 *   (journal-frames.ts)
 */
const magic = Buffer.from('CPBNDL01', 'latin1');
const signatureBytes = 64;
export const longestManifest = 4096;

/** A bundle without attachments is of version 1, as ever, so that any machine can deliver it. */
export const bundleVersion = 2;

export const BundleManifest = z.object({
  version: z.number().int(),
  bundleId: z.uuid(),
  /** Whose work it is. */
  deviceId: z.string(),
  /** So that whoever carries it can tell a damaged file; central goes by the key that it knows. */
  deviceKey: PublicJwk,
  madeAt: z.iso.datetime(),
  /** Pieces of work; those of attachments are not among them. */
  count: z.number().int().positive(),
  /** SHA-256 (base64url) of the sealed journal. */
  recordsHash: z.string(),
});
export type BundleManifest = z.infer<typeof BundleManifest>;

export type BundledWork = { readonly envelopeId: string; readonly entry: JournalEntry };

export type BundleContent = {
  readonly work: Iterable<BundledWork>;
  /** How many those are. */
  readonly count: number;
  readonly blobs: readonly ReadableBlob[];
  /** Central's raw X25519 key. */
  readonly recipient: Buffer;
  readonly privateKey: KeyObject;
};

/** Takes bytes for that place in the file. */
export type WriteAt = (position: number, bytes: Buffer) => void;

/**
 * Writes the file, frame by frame, so that its size is no matter of memory. What is signed comes first in the file and last in time: it
 * is as long whatever the hash is. Answers how long the file is.
 */
export const writeBundle = (
  about: Omit<BundleManifest, 'version' | 'count' | 'recordsHash'>,
  content: BundleContent,
  writeAt: WriteAt,
): number => {
  const manifestWith = (recordsHash: string): Buffer => {
    const version = content.blobs.length === 0 ? 1 : bundleVersion;
    const manifest: BundleManifest = { ...about, version, count: content.count, recordsHash };
    return Buffer.from(canonicalJson(manifest), 'utf8');
  };
  const hash = createHash('sha256');
  let end = magic.length + 4 + manifestWith(hashOf(Buffer.alloc(0))).length + signatureBytes;
  for (const frame of framesOf(about.deviceId, content)) {
    writeAt(end, frame);
    hash.update(frame);
    end += frame.length;
  }
  const text = manifestWith(hash.digest('base64url'));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  writeAt(0, Buffer.concat([magic, length, text, sign(null, text, content.privateKey)]));
  return end;
};

function* framesOf(deviceId: string, { work, blobs, recipient }: BundleContent): Generator<Buffer> {
  yield journalHeader(recipient);
  for (const blob of blobs) {
    for (const from of pieceStarts(blob)) {
      const tag = randomBytes(16).toString('hex');
      yield pieceRecord(blob, { deviceId, from, tag }, recipient);
    }
  }
  for (const { envelopeId, entry } of work) yield journalRecord(envelopeId, entry, recipient);
}

export type ReadBundle = {
  readonly manifest: BundleManifest;
  /** The very text that was signed, and the signature, base64url. */
  readonly manifestText: string;
  readonly signature: string;
  /** Where the frames lie in the file, in the order of the machine. */
  readonly records: readonly Frame[];
};

export type BundleFault =
  /** No bundle at all. */
  | 'not-a-bundle'
  /** Cut off, or changed since it was made. */
  | 'damaged'
  /** Written by a later version than this one. */
  | 'newer'
  /** Sealed to another central. */
  | 'other-central';

export type BundleReading =
  | { readonly ok: true; readonly value: ReadBundle }
  | { readonly ok: false; readonly fault: BundleFault };

const fault = (of: BundleFault): BundleReading => ({ ok: false, fault: of });

/**
 * Reads a file that somebody brings, part by part. Whole and as it was signed, or a fault; never throws but what the disk throws.
 * `recipient` is our central's raw key.
 */
export const readBundle = (source: ByteSource, recipient: Buffer): BundleReading => {
  const start = source.subarray(0, magic.length + 4 + longestManifest + signatureBytes);
  if (!start.subarray(0, magic.length).equals(magic)) return fault('not-a-bundle');
  if (start.length < magic.length + 4) return fault('damaged');
  const length = start.readUInt32BE(magic.length);
  const from = magic.length + 4;
  const end = from + length + signatureBytes;
  if (length > longestManifest || end > start.length) return fault('damaged');
  const manifestText = start.subarray(from, from + length).toString('utf8');
  const signature = start.subarray(from + length, end).toString('base64url');
  const manifest = parseManifest(manifestText);
  if (manifest === null || !isSignedBy(manifest.deviceKey, manifestText, signature)) return fault('damaged');
  if (manifest.version > bundleVersion) return fault('newer');
  const journal = behind(source, end);
  if (hashOf(journal) !== manifest.recordsHash) return fault('damaged');
  const read = readJournal(journal);
  const count = read.records.filter(({ kind }) => kind === 'work').length;
  if (count !== manifest.count || read.unreadableBytes > 0) return fault('damaged');
  if (read.recipient?.equals(recipient) !== true) return fault('other-central');
  const records = read.records.map((frame) => ({ ...frame, from: frame.from + end, to: frame.to + end }));
  return { ok: true, value: { manifest, manifestText, signature, records } };
};

const hashedAtOnce = 1024 * 1024;

const hashOf = (source: ByteSource): string => {
  const hash = createHash('sha256');
  for (let at = 0; at < source.length; at += hashedAtOnce)
    hash.update(source.subarray(at, Math.min(source.length, at + hashedAtOnce)));
  return hash.digest('base64url');
};

export const parseManifest = (text: string): BundleManifest | null => {
  try {
    return BundleManifest.parse(JSON.parse(text));
  } catch {
    return null;
  }
};

/** Never throws: what is no key has signed nothing. */
export const isSignedBy = (key: PublicJwk, manifestText: string, signature: string): boolean => {
  try {
    const publicKey = createPublicKey({ key, format: 'jwk' });
    return verify(null, Buffer.from(manifestText, 'utf8'), publicKey, Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
};
