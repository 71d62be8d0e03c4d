import { CoreFrame } from '../../preload/contract/wire.ts';
import type { CallFrame } from '../../preload/contract/wire.ts';
import { readEvent } from './read-event.ts';
import type { OpenWire } from './wire.ts';

/** What the preload script puts on the window of the desktop app: the whole of it. */
export type Bridge = {
  readonly send: (frame: CallFrame) => void;
  /** Returns the function that ends the subscription. */
  readonly receive: (listener: (frame: unknown) => void) => () => void;
};

declare global {
  // Globals can be added to by an interface only.
  interface Window {
    readonly bridge?: Bridge;
  }
}

const isCoreRestart = (frame: CoreFrame): boolean => {
  const event = readEvent(frame);
  return event?.event === 'session/ended' && event.data.reason === 'core-restarted';
};

/**
 * The line through the desktop window. The window outlives a crash of the core, so a restart shows as an event: what was asked of
 * the old core will not be answered, which is the same as a line that was cut and made again.
 */
export const bridgeWire =
  (bridge: Bridge): OpenWire =>
  ({ onFrame, onState }) => {
    onState('open');
    const close = bridge.receive((data) => {
      const frame = CoreFrame.safeParse(data);
      if (!frame.success) return;
      if (isCoreRestart(frame.data)) {
        onState('waiting');
        onState('open');
      }
      onFrame(frame.data);
    });
    return { send: bridge.send, close };
  };
