import { assertNever } from '../../main/sync/core/assert-never.ts';
import { createDecide } from '../../main/sync/core/decide.ts';
import { initialState } from '../../main/sync/core/state.ts';
import type { SyncAction, SyncEvent } from '../../main/sync/core/step.ts';
import { defaultTiming } from '../../main/sync/core/timing.ts';

type Told = Extract<SyncEvent, { readonly kind: 'workQueued' | 'sendNow' | 'deskUsed' | 'stopped' }>['kind'];
export type CoreAnswer = SyncEvent extends infer Event
  ? Event extends SyncEvent
    ? Omit<Event, 'now'>
    : never
  : never;

type Said = { readonly at: number; readonly kind: Told };

export type CoreScript = {
  readonly untilMs: number;
  /** What somebody tells the core, and when. */
  readonly told?: readonly Said[];
  /** What comes of an action; takes no time. Null: the usual, all well and nothing to do. */
  readonly answer?: (action: SyncAction, now: number) => CoreAnswer | null;
};

/** More than any script of ours needs. */
const mostSteps = 10_000;

/** Runs the core alone in virtual time: each action but waits as `<action>:<ms>`, with a push's limit between. */
export const runCore = ({ untilMs, told = [], answer = () => null }: CoreScript): readonly string[] => {
  const decide = createDecide(defaultTiming);
  const log: string[] = [];
  const upcoming = told.toSorted((a, b) => a.at - b.at);
  let state = initialState(0);
  let event: SyncEvent = { kind: 'started', now: 0 };
  for (let steps = 0; ; steps += 1) {
    if (steps > mostSteps) throw new Error('the core spins: it asks again and again, and no time passes');
    const now: number = event.now;
    const decision = decide(state, event);
    ({ state } = decision);
    const action = decision.effects.findLast((effect) => effect.kind !== 'announce');
    if (action === undefined) return log;
    if (action.kind === 'wait') {
      const next = wake(now + action.delayMs, upcoming[0]);
      if (next.now > untilMs) return log;
      if (next.kind !== 'tick') upcoming.shift();
      event = next;
    } else {
      const answered: SyncEvent = { ...(answer(action, now) ?? usualAnswer(action)), now };
      if (answered.kind !== 'nothingToPush') log.push(describe(action, now));
      event = answered;
    }
  }
};

/** What ends a wait: whoever tells something first, or its time. */
const wake = (at: number, next: Said | undefined): SyncEvent =>
  next !== undefined && next.at <= at ? { kind: next.kind, now: next.at } : { kind: 'tick', now: at };

const describe = (action: SyncAction, now: number): string =>
  action.kind === 'push' ? `push:${action.limit}:${now}` : `${action.kind}:${now}`;

const usualAnswer = (action: SyncAction): CoreAnswer => {
  switch (action.kind) {
    case 'push':
      return { kind: 'nothingToPush', nextItemAt: null };
    case 'pull':
      return { kind: 'pullAnswered', changeCount: 0, hasMore: false, filling: null };
    case 'renewLease':
      return { kind: 'leaseAnswered' };
    case 'probe':
    case 'wait':
      return { kind: 'connectivityChanged', isReachable: true, random: 0.5 };
    default:
      return assertNever(action);
  }
};
