import { assertNever } from './assert-never.ts';
import { backoff } from './backoff.ts';
import type { Failure } from './failure.ts';
import { portionAfter, type Portion } from './portion.ts';
import { batchBounds } from './state.ts';
import type { Connection, SyncState } from './state.ts';
import type { SyncTiming } from './timing.ts';

/** Between two tries of a device that central does not accept as it is. */
const notAcceptedPauseMs = 60_000;

type Moment = { readonly now: number; readonly random: number };

/** What a request that was not answered changes: the pause, the connection, and how much is tried at a time. */
export const afterFailure = (
  state: SyncState,
  failure: Failure,
  moment: Moment,
  timing: SyncTiming,
): SyncState => {
  const failures = 1 + Math.max(state.failures, state.asked === 'push' ? state.pushFailures : 0);
  const delayMs = mayRenewAtOnce(state, failure, moment.now, timing)
    ? 0
    : delayAfter(failure, failures, moment.random, timing);
  return {
    ...changeConnection(state, connectionAfter(failure, state.connection), moment.now),
    isReachable: !isCut(failure) && state.isReachable,
    link: isCut(failure) ? { ...state.link, isOld: true } : state.link,
    failures,
    failedOf: failure.kind,
    retryAt: moment.now + delayMs,
    batch: batchAfter(failure, state.batch),
  };
};

/** A lease that ran out while the machine was off is asked for at once; one that was given just now and does not help is not. */
const mayRenewAtOnce = (state: SyncState, failure: Failure, now: number, timing: SyncTiming): boolean =>
  failure.kind === 'sign-in-needed' &&
  state.connection !== 'sign-in-needed' &&
  state.leaseAt - now <= timing.renewLeaseMs - notAcceptedPauseMs;

/** Central was not there to be spoken to. */
const isCut = ({ kind }: Failure): boolean => kind === 'unreachable' || kind === 'captive-portal';

const batchAfter = (failure: Failure, batch: Portion): Portion => {
  // A request refused as a whole may hide one bad item among good ones: smaller batches single it out.
  if (failure.kind === 'refused') return { ...batch, size: Math.max(1, Math.floor(batch.size / 8)) };
  if (failure.kind !== 'unreachable') return batch;
  const { size, ceiling } = portionAfter(batch, 'cut', batchBounds);
  return { size: Math.min(batch.size, size), ceiling };
};

const delayAfter = (failure: Failure, failures: number, random: number, timing: SyncTiming): number => {
  const delayMs = backoff(failures, random, timing.retry);
  if (failure.kind === 'later') return Math.min(Math.max(failure.afterMs, delayMs), timing.longestPauseMs);
  if (failure.kind === 'sign-in-needed' || failure.kind === 'upgrade-needed') return notAcceptedPauseMs;
  return delayMs;
};

const connectionAfter = (failure: Failure, current: Connection): Connection => {
  switch (failure.kind) {
    case 'unreachable':
      return 'offline';
    case 'captive-portal':
    case 'sign-in-needed':
    case 'upgrade-needed':
      return failure.kind;
    case 'later':
    case 'refused':
      return 'online';
    case 'broken':
      return current;
    default:
      return assertNever(failure);
  }
};

export const changeConnection = (state: SyncState, connection: Connection, now: number): SyncState =>
  state.connection === connection ? state : { ...state, connection, connectionSince: now };
