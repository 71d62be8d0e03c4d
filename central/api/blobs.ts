import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Sha256 } from './sha256.ts';

/**
 * Attachments on the wire: the tus resumable upload protocol, version 1.0.0, with its extensions creation and checksum. A blob is
 * addressed by what it holds: `/v1/blobs/{sha256}`.
 */
export const tusVersion = '1.0.0';
export const tusExtensions = 'creation,checksum';
export const offsetMediaType = 'application/offset+octet-stream';

/** The largest blob that central takes; a country's pack asks for less. */
export const largestBlobBytes = 20 * 1024 * 1024;

/**
 * The largest piece in one request. Of one that is cut central keeps what has come, as other tus servers do: the digest of the piece is
 * signed, and that of the whole is its name.
 */
export const largestPieceBytes = 1024 * 1024;

/** What a blob is named by. */
export const BlobHash = Sha256;

/** What an envelope names: with the signature of the device, so that nobody can put another document in its place. */
export const AttachmentRef = z.object({
  sha256: BlobHash,
  bytes: z.number().int().positive().max(largestBlobBytes),
  mediaType: z.string().max(100),
});
export type AttachmentRef = z.infer<typeof AttachmentRef>;

export const blobPath = (sha256: string): string => `/v1/blobs/${sha256}`;

export const blobHash = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url');

/** tus `Upload-Metadata`: keys with their values in base64, separated by commas. */
export const writeMetadata = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${Buffer.from(value, 'utf8').toString('base64')}`)
    .join(',');

export const readMetadata = (header: string): ReadonlyMap<string, string> =>
  new Map(
    header.split(',').map((pair) => {
      const [key = '', value = ''] = pair.trim().split(' ');
      return [key, Buffer.from(value, 'base64').toString('utf8')] as const;
    }),
  );

/** tus `Upload-Checksum` of a piece. */
export const pieceChecksum = (piece: Uint8Array): string =>
  `sha256 ${createHash('sha256').update(piece).digest('base64')}`;
