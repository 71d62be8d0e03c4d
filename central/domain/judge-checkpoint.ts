import type { AuditMark, CheckpointRequest } from '../api/audit.ts';

/**
 * What is the matter with an audit trail: entries that central knows of are not there any more (`missing`), were written anew (`other`), or
 * are not what their own hashes say (`broken`).
 */
export type AuditBreak = { readonly kind: 'missing' | 'other' | 'broken'; readonly sequence: number };

export type CheckpointVerdict =
  /** The machine speaks of another entry than that of the last checkpoint: a lost answer, or a copy of an earlier day. */
  | { readonly kind: 'show'; readonly sequence: number }
  /** Kept, also where something is the matter: what comes after it is judged from there. */
  | { readonly kind: 'keep'; readonly found: AuditBreak | null };

/** Whether the trail that is shown goes on from the last checkpoint (protocol.md, I9). */
export const judgeCheckpoint = (
  held: AuditMark | null,
  { newest, since, brokenAt }: CheckpointRequest,
): CheckpointVerdict => {
  if (held !== null && since?.sequence !== held.sequence) return { kind: 'show', sequence: held.sequence };
  return { kind: 'keep', found: findBreak(held, { newest, since, brokenAt }) };
};

const findBreak = (
  held: AuditMark | null,
  { newest, since, brokenAt }: CheckpointRequest,
): AuditBreak | null => {
  if (held !== null) {
    const { sequence, hash } = held;
    const shown = since?.hash ?? null;
    if (shown === null || newest.sequence < sequence) return { kind: 'missing', sequence };
    const isNewestOther = newest.sequence === sequence && newest.hash !== hash;
    if (shown !== hash || isNewestOther) return { kind: 'other', sequence };
  }
  return brokenAt === null ? null : { kind: 'broken', sequence: brokenAt };
};
