import type { LinkSample } from '../core/link.ts';

type Meter = { readonly elapsedMs: () => number; readonly note: (sample: LinkSample) => void };

/** Call as the request leaves; what it answers is told the `Content-Length` of the answer once that is here whole. */
export const startMeasuring = (
  meter: Meter | null,
  sentBytes: number,
): ((contentLength: string | null) => void) => {
  if (meter === null) return () => undefined;
  const startedAt = meter.elapsedMs();
  return (contentLength) => {
    const receivedBytes = contentLength === null ? 0 : Number(contentLength);
    // An answer without a length may be long: what is not known is no measure.
    if (contentLength === null && sentBytes < smallestToTell) return;
    meter.note({ bytes: Math.max(sentBytes, receivedBytes), ms: meter.elapsedMs() - startedAt });
  };
};

/** Where so much was sent the answer is the smaller part, as far as our calls go. */
const smallestToTell = 8 * 1024;
