import { calls } from '../../preload/contract/calls.ts';
import type { Answer, AnyAnswer, CallName, Input } from '../../preload/contract/calls.ts';
import type { CoreEvent } from '../../preload/contract/events.ts';
import { fail } from '../../preload/contract/result.ts';
import type { CoreFrame } from '../../preload/contract/wire.ts';
import { readEvent } from './read-event.ts';
import type { OpenWire, WireState } from './wire.ts';

/** How long a command may wait for a line before the staff member is told that it was not done. */
const commandPatienceMs = 5000;

export type CoreClient = {
  /** Asks the core. Never rejects: a lost line is an answer as well. */
  readonly call: <C extends CallName>(name: C, input: Input<C>) => Promise<Answer<C>>;
  readonly onEvent: (listener: (event: CoreEvent) => void) => () => void;
  readonly onWire: (listener: () => void) => () => void;
  readonly wire: () => WireState;
  readonly close: () => void;
};

type Pending = {
  readonly name: CallName;
  readonly input: unknown;
  readonly settle: (answer: AnyAnswer) => void;
  isSent: boolean;
};

const isQuery = (name: CallName): boolean => calls[name].kind === 'query';

/**
 * Calls over a line that may be cut at any moment. A query is asked again on the new line; a command that was sent is never sent
 * a second time, because nobody knows whether it was done: it answers `connection/lost`, and the screen asks what is true now.
 */
export const createCoreClient = (open: OpenWire, patienceMs: number = commandPatienceMs): CoreClient => {
  const pending = new Map<number, Pending>();
  const eventListeners = new Set<(event: CoreEvent) => void>();
  const wireListeners = new Set<() => void>();
  let state: WireState = 'waiting';
  let lastId = 0;

  const settle = (id: number, answer: AnyAnswer): void => {
    const call = pending.get(id);
    pending.delete(id);
    call?.settle(answer);
  };

  const send = (id: number, call: Pending): void => {
    call.isSent = true;
    wire.send({ type: 'call', id, call: call.name, input: call.input });
  };

  const onFrame = (frame: CoreFrame): void => {
    if (frame.type === 'answer') {
      settle(frame.id, frame.answer);
      return;
    }
    const event = readEvent(frame);
    if (event !== null) for (const listener of eventListeners) listener(event);
  };

  const onState = (next: WireState): void => {
    state = next;
    for (const [id, call] of pending) {
      if (next === 'open') send(id, call);
      else if (call.isSent && !isQuery(call.name)) settle(id, fail({ code: 'connection/lost' }));
    }
    for (const listener of wireListeners) listener();
  };

  // The first state may be told before `open` has returned; nothing is pending then, so nothing is sent too early.
  const wire = open({ onFrame, onState });

  const ask = (name: CallName, input: unknown): Promise<AnyAnswer> =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const call: Pending = { name, input, settle: resolve, isSent: false };
      pending.set(id, call);
      if (state === 'open') send(id, call);
      else if (!isQuery(name)) {
        setTimeout(() => {
          if (!call.isSent) settle(id, fail({ code: 'connection/lost' }));
        }, patienceMs);
      }
    });

  const subscribe =
    <L,>(listeners: Set<L>) =>
    (listener: L) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    };

  return {
    // The core has parsed the output against the contract before it answered.
    call: <C extends CallName>(name: C, input: Input<C>) => ask(name, input) as Promise<Answer<C>>,
    onEvent: subscribe(eventListeners),
    onWire: subscribe(wireListeners),
    wire: () => state,
    close: () => {
      wire.close();
    },
  };
};

