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
    if (isSurelyTaken(content, oldest)) return false;
    const head = Versioned.safeParse(parse(content));
    return head.success && head.data.schemaVersion < oldest;
  });

/**
 * What is written once and plainly needs no parsing: it is the version of the work, or the work has none. Escapes and repetitions take the
 * long way.
 */
const isSurelyTaken = (content: string, oldest: number): boolean => {
  const at = content.indexOf(name);
  if (at === -1 || at !== content.lastIndexOf(name) || content.includes('\\u')) return false;
  const written = plainVersion.exec(content.slice(at - 1, at + name.length + 13))?.[1];
  return written !== undefined && Number(written) >= oldest;
};

const name = 'schemaVersion';
const plainVersion = /^"schemaVersion":(\d{1,9})[,}]/;

const parse = (content: string): unknown => {
  try {
    const value: unknown = JSON.parse(content);
    return value;
  } catch {
    return null;
  }
};
