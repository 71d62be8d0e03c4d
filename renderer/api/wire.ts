import type { CallFrame, CoreFrame } from '../../preload/contract/wire.ts';

/** `open`: the core hears us. `waiting`: the line is being made, or made again. */
export type WireState = 'open' | 'waiting';

export type WireListener = {
  readonly onFrame: (frame: CoreFrame) => void;
  /** Every change, and once at the start. After `waiting` nothing that was sent before will be answered. */
  readonly onState: (state: WireState) => void;
};

/** The line to the core, whichever edge it runs through. Sending while the line is not open is a bug of the caller. */
export type Wire = {
  readonly send: (frame: CallFrame) => void;
  readonly close: () => void;
};

export type OpenWire = (listener: WireListener) => Wire;
