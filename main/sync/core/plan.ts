import { batchBytesOn, isNarrow, meteredPatienceMs, pieceBytesOn } from './link.ts';
import { holdsDocuments, isQuiet, type SyncState, type Turn } from './state.ts';
import type { SyncAction } from './step.ts';
import { isDue, longestWaitMs } from './timing.ts';
import type { SyncTiming } from './timing.ts';
import { pieceBounds } from './upload-step.ts';

/**
 * The one next thing to do, from the state alone: a wake-up that was lost or came twice changes nothing (protocol.md, rule 5).
 * Of what is due, whoever's turn it is goes first. A device that must sign in asks for its lease before it shows anybody its work.
 */
export const planAction = (state: SyncState, now: number, timing: SyncTiming): SyncAction => {
  if (state.retryAt !== null && !isDue(state.retryAt, now, timing)) {
    return { kind: 'wait', delayMs: state.retryAt - now };
  }
  if (!state.isReachable) return { kind: 'probe' };
  if (state.connection === 'sign-in-needed') return { kind: 'renewLease' };
  switch (state.turns.find((turn) => isWanted(turn, state, now, timing))) {
    case 'push':
      return push(state, now, timing);
    case 'pull':
      return { kind: 'pull', isQuiet: isQuiet(state, now, timing) };
    case 'renewLease':
      return { kind: 'renewLease' };
    case undefined:
    default:
      return { kind: 'wait', delayMs: untilNext(state, now, timing) };
  }
};

const isWanted = (turn: Turn, state: SyncState, now: number, timing: SyncTiming): boolean => {
  if (turn === 'push') return state.shouldLook && !isHeld(state, now, timing);
  return isDue(turn === 'pull' ? state.pullAt : state.leaseAt, now, timing);
};

const push = (state: SyncState, now: number, timing: SyncTiming): SyncAction => ({
  kind: 'push',
  limit: state.batch.size,
  largestBytes: batchBytesOn(state.link),
  order: isNarrow(state.link) ? 'urgent-first' : 'oldest-first',
  skipsWaits: state.skipsWaits,
  gathers: isNarrow(state.link) && !isDue(state.gathersUntil, now, timing),
  largestPiece: pieceBytesOn(state.link, pieceBounds),
  holdsDocumentsAfter: holdsDocuments(state) ? now - meteredPatienceMs : null,
});

const isHeld = ({ pushHeldUntil }: SyncState, now: number, timing: SyncTiming): boolean =>
  pushHeldUntil !== null && !isDue(pushHeldUntil, now, timing);

const untilNext = (state: SyncState, now: number, timing: SyncTiming): number => {
  const pushAt = isHeld(state, now, timing) ? state.pushHeldUntil : state.nextItemAt;
  const next = Math.min(state.pullAt, state.leaseAt, pushAt ?? Infinity);
  return Math.min(Math.max(next - now, 0), longestWaitMs(timing));
};
