import { BundleAnswer } from '../../../central/api/bundle.ts';
import type { ReadBundle } from '../../../central/api/bundle-file.ts';
import type { Answer } from '../answer.ts';
import type { HttpCaller } from './http-caller.ts';
import { inBase64, patienceFor } from './sealed-frames.ts';

/** Brings some frames of a colleague's bundle to central. One result for each, in order. */
export const carryBundle = (
  call: HttpCaller,
  { bundle, frames }: { readonly bundle: ReadBundle; readonly frames: readonly Buffer[] },
): Promise<Answer<BundleAnswer>> => {
  const sealed = inBase64(frames);
  const timeoutMs = patienceFor(sealed);
  return call({
    method: 'POST',
    path: '/v1/bundles',
    body: { manifest: bundle.manifestText, signature: bundle.signature, sealed },
    answer: BundleAnswer,
    timeoutMs,
    signal: AbortSignal.timeout(timeoutMs),
  });
};
