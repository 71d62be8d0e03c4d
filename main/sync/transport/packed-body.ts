import { zstdCompressSync } from 'node:zlib';
import {
  dictionaryCoding,
  packWithDictionary,
  smallestForDictionary,
  unpackWithDictionary,
} from '../../../central/api/wire-dictionary.ts';
import type { Answer } from '../answer.ts';

export type PackedBody = {
  readonly bytes: string | Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
};

/** Without a dictionary a compressed body and its header cost more than they save below this. */
const smallestToCompress = 1024;
/** What an answer may unfold to. */
const largestUnfoldedBytes = 64 * 1024 * 1024;

const coded = (bytes: Buffer, coding: string): PackedBody => ({
  bytes: new Uint8Array(bytes),
  headers: { 'content-type': 'application/json', 'content-encoding': coding },
});

/** JSON, as zstd (RFC 8878) where that is worth it, with the dictionary (RFC 9842) where central has it too; bytes go as they are. */
export const packBody = (
  body: object | Uint8Array<ArrayBuffer> | null,
  withDictionary: boolean,
): PackedBody => {
  if (body === null) return { bytes: '', headers: {} };
  if (body instanceof Uint8Array) return { bytes: body, headers: {} };
  const text = JSON.stringify(body);
  if (withDictionary && text.length >= smallestForDictionary)
    return coded(packWithDictionary(text), dictionaryCoding);
  if (text.length >= smallestToCompress) return coded(zstdCompressSync(text), 'zstd');
  return { bytes: text, headers: { 'content-type': 'application/json' } };
};

/** The answer as if it had come without the dictionary; the same object where it did. Rejects where it does not unfold. */
export const unpackAnswer = async (response: Response): Promise<Response> => {
  if (response.headers.get('content-encoding') !== dictionaryCoding) return response;
  const body = unpackWithDictionary(Buffer.from(await response.arrayBuffer()), largestUnfoldedBytes);
  if (body === null) throw new Error('an answer that was packed with another dictionary');
  return new Response(new Uint8Array(body), { status: response.status, headers: response.headers });
};

export const isDictionaryUnknown = (answer: Answer<unknown>, { headers }: PackedBody): boolean =>
  answer.kind === 'refused' &&
  answer.code === 'request/invalid' &&
  headers['content-encoding'] === dictionaryCoding;
