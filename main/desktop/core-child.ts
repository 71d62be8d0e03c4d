import type { MessagePortMain } from 'electron';
import type { CoreOptions } from '../core/port.ts';

/** A running core process, however it was started. */
export type CoreChild = {
  readonly start: (options: CoreOptions) => void;
  /** Hands over the core's end of a page's channel. */
  readonly attach: (clientId: string, port: MessagePortMain) => void;
  readonly onExit: (listener: () => void) => void;
  /** Asks the core to close the vault and end; resolves when it has, or has been ended after `patienceMs`. */
  readonly close: (patienceMs: number) => Promise<void>;
};

/** Resolves when `ended` does, having called `endNow` if that took longer than `patienceMs`. */
export const endWithin = async (
  ended: Promise<void>,
  patienceMs: number,
  endNow: () => void,
): Promise<void> => {
  const timer = setTimeout(endNow, patienceMs);
  await ended;
  clearTimeout(timer);
};
