import { z } from 'zod';
import type { SignedEnvelope } from '../api/sync.ts';

export type SchemaVersions = { readonly oldest: number; readonly newest: number };

const Versioned = z.object({ schemaVersion: z.number().int() });

/**
 * Whether a machine speaks a version that is no longer taken. Then nothing of its push is judged, so that it keeps all of it until it has
 * been updated; refused one by one, each piece would be put aside for a person who cannot help.
 */
export const isTooOld = (envelopes: readonly SignedEnvelope[], { oldest }: SchemaVersions): boolean =>
  envelopes.some(({ content }) => {
    const head = Versioned.safeParse(parse(content));
    return head.success && head.data.schemaVersion < oldest;
  });

const parse = (content: string): unknown => {
  try {
    const value: unknown = JSON.parse(content);
    return value;
  } catch {
    return null;
  }
};
