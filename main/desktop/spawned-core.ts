import { spawn } from 'node:child_process';
import type { MessagePortMain } from 'electron';
import { FromCore, type ToCore } from '../core/host-messages.ts';
import { endWithin, type CoreChild } from './core-child.ts';

/** The core in a Node of its own; it takes no ports, so the frames of each page are passed along here. */
export const spawnedCore = (runtime: string, script: string): CoreChild => {
  const child = spawn(runtime, [script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const ports = new Map<number, MessagePortMain>();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const send = (message: ToCore): void => {
    if (child.connected) child.send(message, ignoreSendError);
  };

  child.on('error', ignoreSendError);
  child.on('message', (message) => {
    const { pageId, frame } = FromCore.parse(message);
    ports.get(pageId)?.postMessage(frame);
  });
  child.once('close', () => ports.forEach((port) => port.close()));

  let pages = 0;
  return {
    start: (options) => send({ type: 'start', options }),
    attach: (clientId, port) => {
      const pageId = (pages += 1);
      ports.set(pageId, port);
      send({ type: 'page', pageId, clientId });
      port.on('message', ({ data }) => send({ type: 'frame', pageId, frame: data }));
      port.on('close', () => {
        ports.delete(pageId);
        send({ type: 'page-gone', pageId });
      });
      port.start();
    },
    onExit: (listener) => child.once('close', listener),
    close: async (patienceMs) => {
      send({ type: 'close' });
      await endWithin(ended, patienceMs, () => child.kill('SIGKILL'));
    },
  };
};

/** A child that cannot be started or reached also closes, and that is what is acted upon. */
const ignoreSendError = (): void => {};
