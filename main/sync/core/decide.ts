import { afterFailure, changeConnection } from './after-failure.ts';
import { assertNever } from './assert-never.ts';
import { isNarrow, measureLink } from './link.ts';
import { planAction } from './plan.ts';
import { portionAfter } from './portion.ts';
import { batchBounds, isQuiet, statusOf } from './state.ts';
import type { CoreStatus, SyncState } from './state.ts';
import type { SyncEffect, SyncEvent } from './step.ts';
import { isDue } from './timing.ts';
import type { SyncTiming } from './timing.ts';
import { turnOf, turnsAfter } from './turns.ts';

export type Decision = { readonly state: SyncState; readonly effects: readonly SyncEffect[] };

/**
 * The whole judgement of sync: what an event changes, and what to do next. Pure. The effects are at most one announcement and,
 * while running, exactly one action, always last; an action that was not begun may be dropped in favour of a later decision's.
 */
export const createDecide =
  (timing: SyncTiming) =>
  (before: SyncState, event: SyncEvent): Decision => {
    const state = { ...applyEvent(before, event, timing), ...turnsAfter(before, event) };
    const announcement = announce(before, state);
    if (!state.isRunning) return { state, effects: announcement };
    const action = planAction(state, event.now, timing);
    return { state: { ...state, asked: turnOf(action) }, effects: [...announcement, action] };
  };

const announce = (before: SyncState, after: SyncState): readonly SyncEffect[] => {
  const status = statusOf(after);
  return isSameStatus(statusOf(before), status) ? [] : [{ kind: 'announce', status }];
};

const isSameStatus = (a: CoreStatus, b: CoreStatus): boolean =>
  a.connection === b.connection &&
  a.connectionSince === b.connectionSince &&
  a.nextTryAt === b.nextTryAt &&
  a.waitsFor === b.waitsFor &&
  a.isLinkSlow === b.isLinkSlow &&
  a.isMetered === b.isMetered &&
  a.holdsDocuments === b.holdsDocuments &&
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
      return { ...state, shouldLook: true, gathersUntil: event.now, changedAt: event.now };
    case 'sendNow':
      return {
        ...state,
        shouldLook: true,
        skipsWaits: true,
        isMeterLifted: true,
        gathersUntil: event.now,
        retryAt: null,
        pushHeldUntil: null,
        failures: 0,
        pullAt: event.now,
        changedAt: event.now,
      };
    case 'deskUsed':
      return afterUse(state, event.now, timing);
    case 'linkMeasured':
      return { ...state, link: measureLink(state.link, event.sample) };
    case 'meteredSet':
      return {
        ...state,
        link: { ...state.link, isMetered: event.isMetered },
        isMeterLifted: false,
        shouldLook: true,
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

/** After a quiet time what is here may be as old as the quiet pause: whoever comes to the desk sees it renewed at once. */
const afterUse = (state: SyncState, now: number, timing: SyncTiming): SyncState => ({
  ...state,
  changedAt: now,
  pullAt: isQuiet(state, now, timing) ? Math.min(state.pullAt, now) : state.pullAt,
});

/** What came of an action, whatever central was asked. */
type AnswerEvent = Extract<
  SyncEvent,
  {
    readonly kind:
      | 'pushAnswered'
      | 'answersSettled'
      | 'pullAnswered'
      | 'leaseAnswered'
      | 'pushHeld'
      | 'pullHeld'
      | 'uploadAnswered';
  }
>;
const answerKinds: ReadonlySet<SyncEvent['kind']> = new Set([
  'pushAnswered',
  'answersSettled',
  'pullAnswered',
  'leaseAnswered',
  'pushHeld',
  'pullHeld',
  'uploadAnswered',
]);
const isAnswer = (event: SyncEvent): event is AnswerEvent => answerKinds.has(event.kind);

const applyAnswer = (state: SyncState, event: AnswerEvent, timing: SyncTiming): SyncState => {
  switch (event.kind) {
    case 'pushAnswered':
    case 'pullAnswered':
    case 'leaseAnswered':
      return afterAnswer(answered(withHoldEnded(state, event), event.now), event, timing);
    case 'answersSettled':
      return { ...afterPush(state, event, timing), retryAt: null, failedOf: null };
    case 'pushHeld':
      return afterHold(answered(state, event.now), event.now, timing);
    case 'pullHeld':
      return afterLock(state, event, timing);
    case 'uploadAnswered':
      return { ...answered(state, event.now), shouldLook: true, skipsWaits: false };
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
  failedOf: null,
});

/** The desk works on and follows what central says; what waits to leave is tried again now and then. */
const afterHold = (state: SyncState, now: number, timing: SyncTiming): SyncState => ({
  ...changeConnection(state, 'upgrade-needed', now),
  shouldLook: true,
  skipsWaits: false,
  pushHeldUntil: now + timing.longestPauseMs,
});

/** It asks again now and then, since the order may be lifted; one that is news is fetched at once. */
const afterLock = (
  state: SyncState,
  { now, isNews }: Pick<Extract<SyncEvent, { readonly kind: 'pullHeld' }>, 'now' | 'isNews'>,
  timing: SyncTiming,
): SyncState => ({
  ...state,
  pullAt: now + pullPause(state, now, timing),
  leaseAt: isNews ? now : state.leaseAt,
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
    isMeterLifted: false,
    nextItemAt,
  };
};

type Answer = Extract<SyncEvent, { readonly kind: 'pushAnswered' | 'pullAnswered' | 'leaseAnswered' }>;

const afterAnswer = (state: SyncState, event: Answer, timing: SyncTiming): SyncState => {
  const { now } = event;
  switch (event.kind) {
    case 'pushAnswered':
      return {
        ...afterPush(state, event, timing),
        batch: portionAfter(state.batch, 'arrived', batchBounds),
        gathersUntil: now + timing.pollMs,
      };
    case 'pullAnswered': {
      const changedAt = event.changeCount > 0 ? now : state.changedAt;
      const pauseMs = event.hasMore ? 0 : pullPause({ ...state, changedAt }, now, timing);
      return { ...state, shouldLook: true, changedAt, pullAt: now + pauseMs, filling: event.filling };
    }
    case 'leaseAnswered':
      return { ...state, leaseAt: now + timing.renewLeaseMs };
    default:
      return assertNever(event);
  }
};

const pullPause = (state: SyncState, now: number, timing: SyncTiming): number =>
  isQuiet(state, now, timing) ? timing.quietPollMs : timing.pollMs;

const afterPush = (
  state: SyncState,
  { now, acceptedCount }: { readonly now: number; readonly acceptedCount: number },
  timing: SyncTiming,
): SyncState => ({
  ...state,
  shouldLook: true,
  skipsWaits: false,
  ...(acceptedCount > 0 ? { pullAt: pullAfterPush(state, now, timing), changedAt: now } : {}),
});

/** What was accepted takes effect at central: the pull that shows it follows at once, and on a narrow link soon. */
const pullAfterPush = ({ link, pullAt }: SyncState, now: number, timing: SyncTiming): number =>
  isNarrow(link) ? Math.min(pullAt, now + timing.pollMs) : now;
