import type { FastifyInstance } from 'fastify';
import { zstdDecompressSync } from 'node:zlib';
import { dictionaryCoding, unpackWithDictionary } from '../api/wire-dictionary.ts';
import { ProblemError } from './problem-reply.ts';

/** 500 envelopes of an ordinary form take about 1 MB; a workstation with larger ones sends fewer at a time. */
export const largestBodyBytes = 8 * 1024 * 1024;
/** Of a call that says nothing else. */
export const smallBodyBytes = 16 * 1024;
/** What a compressed body may unfold to, by what may travel to its route: a kilobyte of one letter unfolds to any length. */
const unfoldedPerByte = 4;

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it travelled: what the content digest is of. */
    rawBody: Buffer;
  }
}

const unfold = (body: Buffer, encoding: string | undefined, bodyLimit: number): Buffer => {
  const maxOutputLength = unfoldedPerByte * bodyLimit;
  if (encoding === undefined || encoding === 'identity') return body;
  if (encoding === dictionaryCoding) {
    const unfolded = unpackWithDictionary(body, maxOutputLength);
    if (unfolded === null) throw new ProblemError('request/invalid', 'content-encoding: another dictionary');
    return unfolded;
  }
  if (encoding !== 'zstd') throw new ProblemError('request/invalid', 'content-encoding');
  try {
    return zstdDecompressSync(body, { maxOutputLength });
  } catch {
    throw new ProblemError('request/invalid', 'content-encoding: not zstd, or too large');
  }
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError('request/invalid', 'body: not JSON');
  }
};

/** JSON is all that is taken, plain or zstd (RFC 8878). The bytes are kept until the signature over them is checked. */
export const readBodies = (app: FastifyInstance): void => {
  app.decorateRequest('rawBody');
  app.addHook('onRequest', (request, _reply, done) => {
    request.rawBody = Buffer.alloc(0);
    done();
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    request.rawBody = body;
    done(null, body);
  });
};

/** The last step before validation: only bytes whose sender is known are unfolded and parsed. */
export const parseBodies = (app: FastifyInstance): void => {
  app.addHook('preValidation', (request, _reply, done) => {
    if (Buffer.isBuffer(request.body) && !request.is404) {
      const { headers, routeOptions } = request;
      const limit = routeOptions.bodyLimit ?? smallBodyBytes;
      const unfolded = unfold(request.rawBody, headers['content-encoding'], limit);
      request.body = parse(unfolded.toString('utf8'));
    }
    done();
  });
};
