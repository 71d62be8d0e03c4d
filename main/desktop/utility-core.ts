import type { MessagePortMain, UtilityProcess } from 'electron';
import type { ToCore } from '../core/host-messages.ts';
import { endWithin, type CoreChild } from './core-child.ts';

/** The core in Electron's utility process, where each page's port is handed through. */
export const utilityCore = (fork: () => UtilityProcess): CoreChild => {
  const child = fork();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const send = (message: ToCore, ports: MessagePortMain[] = []): void => child.postMessage(message, ports);
  let pages = 0;
  return {
    start: (options) => send({ type: 'start', options }),
    attach: (clientId, port) => send({ type: 'page', pageId: (pages += 1), clientId }, [port]),
    onExit: (listener) => child.once('exit', listener),
    close: async (patienceMs) => {
      send({ type: 'close' });
      await endWithin(ended, patienceMs, () => child.kill());
    },
  };
};
