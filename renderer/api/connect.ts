import { bridgeWire } from './bridge-wire.ts';
import { createCoreClient } from './core-client.ts';
import type { CoreClient } from './core-client.ts';
import { socketWire } from './socket-wire.ts';

/** The one line of this page to its core: through the desktop window where there is one, else to the own origin. */
export const connectToCore = (window: Window): CoreClient => {
  const { bridge, location } = window;
  if (bridge !== undefined) return createCoreClient(bridgeWire(bridge));
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return createCoreClient(socketWire(`${scheme}://${location.host}/wire`));
};
