import { createContext, use, useSyncExternalStore } from 'react';
import type { CoreClient } from './core-client.ts';
import type { WireState } from './wire.ts';

const CoreContext = createContext<CoreClient | null>(null);

/** Gives every screen below the line to the core. */
export const CoreProvider = CoreContext.Provider;

/** The line to the core. Screens use `useAnswer` and `useCommand`; only the frame needs the line itself. */
export const useCore = (): CoreClient => {
  const core = use(CoreContext);
  if (core === null) throw new Error('useCore needs a CoreProvider above it.');
  return core;
};

/** Whether the core hears this page at all; not to be mixed up with the connection of the core to central. */
export const useWire = (): WireState => {
  const core = useCore();
  return useSyncExternalStore(core.onWire, core.wire);
};
