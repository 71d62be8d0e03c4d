import type { SyncState, Turn } from './state.ts';
import type { SyncAction, SyncEvent } from './step.ts';

type Turns = Pick<SyncState, 'turns' | 'pushFailures'>;

export const turnOf = ({ kind }: SyncAction): Turn | null =>
  kind === 'probe' || kind === 'wait' ? null : kind;

const putLast = (turns: readonly Turn[], last: Turn): readonly Turn[] => [
  ...turns.filter((turn) => turn !== last),
  last,
];

/** A push that was tried in vain lets the others go once, not as often as they like. */
const putBehind = (turns: readonly Turn[], done: Turn): readonly Turn[] =>
  turns[0] === 'push' ? turns : putLast(turns, done);

/** Nothing stands in the way of a push any more, or somebody wants it tried now. */
const putsPushFirst: ReadonlySet<SyncEvent['kind']> = new Set([
  'pushAnswered',
  'pushHeld',
  'nothingToPush',
  'sendNow',
]);

/**
 * Who goes first the next time. What fails lets the others go that are due: a push that fails each time would keep a machine for ever
 * from the feed, and from its lease with the orders to lock or wipe. A large document lets them go between two pieces, too.
 */
export const turnsAfter = ({ asked, turns, pushFailures }: SyncState, { kind }: SyncEvent): Turns => {
  if (kind === 'failed') {
    return {
      turns: asked === null ? turns : putLast(turns, asked),
      pushFailures: asked === 'push' ? pushFailures + 1 : pushFailures,
    };
  }
  if (kind === 'uploadAnswered') return { turns: putLast(turns, 'push'), pushFailures: 0 };
  if (kind === 'pullAnswered' || kind === 'pullHeld')
    return { turns: putBehind(turns, 'pull'), pushFailures };
  if (kind === 'leaseAnswered') return { turns: putBehind(turns, 'renewLease'), pushFailures };
  if (!putsPushFirst.has(kind)) return { turns, pushFailures };
  return { turns: ['push', ...turns.filter((turn) => turn !== 'push')], pushFailures: 0 };
};
