import { createHash } from 'node:crypto';
import type { ByteSource } from './byte-source.ts';

/**
 * How a sealed journal lies in a file: a header, then frames. Each part carries its own digest, so that a flipped byte costs one frame and
 * is told. It is read frame by frame: what is held in memory does not grow with the file.
 *
 *   header  "CPJRNL01"  recipient key (32)  SHA-256 of both (32)
 *   frame   mark (4)  length of the sealed part (4, big endian)  tag (16)  sealed part  SHA-256 of all before (32)
 *
 * The mark says what is sealed: "CPJ\n" an envelope, "CPB\n" a piece of an attachment. A tag lets the machine know what it has kept, and tells
 * nobody else anything. Journals of older versions have no pieces.
 */
const magic = Buffer.from('CPJRNL01', 'latin1');
const keyBytes = 32;
const tagBytes = 16;
const digestBytes = 32;
export const headerBytes = magic.length + keyBytes + digestBytes;

const marks = { work: Buffer.from('CPJ\n', 'latin1'), piece: Buffer.from('CPB\n', 'latin1') } as const;
export type FrameKind = keyof typeof marks;
const kinds = ['work', 'piece'] as const;
const markBytes = 4;
const beforeSealed = markBytes + 4 + tagBytes;

/** An envelope is at most half a mebibyte, a piece less; a longer length is a damaged one. */
export const longestSealed = 1024 * 1024;

/** What a frame is longer than what it seals, the sealing included. */
export const frameOverhead = beforeSealed + digestBytes + 48;

const sha256 = (...parts: readonly Buffer[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

export const journalHeader = (recipient: Buffer): Buffer => {
  const start = Buffer.concat([magic, recipient]);
  return Buffer.concat([start, sha256(start)]);
};

/** `tag` in hexadecimal, 16 bytes. */
export const writeFrame = (kind: FrameKind, tag: string, sealed: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(sealed.length);
  const start = Buffer.concat([marks[kind], length, Buffer.from(tag, 'hex'), sealed]);
  return Buffer.concat([start, sha256(start)]);
};

/** Where a whole frame lies: `to` is the byte after its last. */
export type Frame = {
  readonly kind: FrameKind;
  readonly tag: string;
  readonly from: number;
  readonly to: number;
};

export const sealedIn = (source: ByteSource, { from, to }: Pick<Frame, 'from' | 'to'>): Buffer =>
  source.subarray(from + beforeSealed, to - digestBytes);

export type ReadJournal = {
  /** Whom it is sealed to; null where the header cannot be trusted. */
  readonly recipient: Buffer | null;
  readonly records: readonly Frame[];
  /** Bytes that belong to no whole frame: a write that a power cut broke off, or damage. */
  readonly unreadableBytes: number;
  /** Stretches of them that do not say that they are of an attachment: at least so many pieces of work. */
  readonly unreadableWork: number;
};

/** Finds whatever is whole. Never throws, whatever the bytes are. */
export const readJournal = (source: ByteSource): ReadJournal => {
  const records: Frame[] = [];
  let unreadableBytes = 0;
  let unreadableWork = 0;
  let at = Math.min(headerBytes, source.length);
  while (at < source.length) {
    const frame = frameAt(source, at);
    const next = frame === null ? nextMark(source, at + 1) : frame.to;
    if (frame !== null) records.push(frame);
    else {
      unreadableBytes += next - at;
      if (kindAt(source, at) !== 'piece') unreadableWork += 1;
    }
    at = next;
  }
  return { recipient: recipientOf(source), records, unreadableBytes, unreadableWork };
};

const recipientOf = (source: ByteSource): Buffer | null => {
  const header = source.subarray(0, headerBytes);
  const start = header.subarray(0, magic.length + keyBytes);
  const isWhole =
    header.length === headerBytes &&
    start.subarray(0, magic.length).equals(magic) &&
    sha256(start).equals(header.subarray(start.length));
  return isWhole ? start.subarray(magic.length) : null;
};

const kindAt = (source: ByteSource, from: number): FrameKind | undefined => {
  const mark = source.subarray(from, Math.min(source.length, from + markBytes));
  return kinds.find((each) => marks[each].equals(mark));
};

/** The frame that begins here; null where none does. */
const frameAt = (source: ByteSource, from: number): Frame | null => {
  if (source.length - from < beforeSealed + digestBytes) return null;
  const kind = kindAt(source, from);
  if (kind === undefined) return null;
  const start = source.subarray(from, from + beforeSealed);
  const length = start.readUInt32BE(markBytes);
  const to = from + beforeSealed + length + digestBytes;
  if (length > longestSealed || to > source.length) return null;
  const bytes = source.subarray(from, to);
  const isWhole = sha256(bytes.subarray(0, -digestBytes)).equals(bytes.subarray(-digestBytes));
  return isWhole ? { kind, tag: start.subarray(markBytes + 4).toString('hex'), from, to } : null;
};

const windowBytes = 64 * 1024;

/** The first byte, from this one on, at which a frame may begin again; the end where there is none. */
const nextMark = (source: ByteSource, from: number): number => {
  for (let at = from; at < source.length; at += windowBytes) {
    // Windows overlap, so that a mark across their border is seen.
    const window = source.subarray(at, Math.min(source.length, at + windowBytes + markBytes - 1));
    const found = kinds.map((kind) => window.indexOf(marks[kind])).filter((place) => place !== -1);
    if (found.length > 0) return at + Math.min(...found);
  }
  return source.length;
};

/** Attachments go before the work that names them (protocol.md, rule 6); else as they lie in the file. */
export const attachmentsFirst = (frames: readonly Frame[]): readonly Frame[] => [
  ...frames.filter(({ kind }) => kind === 'piece'),
  ...frames.filter(({ kind }) => kind === 'work'),
];

/** So many frames from `start` on as make one request: at least one, and no more than it may carry. */
export const requestFrom = (
  frames: readonly Frame[],
  start: number,
  most: { readonly frames: number; readonly bytes: number },
): readonly Frame[] => {
  let bytes = 0;
  const rest = frames.slice(start, start + most.frames);
  const end = rest.findIndex(({ from, to }, at) => {
    bytes += to - from;
    return at > 0 && bytes > most.bytes;
  });
  return end === -1 ? rest : rest.slice(0, end);
};

/** So many frames as make one request: what a cut line costs is one of those. */
export const framesInRequest = { frames: 25, bytes: 300 * 1024 } as const;
