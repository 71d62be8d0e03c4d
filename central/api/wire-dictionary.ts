import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { typicalAnswer, typicalRequest } from './typical-traffic.ts';

/**
 * Compression Dictionary Transport (RFC 9842): what nearly every message says again is known to both sides beforehand, so a changed phone
 * number costs what is new in it. The dictionary is made from the present form of the records, and named by its hash: two versions that
 * differ notice, and compress without.
 */
const dictionary = Buffer.from(JSON.stringify(typicalRequest) + JSON.stringify(typicalAnswer));
const hash = createHash('sha256').update(dictionary).digest();

/** The content coding, and the header by which a client says what it has. */
export const dictionaryCoding = 'dcz';
export const dictionaryHeader = 'available-dictionary';
export const dictionaryName = `:${hash.toString('base64')}:`;

/** RFC 9842, section 5: a skippable frame that carries the hash of the dictionary, before the frame itself. */
const magic = Buffer.from([0x5e, 0x2a, 0x4d, 0x18, 0x20, 0x00, 0x00, 0x00]);
const prefix = Buffer.concat([magic, hash]);

/** Below this what is saved is less than the hash that goes with it. */
export const smallestForDictionary = 160;

export const packWithDictionary = (text: string): Buffer =>
  Buffer.concat([prefix, zstdCompressSync(text, { dictionary })]);

/** Null where it was packed with another dictionary, is damaged, or would unfold to more than that. */
export const unpackWithDictionary = (body: Buffer, maxOutputLength: number): Buffer | null => {
  if (!body.subarray(0, prefix.length).equals(prefix)) return null;
  try {
    return zstdDecompressSync(body.subarray(prefix.length), { dictionary, maxOutputLength });
  } catch {
    return null;
  }
};
