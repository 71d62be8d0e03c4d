import type { FastifyRequest } from 'fastify';
import { zstdCompressSync } from 'node:zlib';
import {
  dictionaryCoding,
  dictionaryHeader,
  dictionaryName,
  packWithDictionary,
  smallestForDictionary,
} from '../api/wire-dictionary.ts';
import type { App } from './app-type.ts';

/** Without a dictionary a compressed body and its header cost more than they save below this. */
const smallestToCompress = 1024;

const accepts = ({ headers }: FastifyRequest, coding: string): boolean =>
  (headers['accept-encoding'] ?? '').split(',').some((each) => each.trim().split(';')[0] === coding);

const hasDictionary = (request: FastifyRequest): boolean =>
  request.headers[dictionaryHeader] === dictionaryName && accepts(request, dictionaryCoding);

const pack = (
  request: FastifyRequest,
  text: string,
): { readonly coding: string; readonly body: Buffer } | null => {
  if (text.length >= smallestForDictionary && hasDictionary(request))
    return { coding: dictionaryCoding, body: packWithDictionary(text) };
  if (text.length >= smallestToCompress && accepts(request, 'zstd'))
    return { coding: 'zstd', body: zstdCompressSync(text) };
  return null;
};

/** The best that the caller takes, where it is worth its header. */
export const compressAnswers = (app: App): void => {
  app.addHook('onSend', (request, reply, payload, done) => {
    const packed = typeof payload === 'string' ? pack(request, payload) : null;
    if (packed === null) return done(null, payload);
    reply
      .header('content-encoding', packed.coding)
      .header('vary', `accept-encoding, ${dictionaryHeader}`)
      .removeHeader('content-length');
    return done(null, packed.body);
  });
};
