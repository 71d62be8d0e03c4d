import type { Answer } from './answer.ts';
import type { SyncEvent } from './core/step.ts';
import type { ChangedSubjects, SyncPorts } from './ports.ts';
import type { Reconcile } from './reconcile.ts';

export type PullRound = {
  readonly ports: SyncPorts;
  readonly onSubjectsChanged: (subjects: ChangedSubjects) => void;
  readonly onOutboxChanged: () => void;
  /** Where the page tells that central was put back from a copy, what it has lost waits again at once: filling may take long. */
  readonly reconcile: Reconcile;
  /** Once everything has been pulled: what is asked of central besides its feed. A failure of it is none of the pull. */
  readonly afterPull: (signal: AbortSignal, desk: { readonly isQuiet: boolean }) => Promise<void>;
};

/**
 * Fetches one page and keeps it with its cursor in one transaction; the core asks again while there is more. A locked machine does not
 * ask; one that hears only here that it is locked asks for its lease, which carries the order.
 */
export const pullOnce = async (
  round: PullRound,
  desk: { readonly isQuiet: boolean },
  signal: AbortSignal,
): Promise<SyncEvent> => {
  const { clock, random, replica, transport } = round.ports;
  if (replica.isLocked()) return { kind: 'pullHeld', now: clock.now(), isNews: false };
  const answer = await transport.pull(replica.findCursor(), signal);
  if (isLocking(answer)) return { kind: 'pullHeld', now: clock.now(), isNews: true };
  if (answer.kind !== 'answered') {
    return { kind: 'failed', now: clock.now(), failure: answer, random: random.next() };
  }
  const page = answer.value;
  const applied = replica.apply(page, clock.now());
  if (applied.subjects === 'many' || applied.subjects.length > 0) round.onSubjectsChanged(applied.subjects);
  if (applied.hasActs) round.onOutboxChanged();
  await round.reconcile(signal);
  if (!page.hasMore) await round.afterPull(signal, desk);
  return {
    kind: 'pullAnswered',
    now: clock.now(),
    changeCount: page.changes.length,
    hasMore: page.hasMore,
    filling: applied.filling,
  };
};

const isLocking = (answer: Answer<unknown>): boolean =>
  answer.kind === 'refused' && answer.code === 'device/locked';
