import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from './canonical.ts';
import { PublicJwk } from './devices.ts';
import { JournalAnswer, journalHeader, journalRecord, readJournal, type JournalEntry } from './journal.ts';

/**
 * The courier bundle (protocol.md, rule 11): all unsent work of a machine in one file, sealed to central and signed by the machine, to be
 * carried on a stick and delivered by any enrolled machine. The manifest is what is signed; it names the hash of all that follows, so that
 * a byte more, less or other anywhere is seen by whoever reads the file.
 *
 *   "CPBNDL01"  length of the manifest (4, big endian)  manifest (RFC 8785, UTF-8)  Ed25519 signature (64)  sealed journal (journal.ts)
 */
const magic = Buffer.from('CPBNDL01', 'latin1');
const signatureBytes = 64;
const longestManifest = 4096;

export const bundleVersion = 1;

export const BundleManifest = z.object({
  version: z.number().int(),
  bundleId: z.uuid(),
  /** Whose work it is. */
  deviceId: z.string(),
  /** So that whoever carries it can tell a damaged file; central goes by the key that it knows. */
  deviceKey: PublicJwk,
  madeAt: z.iso.datetime(),
  count: z.number().int().positive(),
  /** SHA-256 (base64url) of the sealed journal. */
  recordsHash: z.string(),
});
export type BundleManifest = z.infer<typeof BundleManifest>;

export type BundledWork = { readonly envelopeId: string; readonly entry: JournalEntry };

/** Writes the file. `recipient` is central's raw X25519 key. */
export const writeBundle = (
  about: Omit<BundleManifest, 'version' | 'count' | 'recordsHash'>,
  {
    work,
    recipient,
    privateKey,
  }: {
    readonly work: readonly BundledWork[];
    readonly recipient: Buffer;
    readonly privateKey: KeyObject;
  },
): Buffer => {
  const records = work.map(({ envelopeId, entry }) => journalRecord(envelopeId, entry, recipient));
  const journal = Buffer.concat([journalHeader(recipient), ...records]);
  const manifest: BundleManifest = {
    ...about,
    version: bundleVersion,
    count: work.length,
    recordsHash: hashOf(journal),
  };
  const text = Buffer.from(canonicalJson(manifest), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([magic, length, text, sign(null, text, privateKey), journal]);
};

export type ReadBundle = {
  readonly manifest: BundleManifest;
  /** The very text that was signed, and the signature, base64url. */
  readonly manifestText: string;
  readonly signature: string;
  /** Sealed parts, in the order of the machine. */
  readonly sealed: readonly Buffer[];
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
  { readonly ok: true; readonly value: ReadBundle } | { readonly ok: false; readonly fault: BundleFault };

const fault = (of: BundleFault): BundleReading => ({ ok: false, fault: of });

/** Reads a file that somebody brings. Whole and as it was signed, or a fault; never throws. `recipient` is our central's raw key. */
export const readBundle = (bytes: Buffer, recipient: Buffer): BundleReading => {
  if (!bytes.subarray(0, magic.length).equals(magic)) return fault('not-a-bundle');
  if (bytes.length < magic.length + 4) return fault('damaged');
  const length = bytes.readUInt32BE(magic.length);
  const from = magic.length + 4;
  const end = from + length + signatureBytes;
  if (length > longestManifest || end > bytes.length) return fault('damaged');
  const manifestText = bytes.subarray(from, from + length).toString('utf8');
  const signature = bytes.subarray(from + length, end).toString('base64url');
  const manifest = parseManifest(manifestText);
  if (manifest === null || !isSignedBy(manifest.deviceKey, manifestText, signature)) return fault('damaged');
  if (manifest.version > bundleVersion) return fault('newer');
  const journal = bytes.subarray(end);
  if (hashOf(journal) !== manifest.recordsHash) return fault('damaged');
  const read = readJournal(journal);
  if (read.records.length !== manifest.count || read.unreadableBytes > 0) return fault('damaged');
  if (read.recipient?.equals(recipient) !== true) return fault('other-central');
  const sealed = read.records.map((record) => record.sealed);
  return { ok: true, value: { manifest, manifestText, signature, sealed } };
};

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');

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

/**
 * `POST /v1/bundles`: some records of a bundle, by any enrolled machine, as often as it likes. Each is judged as if its own machine had
 * sent it (protocol.md, rule 2): delivering twice, or both ways, has one effect.
 */
export const BundleDelivery = z.object({
  manifest: z.string().max(longestManifest),
  signature: z.string().max(100),
  /** Base64 of sealed parts. */
  sealed: z
    .array(z.base64().max(2 * 1024 * 1024))
    .min(1)
    .max(100),
});
export type BundleDelivery = z.infer<typeof BundleDelivery>;

/** One answer for each record, in order. */
export const BundleAnswer = z.object({
  results: z.array(
    z.object({
      result: JournalAnswer.shape.results.element,
      /** A receipt, or central's signed refusal (`RefusalClaims`); null where nothing was decided for good. */
      jws: z.string().nullable(),
    }),
  ),
});
export type BundleAnswer = z.infer<typeof BundleAnswer>;

export const refusalType = 'counterpart-refusal+jwt';

/** That central will not take a piece of work as it is: a person has to look. Carried back beside the receipts; it releases nothing. */
export const RefusalClaims = z.object({
  sub: z.string(),
  hash: z.string(),
  aud: z.string(),
  iss: z.string(),
  iat: z.number().int(),
  /** A problem code of central. */
  refused: z.string(),
});
export type RefusalClaims = z.infer<typeof RefusalClaims>;

/** The file that goes back: each answer is verified by itself, so the file as a whole needs no seal. */
export const ReceiptsFile = z.object({
  kind: z.literal('counterpart-receipts'),
  version: z.literal(1),
  bundleId: z.uuid(),
  deviceId: z.string(),
  count: z.number().int(),
  answers: z.array(z.string()),
});
export type ReceiptsFile = z.infer<typeof ReceiptsFile>;

export const receiptsFile = (
  { bundleId, deviceId }: Pick<BundleManifest, 'bundleId' | 'deviceId'>,
  answers: readonly string[],
): string => {
  const file: ReceiptsFile = {
    kind: 'counterpart-receipts',
    version: 1,
    bundleId,
    deviceId,
    count: answers.length,
    answers: [...answers],
  };
  return JSON.stringify(file);
};
