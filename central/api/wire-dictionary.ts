import { createHash } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
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

/** Up to here a tenth less costs a tenth of a millisecond; from there on the dictionary no longer matters, and time does. */
const smallUpTo = 16 * 1024;
const levels = { small: 6, large: 3 };

export const packWithDictionary = (text: string): Buffer => {
  const level = text.length <= smallUpTo ? levels.small : levels.large;
  const params = { [constants.ZSTD_c_compressionLevel]: level };
  return Buffer.concat([prefix, zstdCompressSync(text, { dictionary, params })]);
};

/** Null where it was packed with another dictionary, is damaged, or would unfold to more than that. */
export const unpackWithDictionary = (body: Buffer, maxOutputLength: number): Buffer | null => {
  if (!body.subarray(0, prefix.length).equals(prefix)) return null;
  try {
    return zstdDecompressSync(body.subarray(prefix.length), { dictionary, maxOutputLength });
  } catch {
    return null;
  }
};
