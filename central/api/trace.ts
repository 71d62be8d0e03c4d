import { randomBytes } from 'node:crypto';

/**
 * W3C Trace Context: each request carries a new id, which stands in the log of whoever sent it where it was refused, and in central's with
 * whatever went wrong there. It tells nothing of a person or a machine.
 */
export const traceHeader = 'traceparent';

export type Trace = { readonly traceId: string; readonly header: string };

export const newTrace = (): Trace => {
  const traceId = randomBytes(16).toString('hex');
  return { traceId, header: `00-${traceId}-${randomBytes(8).toString('hex')}-01` };
};

const form = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}/;

/** Null where there is none, or what is there is none. */
export const readTraceId = (header: unknown): string | null =>
  typeof header === 'string' ? (form.exec(header)?.[1] ?? null) : null;
