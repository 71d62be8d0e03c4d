import type { CoreFrame } from '../../preload/contract/wire.ts';
import type { Caller, Core } from './port.ts';

/** The answer to a frame that does not say which call it is: no page waits under this number. */
export const unidentifiedCall = -1;

/** A page's end of the core, whichever wire it comes over. */
export type PageLink = {
  /** Answers one frame through `send`; never rejects. */
  readonly receive: (frame: unknown) => Promise<void>;
  /** Ends the page's events; answers that are still under way are dropped. */
  readonly close: () => void;
};

/** Puts a page in touch with the core: its calls are answered, and it hears every event. */
export const linkPage = (core: Core, caller: Caller, send: (frame: CoreFrame) => void): PageLink => {
  let isOpen = true;
  const unsubscribe = core.subscribe(({ event, data }) => send({ type: 'event', event, data }));
  return {
    receive: async (frame) => {
      const answer = await core.answer(caller, frame);
      if (isOpen) send({ type: 'answer', id: idOf(frame), answer });
    },
    close: () => {
      isOpen = false;
      unsubscribe();
    },
  };
};

const idOf = (frame: unknown): number => {
  const id = typeof frame === 'object' && frame !== null && 'id' in frame ? frame.id : null;
  return typeof id === 'number' ? id : unidentifiedCall;
};
