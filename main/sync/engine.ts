import { createDecide } from './core/decide.ts';
import type { LinkSample } from './core/link.ts';
import { initialState, statusOf } from './core/state.ts';
import type { CoreStatus, SyncState } from './core/state.ts';
import type { SyncAction, SyncEvent } from './core/step.ts';
import { defaultTiming } from './core/timing.ts';
import type { SyncTiming } from './core/timing.ts';
import { createPerform } from './perform.ts';
import type { PerformOptions } from './perform.ts';
import { createStatusBoard, inWords } from './status-board.ts';
import type { SyncStatus } from './status-board.ts';

export type SyncEngine = {
  readonly start: () => void;
  /** Ends after the request under way was given up and its items were given back. */
  readonly stop: () => Promise<void>;
  /** Skips every back-off and wait. */
  readonly sendNow: () => void;
  /** Call after the commit that queued work; forgetting it costs time, never work. */
  readonly workQueued: () => void;
  /** What an answered request says of the link, whoever made it. */
  readonly linkMeasured: (sample: LinkSample) => void;
  /** Somebody works at the desk: what is here is to be fresh. */
  readonly deskUsed: () => void;
  /** What the staff say of the link. */
  readonly setMetered: (isMetered: boolean) => void;
  readonly status: () => SyncStatus;
  /** Tells each change of status; answers the function that ends it. */
  readonly onStatus: (listener: (status: SyncStatus) => void) => () => void;
};

export type SyncEngineOptions = Omit<PerformOptions, 'timing'> & {
  readonly timing?: SyncTiming;
};

/**
 * Interprets what the core decides: one loop, one thing at a time, never a transaction open during a request.
 *
 *     inbox -> decide -> action -> event -> inbox ...      (an action that waits ends early when something comes in)
 */
export const createSyncEngine = (options: SyncEngineOptions): SyncEngine => {
  const { clock } = options.ports;
  const board = createStatusBoard(options.onFault);
  const stopping = new AbortController();
  const loop = createLoop(options, board.show);
  let ended: Promise<void> | null = null;

  return {
    start: () => {
      if (ended !== null || stopping.signal.aborted) return;
      loop.post({ kind: 'started', now: clock.now() });
      ended = loop.run(stopping.signal);
    },
    stop: async () => {
      stopping.abort();
      loop.post({ kind: 'stopped', now: clock.now() });
      await ended;
    },
    sendNow: () => loop.post({ kind: 'sendNow', now: clock.now() }),
    workQueued: () => loop.post({ kind: 'workQueued', now: clock.now() }),
    deskUsed: () => loop.post({ kind: 'deskUsed', now: clock.now() }),
    linkMeasured: (sample) => loop.post({ kind: 'linkMeasured', now: clock.now(), sample }),
    setMetered: (isMetered) => loop.post({ kind: 'meteredSet', now: clock.now(), isMetered }),
    status: () => inWords(loop.status()),
    onStatus: board.subscribe,
  };
};

const createLoop = (options: SyncEngineOptions, announce: (status: CoreStatus) => void) => {
  const { clock, random } = options.ports;
  const timing = options.timing ?? defaultTiming;
  const decide = createDecide(timing);
  const perform = createPerform({ ...options, timing });
  const inbox: SyncEvent[] = [];
  let state: SyncState = initialState(clock.now());
  let wake = new AbortController();

  /** Takes in all that has happened; only the last decision's action counts, since it knows everything. */
  const decideAll = (): SyncAction | null => {
    let action: SyncAction | null = null;
    for (const event of inbox.splice(0)) {
      const decision = decide(state, event);
      ({ state } = decision);
      action = null;
      for (const effect of decision.effects) {
        if (effect.kind === 'announce') announce(effect.status);
        else action = effect;
      }
    }
    return action;
  };

  const wait = async (delayMs: number): Promise<SyncEvent> => {
    wake = new AbortController();
    await clock.wait(delayMs, wake.signal);
    return { kind: 'tick', now: clock.now() };
  };

  const act = async (action: SyncAction, signal: AbortSignal): Promise<SyncEvent> => {
    if (action.kind === 'wait') return wait(action.delayMs);
    try {
      return await perform(action, signal);
    } catch (error) {
      options.onFault(error);
      return { kind: 'failed', now: clock.now(), failure: { kind: 'broken' }, random: random.next() };
    }
  };

  return {
    /** What happens while something is under way is taken in right after; a wait ends early for it. */
    post: (event: SyncEvent): void => {
      inbox.push(event);
      // Each abort makes an exception for whoever listens, also where there is nobody any more.
      if (!wake.signal.aborted) wake.abort();
    },
    run: async (signal: AbortSignal): Promise<void> => {
      for (let action = decideAll(); action !== null; action = decideAll()) {
        inbox.unshift(await act(action, signal));
      }
    },
    status: (): CoreStatus => statusOf(state),
  };
};
