import type { KeyObject } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import type { z } from 'zod';
import { signRequest } from '../../../central/api/request-signature.ts';
import type { Answer } from '../ports.ts';
import { readAnswer } from './read-answer.ts';

/** The device as central knows it: its id and its Ed25519 key. */
export type RequestSigner = { readonly keyId: string; readonly privateKey: KeyObject };

export type HttpCallerOptions = {
  /** As `parseCentralAddress` answers it: nothing else may come here. */
  readonly origin: string;
  /** Null before enrolment: requests leave unsigned. */
  readonly signer: RequestSigner | null;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Letters, digits, `-` and `_`, at least eight, never twice the same. */
  readonly makeNonce: () => string;
};

export type HttpCall<T> = {
  readonly method: 'GET' | 'POST';
  /** Path and query. */
  readonly path: string;
  /** What the body says; null for none. */
  readonly body: object | null;
  readonly answer: z.ZodType<T>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

export type HttpCaller = <T>(call: HttpCall<T>) => Promise<Answer<T>>;

/** A device clock this wrong would make central refuse signatures as stale, so central's own clock is used instead. */
const toleratedSkewMs = 30_000;

/** One signed request, one typed answer; never rejects. A redirect is no answer of central: captive portals love them. */
export const createHttpCaller = (options: HttpCallerOptions): HttpCaller => {
  let skewMs = 0;

  const headersFor = (method: string, path: string, body: Body): Record<string, string> => ({
    accept: 'application/json, application/problem+json',
    'accept-encoding': 'zstd, gzip',
    ...body.headers,
    ...(options.signer === null
      ? {}
      : signRequest({
          method,
          url: path,
          body: body.bytes,
          ...options.signer,
          created: Math.floor((options.now() + skewMs) / 1000),
          nonce: options.makeNonce(),
        })),
  });

  return async ({ method, path, body, answer, timeoutMs, signal }) => {
    const packed = packBody(body);
    const headers = headersFor(method, path, packed);
    const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const response = await options.fetch(options.origin + path, {
        method,
        headers,
        ...(body === null ? {} : { body: packed.bytes }),
        redirect: 'manual',
        signal: ends,
      });
      const read = await readAnswer(response, answer, options.now());
      if (read.kind !== 'unreachable') skewMs = readSkew(response.headers, options.now()) ?? skewMs;
      return read;
    } catch {
      // Whatever fetch throws means the same: no answer of central. Names, routes, TLS, time limits and cut links end here.
      return { kind: 'unreachable' };
    }
  };
};

type Body = {
  readonly bytes: string | Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
};

/** Below this a compressed body and its header cost more than they save. */
const smallestToCompress = 1024;

/** JSON, as zstd (RFC 8878) where that is worth it. */
const packBody = (body: object | null): Body => {
  if (body === null) return { bytes: '', headers: {} };
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  return text.length < smallestToCompress
    ? { bytes: text, headers }
    : { bytes: new Uint8Array(zstdCompressSync(text)), headers: { ...headers, 'content-encoding': 'zstd' } };
};

const readSkew = (headers: Headers, now: number): number | null => {
  const at = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(at)) return null;
  return Math.abs(at - now) > toleratedSkewMs ? at - now : 0;
};
