import { fail, ok } from '../../preload/contract/result.ts';
import type { AnyAnswer } from '../../preload/contract/calls.ts';
import type { CoreEvent } from '../../preload/contract/events.ts';
import type { Caller, Core } from '../../main/core/port.ts';

export type FakeCore = Core & {
  /** What reached the core, in order. */
  readonly heard: readonly { readonly caller: Caller; readonly frame: unknown }[];
  readonly announce: (event: CoreEvent) => void;
  readonly listenerCount: () => number;
};

/** The port without a workstation behind it: answers every call frame with its own input, and refuses what is no frame. */
export const createFakeCore = (): FakeCore => {
  const heard: { caller: Caller; frame: unknown }[] = [];
  const listeners = new Set<(event: CoreEvent) => void>();
  return {
    heard,
    announce: (event) => listeners.forEach((listener) => listener(event)),
    listenerCount: () => listeners.size,
    answer: async (caller, frame): Promise<AnyAnswer> => {
      heard.push({ caller, frame });
      return typeof frame === 'object' && frame !== null && 'input' in frame
        ? ok(frame.input)
        : fail({ code: 'contract/invalid-input', fields: [] });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => listeners.clear(),
  };
};
