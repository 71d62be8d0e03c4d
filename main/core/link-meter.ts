import type { LinkSample } from '../sync/core/link.ts';

type Listener = (sample: LinkSample) => void;

/** Brings what requests say of the link from whoever makes them to the engine, which is made after the way to central. */
export const createLinkMeter = (): {
  readonly note: Listener;
  readonly follow: (listener: Listener) => void;
} => {
  let listener: Listener | null = null;
  return {
    note: (sample) => listener?.(sample),
    follow: (next) => {
      listener = next;
    },
  };
};
