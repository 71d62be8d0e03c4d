import { createHmac, hkdfSync } from 'node:crypto';
import { pieceStarts } from '../../../central/api/journal.ts';
import type { AttachmentRef } from '../../../central/api/blobs.ts';

/** Which attachment is meant: what it holds, and how long that is. */
export type BlobName = Pick<AttachmentRef, 'sha256' | 'bytes'>;

const keyBytes = 32;
const tagBytes = 16;

/** A key for tags that follows from the machine's own private key: it goes with the vault, and is in no other place. */
export const tagKeyFrom = (devicePrivateKey: string): Buffer =>
  Buffer.from(hkdfSync('sha256', devicePrivateKey, '', 'counterpart: tags of the sealed journal', keyBytes));

/** The tag of one piece. With the key the machine knows what it has kept; without it nobody can tell which document lies there. */
export const pieceTag = (tagKey: Buffer, { sha256, bytes }: BlobName, from: number): string =>
  createHmac('sha256', tagKey)
    .update(`${sha256} ${bytes} ${from}`)
    .digest()
    .subarray(0, tagBytes)
    .toString('hex');

/** The tags of all its pieces: it is in the journal once all of them are. */
export const pieceTags = (tagKey: Buffer, blob: BlobName): readonly string[] =>
  pieceStarts(blob).map((from) => pieceTag(tagKey, blob, from));
