import type { KeyObject } from 'node:crypto';
import type { z } from 'zod';
import { signRequest } from '../../../central/api/request-signature.ts';
import { newTrace, traceHeader } from '../../../central/api/trace.ts';
import { dictionaryCoding, dictionaryHeader, dictionaryName } from '../../../central/api/wire-dictionary.ts';
import type { Answer } from '../answer.ts';
import { startMeasuring } from './measure-request.ts';
import type { LinkSample } from '../core/link.ts';
import { isDictionaryUnknown, packBody, unpackAnswer, type PackedBody } from './packed-body.ts';
import { readAnswer } from './read-answer.ts';
import { whoAnswered } from './who-answered.ts';

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
  /** Called as a request leaves; what it answers is told the `Date` of an answer that is surely central's. */
  readonly timeAnswer?: () => (date: string | null) => void;
  /** Told what each answered request says of the link; `elapsedMs` never goes back. */
  readonly meter?: { readonly elapsedMs: () => number; readonly note: (sample: LinkSample) => void };
  /** Told of each call that central refused, under the id that its own log has. */
  readonly onRefused?: (refused: RefusedCall) => void;
  /** Letters, digits, `-` and `_`, at least eight, never twice the same. */
  readonly makeNonce: () => string;
};

export type RefusedCall = {
  /** Without its query. */
  readonly path: string;
  readonly code: string;
  readonly traceId: string;
};

export type HttpCall<T> = {
  readonly method: 'GET' | 'POST' | 'HEAD' | 'PATCH';
  /** Path and query. */
  readonly path: string;
  /** What the body says: bytes as they are, anything else as JSON; null for none. */
  readonly body: object | Uint8Array<ArrayBuffer> | null;
  /** Besides those of the signature; not signed themselves. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The JSON that is promised, or how to read what is none; that may reject if the body breaks off. */
  readonly answer: z.ZodType<T> | ((response: Response, now: number) => Promise<Answer<T>>);
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

export type HttpCaller = <T>(call: HttpCall<T>) => Promise<Answer<T>>;

/** A device clock this wrong would make central refuse signatures as stale, so central's own clock is used instead. */
const toleratedSkewMs = 30_000;

/** One signed request, one typed answer; never rejects. A redirect is no answer of central: captive portals love them. */
export const createHttpCaller = (options: HttpCallerOptions): HttpCaller => {
  const call = createUntracedCaller(options);
  return async (request) => {
    const { traceId, header } = newTrace();
    const answer = await call({ ...request, headers: { [traceHeader]: header, ...request.headers } });
    if (answer.kind === 'refused' || answer.kind === 'sign-in-needed')
      options.onRefused?.({ path: request.path.replace(/\?.*$/, ''), code: answer.code, traceId });
    return answer;
  };
};

const createUntracedCaller = (options: HttpCallerOptions): HttpCaller => {
  let skewMs = 0;
  /** Learned from an answer: a request may be packed with the dictionary as well. */
  let isDictionaryShared = false;

  const headersFor = (method: string, path: string, body: PackedBody): Record<string, string> => ({
    accept: 'application/json, application/problem+json',
    'accept-encoding': `${dictionaryCoding}, zstd, gzip`,
    [dictionaryHeader]: dictionaryName,
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

  return async ({ method, path, body, headers: more, answer, timeoutMs, signal }) => {
    const packed = packBody(body, isDictionaryShared);
    const headers = { ...headersFor(method, path, packed), ...more };
    const answered = startTiming(options, packed);
    const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const received = await options.fetch(options.origin + path, {
        method,
        headers,
        ...(body === null ? {} : { body: packed.bytes }),
        redirect: 'manual',
        signal: ends,
      });
      const response = await unpackAnswer(received);
      if (response !== received) isDictionaryShared = true;
      const read = await readAs(answer)(response, options.now());
      if (read.kind !== 'unreachable' && read.kind !== 'captive-portal') {
        skewMs = readSkew(response.headers, options.now()) ?? skewMs;
        answered(response.headers);
      }
      // Central has forgotten the dictionary, which says nothing about what was sent: the same again without.
      if (isDictionaryUnknown(read, packed)) {
        isDictionaryShared = false;
        return { kind: 'later', afterMs: 0 };
      }
      return read;
    } catch (error) {
      return whoAnswered(error);
    }
  };
};

/** Call as the request leaves; what it answers is told the headers of an answer that is surely central's. */
const startTiming = (
  { timeAnswer, meter }: HttpCallerOptions,
  { bytes }: PackedBody,
): ((headers: Headers) => void) => {
  const timed = timeAnswer?.();
  const measured = startMeasuring(meter ?? null, bytes.length);
  return (headers) => {
    timed?.(headers.get('date'));
    measured(headers.get('content-length'));
  };
};

const readAs = <T>(answer: HttpCall<T>['answer']) =>
  typeof answer === 'function'
    ? answer
    : (response: Response, now: number) => readAnswer(response, answer, now);

const readSkew = (headers: Headers, now: number): number | null => {
  const at = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(at)) return null;
  return Math.abs(at - now) > toleratedSkewMs ? at - now : 0;
};
