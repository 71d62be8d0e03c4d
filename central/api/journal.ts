import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AttachmentRef } from './blobs.ts';
import { longestSealed, writeFrame } from './journal-frames.ts';
import { seal, unseal, type SealingPair } from './sealed-box.ts';

/**
 * What lies in the frames of a sealed journal (journal-frames.ts): a second copy of all work that central has not confirmed yet, with the
 * attachments that it names, readable by central alone.
 */
export const JournalEntry = z.object({ deviceId: z.string(), content: z.string(), signature: z.string() });
export type JournalEntry = z.infer<typeof JournalEntry>;

/** A piece of an attachment: of which, and from which byte on. Only the device that keeps it names itself; the digest is what proves it. */
export const PieceHead = AttachmentRef.extend({
  deviceId: z.string(),
  from: z.number().int().nonnegative(),
});
export type PieceHead = z.infer<typeof PieceHead>;
export type BlobPiece = PieceHead & { readonly content: Buffer };

/** Bytes of an attachment that are sealed together; what is in memory at once is one such piece. */
export const sealedPieceBytes = 128 * 1024;

/** An attachment whose bytes can be read where they lie. */
export type ReadableBlob = AttachmentRef & { readonly read: (from: number, length: number) => Buffer };

/** Where the pieces of an attachment begin. */
export const pieceStarts = ({ bytes }: Pick<AttachmentRef, 'bytes'>): readonly number[] =>
  Array.from({ length: Math.ceil(bytes / sealedPieceBytes) }, (_, at) => at * sealedPieceBytes);

/** The start of the SHA-256 of the envelope's id, 16 bytes in hexadecimal: an id is random, so nobody can guess what lies here. */
export const tagOf = (envelopeId: string): string =>
  createHash('sha256').update(envelopeId, 'utf8').digest().subarray(0, 16).toString('hex');

export const journalRecord = (envelopeId: string, entry: JournalEntry, recipient: Buffer): Buffer =>
  writeFrame('work', tagOf(envelopeId), seal(Buffer.from(JSON.stringify(entry), 'utf8'), recipient));

/** Before what is sealed of a piece; an envelope begins with a brace. */
const pieceMark = Buffer.from('PIECE\n', 'latin1');

/**
 * The frame of one piece: mark, length of the head (2, big endian), head as JSON, bytes. The tag is the caller's: one that follows from the
 * content alone would tell a thief which documents lie here.
 */
export const pieceRecord = (
  blob: ReadableBlob,
  { deviceId, from, tag }: { readonly deviceId: string; readonly from: number; readonly tag: string },
  recipient: Buffer,
): Buffer => {
  const { sha256, bytes, mediaType } = blob;
  const head: PieceHead = { deviceId, sha256, bytes, mediaType, from };
  const text = Buffer.from(JSON.stringify(head), 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  const content = blob.read(from, Math.min(sealedPieceBytes, bytes - from));
  return writeFrame('piece', tag, seal(Buffer.concat([pieceMark, length, text, content]), recipient));
};

/** What central finds in a frame. */
export type Opened =
  | { readonly kind: 'work'; readonly entry: JournalEntry }
  | { readonly kind: 'piece'; readonly piece: BlobPiece };

/** Central's side: null where it was sealed to another key or says something else. */
export const openSealed = (sealed: Buffer, keys: SealingPair): Opened | null => {
  const content = unseal(sealed, keys);
  if (content === null) return null;
  try {
    if (content.subarray(0, pieceMark.length).equals(pieceMark)) return openPiece(content);
    return { kind: 'work', entry: JournalEntry.parse(JSON.parse(content.toString('utf8'))) };
  } catch {
    return null;
  }
};

/** Throws where it is no piece. */
const openPiece = (opened: Buffer): Opened | null => {
  const headFrom = pieceMark.length + 2;
  const headTo = headFrom + opened.readUInt16BE(pieceMark.length);
  const head = PieceHead.parse(JSON.parse(opened.subarray(headFrom, headTo).toString('utf8')));
  const content = opened.subarray(headTo);
  const isWithin = content.length > 0 && head.from + content.length <= head.bytes;
  return isWithin ? { kind: 'piece', piece: { ...head, content } } : null;
};

/**
 * `POST /v1/journals`: frames of a journal whose machine is lost, or whose vault is, delivered by any enrolled machine; attachments before
 * the work that names them. Central opens them, keeps the attachments as if they had been uploaded, and judges each envelope as if its own
 * device had sent it; delivering twice, or both ways, has one effect.
 */
export const JournalDelivery = z.object({
  /** Base64 of the sealed parts. */
  sealed: z
    .array(z.base64().max(2 * longestSealed))
    .min(1)
    .max(200),
});
export type JournalDelivery = z.infer<typeof JournalDelivery>;

/**
 * Work of a journal that did not take effect, as far as its centre's machines have to know it: the machine that brings it cannot open it.
 * `later`: a document that it names has not come whole, and may never.
 */
export const CarriedWork = z.object({
  id: z.string().max(64),
  /** Of the first of its line: under which it is taken back. */
  firstId: z.string().max(64),
  kind: z.string().max(64),
  subjectId: z.string().max(64),
  subjectName: z.string(),
  staffId: z.string().max(64),
  staffName: z.string(),
  /** Of an act; else null. */
  serviceId: z.string().nullable(),
  reference: z.string().nullable(),
  madeAt: z.string(),
  outcome: z.enum(['conflict', 'refused', 'later']),
  /** Why it was refused; else null. */
  code: z.string().nullable(),
});
export type CarriedWork = z.infer<typeof CarriedWork>;

/**
 * One answer for each frame, in order. Of a piece: `accepted`, or `duplicate` where central had it; `later` where the bytes before it are
 * missing or there is no room now; `refused` where the attachment is not what its name says or of a kind that is not taken. Of work: `later`
 * also where central does not know its version yet, or stumbled over it.
 */
export const JournalAnswer = z.object({
  results: z.array(z.enum(['accepted', 'duplicate', 'conflict', 'refused', 'later', 'unreadable'])),
  /** An older central does not say. */
  told: z.array(CarriedWork).default([]),
  /**
   * First pieces of lines of which one has taken effect by now, or which were taken back: nobody has to write again what an earlier answer told
   * of them. An older central does not say.
   */
  settled: z.array(z.string().max(64)).default([]),
});
export type JournalAnswer = z.infer<typeof JournalAnswer>;
