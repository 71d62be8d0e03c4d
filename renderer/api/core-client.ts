import type { Answer, CallName, Input } from '../../preload/contract/calls.ts';
import type { CoreEvent } from '../../preload/contract/events.ts';
import type { CoreFrame } from '../../preload/contract/wire.ts';
import { createPendingCalls } from './pending-calls.ts';
import { readEvent } from './read-event.ts';
import type { OpenWire, WireState } from './wire.ts';

const commandPatienceMs = 5000;

export type CoreClient = {
  /** Asks the core. Never rejects: a lost line is an answer as well. What the page asks by itself keeps no desk unlocked. */
  readonly call: <C extends CallName>(name: C, input: Input<C>, isByItself?: boolean) => Promise<Answer<C>>;
  readonly onEvent: (listener: (event: CoreEvent) => void) => () => void;
  readonly onWire: (listener: () => void) => () => void;
  readonly wire: () => WireState;
  readonly close: () => void;
};

const createListeners = <T>() => {
  const listeners = new Set<(news: T) => void>();
  return {
    tell: (news: T) => {
      for (const listener of listeners) listener(news);
    },
    subscribe: (listener: (news: T) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};

/**
 * Calls over a line that may be cut at any moment. A query is asked again on the new line; a command that was sent is never sent
 * a second time, because nobody knows whether it was done: it answers `connection/lost`, and the screen asks what is true now.
 */
export const createCoreClient = (open: OpenWire, patienceMs: number = commandPatienceMs): CoreClient => {
  const events = createListeners<CoreEvent>();
  const states = createListeners<WireState>();
  let state: WireState = 'waiting';

  const pending = createPendingCalls({
    isOpen: () => state === 'open',
    send: (frame) => wire.send(frame),
    patienceMs,
  });

  const onFrame = (frame: CoreFrame): void => {
    if (frame.type === 'answer') pending.settle(frame.id, frame.answer);
    const event = readEvent(frame);
    if (event !== null) events.tell(event);
  };
  const onState = (next: WireState): void => {
    state = next;
    if (next === 'open') pending.lineOpened();
    else pending.lineCut();
    states.tell(next);
  };

  // The first state may be told before `open` has returned; nothing is pending then, so nothing is sent too early.
  const wire = open({ onFrame, onState });

  return {
    // The core has parsed the output against the contract before it answered.
    call: <C extends CallName>(name: C, input: Input<C>, isByItself = false) =>
      pending.add(name, input, isByItself) as Promise<Answer<C>>,
    onEvent: events.subscribe,
    onWire: states.subscribe,
    wire: () => state,
    close: () => {
      wire.close();
    },
  };
};
