import type { MessageChannelMain, MessagePortMain } from 'electron';
import type { CoreFrame } from '../../preload/contract/wire.ts';
import type { CoreOptions } from '../core/port.ts';
import type { CoreChild } from './core-child.ts';

/** The host of the core: keeps one running, and every page in touch with it. */
export type CoreHost = {
  /** Gives a page its port, now and again after each restart of the core. A page that asks anew takes the place of its former self. */
  readonly connect: (clientId: string, deliver: (port: MessagePortMain) => void) => void;
  /** Ends the core for good. */
  readonly close: () => Promise<void>;
};

export type CoreHostParts = {
  readonly options: CoreOptions;
  readonly launch: () => CoreChild;
  readonly makeChannel: () => Pick<MessageChannelMain, 'port1' | 'port2'>;
  readonly later: (delayMs: number, what: () => void) => void;
  readonly nowMs: () => number;
};

/** A core that lived this long was well: the next crash is answered at once again. */
const steadyAfterMs = 60_000;
const closePatienceMs = 10_000;

/** Doubles from a quarter of a second to ten seconds: a core that cannot start must not eat the machine. */
export const restartDelayMs = (crashesInARow: number): number =>
  Math.min(10_000, 250 * 2 ** Math.max(0, crashesInARow - 1));

const coreRestarted: CoreFrame = {
  type: 'event',
  event: 'session/ended',
  data: { reason: 'core-restarted' },
};

/** Starts the core and keeps it running until `close`. */
export const hostCore = (parts: CoreHostParts): CoreHost => {
  const pages = new Map<string, (port: MessagePortMain) => void>();
  let child: CoreChild | null = null;
  let isClosing = false;
  let crashesInARow = 0;

  const attach = (core: CoreChild, clientId: string, news: readonly CoreFrame[]): void => {
    const { port1, port2 } = parts.makeChannel();
    for (const frame of news) port2.postMessage(frame);
    core.attach(clientId, port2);
    pages.get(clientId)?.(port1);
  };

  const start = (news: readonly CoreFrame[]): void => {
    if (isClosing) return;
    const core = parts.launch();
    const startedAtMs = parts.nowMs();
    child = core;
    core.onExit(() => {
      child = null;
      if (isClosing) return;
      crashesInARow = parts.nowMs() - startedAtMs > steadyAfterMs ? 1 : crashesInARow + 1;
      parts.later(restartDelayMs(crashesInARow), () => start([coreRestarted]));
    });
    core.start(parts.options);
    for (const clientId of pages.keys()) attach(core, clientId, news);
  };

  start([]);
  return {
    connect: (clientId, deliver) => {
      pages.set(clientId, deliver);
      if (child) attach(child, clientId, []);
    },
    close: async () => {
      isClosing = true;
      await child?.close(closePatienceMs);
    },
  };
};
