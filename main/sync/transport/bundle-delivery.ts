import { BundleAnswer, type ReadBundle } from '../../../central/api/bundle.ts';
import type { Answer } from '../answer.ts';
import type { HttpCaller } from './http-caller.ts';

/** Brings some records of a colleague's bundle to central. One result for each, in order. */
export const carryBundle = (
  call: HttpCaller,
  { bundle, sealed }: { readonly bundle: ReadBundle; readonly sealed: readonly Buffer[] },
  signal: AbortSignal,
): Promise<Answer<BundleAnswer>> =>
  call({
    method: 'POST',
    path: '/v1/bundles',
    body: {
      manifest: bundle.manifestText,
      signature: bundle.signature,
      sealed: sealed.map((record) => record.toString('base64')),
    },
    answer: BundleAnswer,
    timeoutMs: 60_000,
    signal,
  });
