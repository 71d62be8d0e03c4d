import type { Outcome } from '../../central/api/sync.ts';
import { assertNever } from './core/assert-never.ts';
import { backoff } from './core/backoff.ts';
import type { SyncTiming } from './core/timing.ts';
import type { QueuedEnvelope, RefusedOtherwise, Settlement, WaitingReason } from './ports.ts';
import type { ReceiptVerdict } from './receipts.ts';

/** What became of one envelope of an answered push; null where central left it out. */
export type JudgedOutcome =
  | { readonly outcome: 'receipt'; readonly jws: string; readonly verdict: ReceiptVerdict }
  | Extract<Outcome, { readonly outcome: 'conflict' | 'refused' | 'later' }>
  | RefusedOtherwise
  | null;

export type JudgeMoment = { readonly now: number; readonly random: number; readonly timing: SyncTiming };

/** From central's outcome to what the outbox keeps: sent, waiting or parked, and never gone. Pure. */
export const settleOutcome = (
  item: QueuedEnvelope,
  judged: JudgedOutcome,
  moment: JudgeMoment,
): Settlement => {
  const { envelopeId } = item;
  if (judged === null) return waitFor(item, 'unanswered', 0, moment);
  switch (judged.outcome) {
    case 'receipt':
      return judged.verdict.isGenuine
        ? {
            kind: 'sent',
            envelopeId,
            jws: judged.jws,
            centralSequence: judged.verdict.centralSequence,
            at: moment.now,
          }
        : waitFor(item, 'receipt-unverified', 0, moment);
    case 'later':
      return waitFor(item, 'later', judged.afterMs, moment);
    case 'conflict':
      return {
        kind: 'parked',
        envelopeId,
        reason: 'conflict',
        conflict: { current: judged.current, change: judged.change },
      };
    case 'refused':
      // An older central does not know the version yet: an update of either side, not a person, mends that.
      if (judged.problem.code === 'envelope/version-unknown')
        return waitFor(item, 'upgrade-needed', moment.timing.longestPauseMs, moment);
      // A fault of central says nothing about the work; every other refusal stands, however often it is asked.
      return judged.problem.code === 'internal'
        ? waitFor(item, 'later', 0, moment)
        : { kind: 'parked', envelopeId, reason: judged.problem.code };
    case 'refused-otherwise':
      return { kind: 'parked', envelopeId, reason: 'unknown' };
    default:
      return assertNever(judged);
  }
};

const waitFor = (
  item: QueuedEnvelope,
  reason: WaitingReason,
  askedMs: number,
  { now, random, timing }: JudgeMoment,
): Settlement => {
  const delayMs = Math.max(backoff(item.attempts + 1, random, timing.retry), askedMs);
  const nextAttemptAt = now + Math.min(delayMs, timing.longestPauseMs);
  return { kind: 'waiting', envelopeId: item.envelopeId, nextAttemptAt, reason };
};
