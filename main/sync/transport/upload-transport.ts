import { z } from 'zod';
import { blobPath, offsetMediaType, tusVersion, writeMetadata } from '../../../central/api/blobs.ts';
import type { Answer } from '../answer.ts';
import type { UploadTransport } from '../uploads/upload-ports.ts';
import type { HttpCaller } from './http-caller.ts';
import { readAnswer } from './read-answer.ts';

type Offset = { readonly offset: number };

const tus = { 'tus-resumable': tusVersion };

/** About the slowest link that is worth waiting for, as for a push. */
const slowestBytesPerMs = 4;

/**
 * tus 1.0.0. An answer counts as central's where it names the version and a whole number of bytes; a problem is read as everywhere else,
 * and a captive portal's page is neither.
 */
export const createUploadTransport = (call: HttpCaller): UploadTransport => ({
  announce: async ({ sha256, bytes, mediaType }, signal) =>
    call({
      method: 'POST',
      path: '/v1/blobs',
      body: null,
      headers: {
        ...tus,
        'upload-length': String(bytes),
        'upload-metadata': writeMetadata({ sha256, filetype: mediaType }),
      },
      answer: (response, now) => readOffset(response, { status: 201, now }),
      timeoutMs: 20_000,
      signal,
    }),
  send: async ({ sha256, from, content }, signal) =>
    call({
      method: 'PATCH',
      path: blobPath(sha256),
      body: new Uint8Array(content),
      headers: {
        ...tus,
        'content-type': offsetMediaType,
        'upload-offset': String(from),
      },
      answer: (response, now) => readOffset(response, { status: 204, now }),
      timeoutMs: 30_000 + Math.ceil(content.length / slowestBytesPerMs),
      signal,
    }),
});

const isTus = ({ headers }: Response): boolean => headers.get('tus-resumable') === tusVersion;

const readOffset = async (
  response: Response,
  { status, now }: { readonly status: number; readonly now: number },
): Promise<Answer<Offset>> => {
  const offset = response.headers.get('upload-offset') ?? '';
  if (response.status === status && isTus(response) && /^\d{1,12}$/.test(offset)) {
    // Read to its end, so that the connection serves the next piece too.
    await response.arrayBuffer();
    return { kind: 'answered', value: { offset: Number(offset) } };
  }
  const failure = await readAnswer(response, z.never(), now);
  return failure.kind === 'answered' ? { kind: 'unreachable' } : failure;
};
