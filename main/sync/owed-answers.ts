import type { Clock, Outbox, Settlement } from './ports.ts';
import type { SyncTiming } from './core/timing.ts';

export type OwedAnswers = {
  /** As the outbox given; what it cannot settle is remembered, and its fault thrown on. */
  readonly outbox: Outbox;
  /** Settles what is owed; null where nothing is. Throws what the outbox throws where that takes nothing at all: it is still owed. */
  readonly settleOwed: () => { readonly acceptedCount: number } | null;
};

/** So often the disk may refuse all of a batch before each piece is tried alone. */
const triesTogether = 3;

/**
 * What central has answered and the disk did not take (full, busy) is settled as soon as it does: without it the work would count as "being
 * sent", and its receipt as never given, until the lease runs out (protocol.md, rule 5). Remembered for this life only: the next one
 * begins by ending every lease, and asks central again.
 */
export const keepAnswers = (
  outbox: Outbox,
  {
    clock,
    timing,
    onFault,
  }: { readonly clock: Clock; readonly timing: SyncTiming; readonly onFault: (error: unknown) => void },
): OwedAnswers => {
  let owed: readonly Settlement[] = [];
  let tries = 0;

  const settle: Outbox['settle'] = (settlements) => {
    try {
      outbox.settle(settlements);
    } catch (error) {
      owed = [...owed, ...settlements];
      throw error;
    }
  };

  /** One answer that cannot be kept, of however good a disk, must hold up no other, nor all that is still to come. */
  const settleAlone = (settlement: Settlement): void => {
    try {
      outbox.settle([settlement]);
    } catch (error) {
      const nextAttemptAt = clock.now() + timing.retry.longestMs;
      const { envelopeId } = settlement;
      outbox.settle([{ kind: 'waiting', envelopeId, nextAttemptAt, reason: 'unanswered' }]);
      onFault(error);
    }
  };

  const settleOwed: OwedAnswers['settleOwed'] = () => {
    if (owed.length === 0) return null;
    const acceptedCount = owed.filter(({ kind }) => kind === 'sent').length;
    tries += 1;
    if (tries < triesTogether) {
      outbox.settle(owed);
      owed = [];
    }
    for (const settlement of owed) {
      settleAlone(settlement);
      owed = owed.filter((other) => other !== settlement);
    }
    tries = 0;
    return { acceptedCount };
  };

  return { outbox: { ...outbox, settle }, settleOwed };
};
