import { calls } from '../../preload/contract/calls.ts';
import type { AnyAnswer, CallName } from '../../preload/contract/calls.ts';
import { fail } from '../../preload/contract/result.ts';
import type { CallFrame } from '../../preload/contract/wire.ts';

type PendingCall = {
  readonly frame: CallFrame & { readonly call: CallName };
  readonly settle: (answer: AnyAnswer) => void;
  isSent: boolean;
};

const isQuery = ({ frame }: PendingCall): boolean => calls[frame.call].kind === 'query';

export type PendingCalls = {
  /** Sends at once if the line is open, else when it is. */
  readonly add: (call: CallName, input: unknown, isByItself: boolean) => Promise<AnyAnswer>;
  readonly settle: (id: number, answer: AnyAnswer) => void;
  /** Sends what waits, and queries that an earlier line has swallowed. */
  readonly lineOpened: () => void;
  /** Answers `connection/lost` for commands of which nobody knows whether they were done. */
  readonly lineCut: () => void;
};

export type PendingOptions = {
  readonly isOpen: () => boolean;
  readonly send: (frame: CallFrame) => void;
  /** How long a command may wait for a line before the staff member is told that it was not done. */
  readonly patienceMs: number;
};

/** The calls that have no answer yet. Each is settled exactly once. */
export const createPendingCalls = ({ isOpen, send, patienceMs }: PendingOptions): PendingCalls => {
  const pending = new Map<number, PendingCall>();
  let lastId = 0;

  const settle = (id: number, answer: AnyAnswer): void => {
    const call = pending.get(id);
    pending.delete(id);
    call?.settle(answer);
  };
  const transmit = (call: PendingCall): void => {
    call.isSent = true;
    send(call.frame);
  };
  const giveUpUnsent = (call: PendingCall): void => {
    if (!call.isSent) settle(call.frame.id, fail({ code: 'connection/lost' }));
  };

  return {
    settle,
    add: (name, input, isByItself) =>
      new Promise((resolve) => {
        lastId += 1;
        const asked = { type: 'call', id: lastId, call: name, input } as const;
        const frame = isByItself ? { ...asked, isByItself } : asked;
        const call: PendingCall = { frame, settle: resolve, isSent: false };
        pending.set(frame.id, call);
        if (isOpen()) transmit(call);
        else if (!isQuery(call)) setTimeout(giveUpUnsent, patienceMs, call);
      }),
    lineOpened: () => {
      for (const call of pending.values()) transmit(call);
    },
    lineCut: () => {
      for (const call of pending.values()) {
        if (call.isSent && !isQuery(call)) settle(call.frame.id, fail({ code: 'connection/lost' }));
      }
    },
  };
};
