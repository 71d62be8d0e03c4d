import { assertNever } from './assert-never.ts';
import { backoff } from './backoff.ts';
import { planAction } from './plan.ts';
import { batchBounds, statusOf } from './state.ts';
import type { Connection, CoreStatus, SyncState } from './state.ts';
import type { Failure, SyncEffect, SyncEvent } from './step.ts';
import { isDue } from './timing.ts';
import type { SyncTiming } from './timing.ts';

export type Decision = { readonly state: SyncState; readonly effects: readonly SyncEffect[] };

/**
 * The whole judgement of sync: what an event changes, and what to do next. Pure. The effects are at most one announcement and,
 * while running, exactly one action, always last; an action that was not begun may be dropped in favour of a later decision's.
 */
export const createDecide =
  (timing: SyncTiming) =>
  (before: SyncState, event: SyncEvent): Decision => {
    const state = applyEvent(before, event, timing);
    const announcement = announce(before, state);
    if (!state.isRunning) return { state, effects: announcement };
    return { state, effects: [...announcement, planAction(state, event.now, timing)] };
  };

const announce = (before: SyncState, after: SyncState): readonly SyncEffect[] => {
  const status = statusOf(after);
  return isSameStatus(statusOf(before), status) ? [] : [{ kind: 'announce', status }];
};

const isSameStatus = (a: CoreStatus, b: CoreStatus): boolean =>
  a.connection === b.connection &&
  a.connectionSince === b.connectionSince &&
  a.nextTryAt === b.nextTryAt &&
  a.filling?.done === b.filling?.done &&
  a.filling?.total === b.filling?.total;

const applyEvent = (state: SyncState, event: SyncEvent, timing: SyncTiming): SyncState => {
  if (isAnswer(event)) return applyAnswer(state, event, timing);
  switch (event.kind) {
    case 'started':
      return { ...state, isRunning: true };
    case 'stopped':
      return { ...state, isRunning: false };
    case 'tick':
      return { ...state, shouldLook: true };
    case 'workQueued':
      return { ...state, shouldLook: true, changedAt: event.now };
    case 'sendNow':
      return {
        ...state,
        shouldLook: true,
        skipsWaits: true,
        retryAt: null,
        pushHeldUntil: null,
        failures: 0,
        pullAt: event.now,
        changedAt: event.now,
      };
    case 'connectivityChanged':
      return event.isReachable
        ? { ...state, isReachable: true, retryAt: null, shouldLook: true }
        : afterFailure(state, { kind: 'unreachable' }, event, timing);
    case 'nothingToPush':
      return afterLook(state, event.nextItemAt, event.now, timing);
    case 'failed':
      return afterFailure(state, event.failure, event, timing);
    default:
      return assertNever(event);
  }
};

/** What central said, whatever it was asked. */
type AnswerEvent = Extract<
  SyncEvent,
  {
    readonly kind: 'pushAnswered' | 'pullAnswered' | 'leaseAnswered' | 'pushHeld' | 'uploadAnswered';
  }
>;
const answerKinds: ReadonlySet<SyncEvent['kind']> = new Set([
  'pushAnswered',
  'pullAnswered',
  'leaseAnswered',
  'pushHeld',
  'uploadAnswered',
]);
const isAnswer = (event: SyncEvent): event is AnswerEvent => answerKinds.has(event.kind);

const applyAnswer = (state: SyncState, event: AnswerEvent, timing: SyncTiming): SyncState => {
  switch (event.kind) {
    case 'pushAnswered':
    case 'pullAnswered':
    case 'leaseAnswered':
      return afterAnswer(answered(withHoldEnded(state, event), event.now), event, timing);
    case 'pushHeld':
      return afterHold(answered(state, event.now), event.now, timing);
    case 'uploadAnswered':
      return afterUpload(answered(state, event.now), event.now, timing);
    default:
      return assertNever(event);
  }
};

/** A push that was taken needs no update any more. */
const withHoldEnded = (state: SyncState, { kind }: SyncEvent): SyncState =>
  kind === 'pushAnswered' ? { ...state, pushHeldUntil: null } : state;

/** One recovered request resets the back-off (rule 13). */
const answered = (state: SyncState, now: number): SyncState => ({
  ...changeConnection(state, state.pushHeldUntil === null ? 'online' : 'upgrade-needed', now),
  isReachable: true,
  failures: 0,
  retryAt: null,
});

/** The desk works on and follows what central says; what waits to leave is tried again now and then. */
const afterHold = (state: SyncState, now: number, timing: SyncTiming): SyncState => ({
  ...changeConnection(state, 'upgrade-needed', now),
  shouldLook: true,
  skipsWaits: false,
  pushHeldUntil: now + timing.longestPauseMs,
});

const afterLook = (
  state: SyncState,
  nextItemAt: number | null,
  now: number,
  timing: SyncTiming,
): SyncState => {
  const isClockPutBack = nextItemAt !== null && nextItemAt > now && isDue(nextItemAt, now, timing);
  return {
    ...state,
    pushHeldUntil: null,
    shouldLook: isClockPutBack,
    skipsWaits: isClockPutBack,
    nextItemAt,
  };
};

type Answer = Extract<SyncEvent, { readonly kind: 'pushAnswered' | 'pullAnswered' | 'leaseAnswered' }>;

const afterAnswer = (state: SyncState, event: Answer, timing: SyncTiming): SyncState => {
  const { now } = event;
  switch (event.kind) {
    case 'pushAnswered':
      // What was accepted takes effect at central: the pull that shows it follows at once.
      return {
        ...state,
        shouldLook: true,
        skipsWaits: false,
        largestBatch: Math.min(batchBounds.largest, state.largestBatch * 2),
        ...(event.acceptedCount > 0 ? { pullAt: now, changedAt: now } : {}),
      };
    case 'pullAnswered': {
      const changedAt = event.changeCount > 0 ? now : state.changedAt;
      const isQuiet = now - changedAt >= timing.quietAfterMs;
      const pauseMs = event.hasMore ? 0 : isQuiet ? timing.quietPollMs : timing.pollMs;
      return { ...state, shouldLook: true, changedAt, pullAt: now + pauseMs, filling: event.filling };
    }
    case 'leaseAnswered':
      return { ...state, leaseAt: now + timing.renewLeaseMs };
    default:
      return assertNever(event);
  }
};

/** A large attachment does not keep the desk from what is new at central: a pull that is due goes between two pieces. */
const afterUpload = (state: SyncState, now: number, timing: SyncTiming): SyncState => ({
  ...state,
  shouldLook: !isDue(state.pullAt, now, timing),
  skipsWaits: false,
});

type Moment = { readonly now: number; readonly random: number };

const afterFailure = (state: SyncState, failure: Failure, moment: Moment, timing: SyncTiming): SyncState => {
  const failures = state.failures + 1;
  const delayMs = mayRenewAtOnce(state, failure, moment.now, timing)
    ? 0
    : delayAfter(failure, failures, moment.random, timing);
  return {
    ...changeConnection(state, connectionAfter(failure, state.connection), moment.now),
    isReachable: failure.kind !== 'unreachable' && state.isReachable,
    failures,
    retryAt: moment.now + delayMs,
    largestBatch: batchAfter(failure, state.largestBatch),
  };
};

/** A lease that ran out while the machine was off is asked for at once; one that was given just now and does not help is not. */
const mayRenewAtOnce = (state: SyncState, failure: Failure, now: number, timing: SyncTiming): boolean =>
  failure.kind === 'sign-in-needed' &&
  state.connection !== 'sign-in-needed' &&
  state.leaseAt - now <= timing.renewLeaseMs - timing.quietPollMs;

const batchAfter = (failure: Failure, batch: number): number => {
  // A request refused as a whole may hide one bad item among good ones: smaller batches single it out.
  if (failure.kind === 'refused') return Math.max(1, Math.floor(batch / 8));
  if (failure.kind !== 'unreachable') return batch;
  return Math.min(batch, Math.max(batchBounds.smallestAfterCut, Math.floor(batch / 4)));
};

const delayAfter = (failure: Failure, failures: number, random: number, timing: SyncTiming): number => {
  const delayMs = backoff(failures, random, timing.retry);
  if (failure.kind === 'later') return Math.min(Math.max(failure.afterMs, delayMs), timing.longestPauseMs);
  if (failure.kind === 'sign-in-needed' || failure.kind === 'upgrade-needed') return timing.quietPollMs;
  return delayMs;
};

const connectionAfter = (failure: Failure, current: Connection): Connection => {
  switch (failure.kind) {
    case 'unreachable':
      return 'offline';
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

const changeConnection = (state: SyncState, connection: Connection, now: number): SyncState =>
  state.connection === connection ? state : { ...state, connection, connectionSince: now };
