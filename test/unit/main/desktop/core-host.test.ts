import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { expect, test } from 'vitest';
import type { CoreChild } from '../../../../main/desktop/core-child.ts';
import { hostCore, restartDelayMs, type CoreHostParts } from '../../../../main/desktop/core-host.ts';

type Started = {
  readonly attached: { readonly clientId: string; readonly port: MessagePort }[];
  readonly crash: () => void;
  isClosed: boolean;
};

const doNothing = (): void => {};

/** A host over processes that only pretend, a clock that is turned by hand, and real message channels. */
const open = () => {
  const started: Started[] = [];
  const waiting: { delayMs: number; what: () => void }[] = [];
  let nowMs = 0;
  const launch = (): CoreChild => {
    let onExit: () => void = doNothing;
    const process: Started = { attached: [], crash: () => onExit(), isClosed: false };
    started.push(process);
    return {
      start: doNothing,
      attach: (clientId, port) =>
        void process.attached.push({ clientId, port: port as unknown as MessagePort }),
      onExit: (listener) => void (onExit = listener),
      close: async () => {
        process.isClosed = true;
        onExit();
      },
    };
  };
  const host = hostCore({
    options: { dataFolder: '/data', resourcesFolder: '/resources', version: '1' },
    launch,
    makeChannel: () => new MessageChannel() as unknown as ReturnType<CoreHostParts['makeChannel']>,
    later: (delayMs, what) => void waiting.push({ delayMs, what }),
    nowMs: () => nowMs,
  });
  const restart = (): number => {
    const next = waiting.shift();
    next?.what();
    return next?.delayMs ?? -1;
  };
  return { host, started, waiting, restart, pass: (ms: number) => void (nowMs += ms) };
};

const firstMessage = (port: MessagePort): Promise<unknown> =>
  new Promise((resolve) => {
    port.once('message', (message) => {
      port.close();
      resolve(message);
    });
  });

test('A page gets one end of a channel and the core the other', async () => {
  const { host, started } = open();
  const ports: MessagePort[] = [];
  host.connect('a-window', (port) => void ports.push(port as unknown as MessagePort));
  const [core] = started[0]?.attached ?? [];
  expect(core?.clientId).toBe('a-window');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
  core?.port.postMessage('hello');
  expect(ports[0] && (await firstMessage(ports[0]))).toBe('hello');
});

test('A crashed core is started again, and the first thing its page hears is that it must sign in anew', async () => {
  const { host, started, restart } = open();
  const ports: MessagePort[] = [];
  host.connect('a-window', (port) => void ports.push(port as unknown as MessagePort));
  started[0]?.crash();
  restart();
  expect(started[1]?.attached.map(({ clientId }) => clientId)).toEqual(['a-window']);
  expect(ports[1] && (await firstMessage(ports[1]))).toEqual({
    type: 'event',
    event: 'session/ended',
    data: { reason: 'core-restarted' },
  });
  ports[0]?.close();
});

test('A page that asks while the core is away gets its port with the next core', () => {
  const { host, started, restart } = open();
  started[0]?.crash();
  const ports: unknown[] = [];
  host.connect('a-window', (port) => void ports.push(port));
  expect(ports).toEqual([]);
  restart();
  expect(ports).toHaveLength(1);
  started[1]?.attached[0]?.port.close();
});

test('Crash after crash is answered more and more slowly, a crash after a good while at once', () => {
  const { started, restart, pass } = open();
  const delays = [0, 1, 2].map((at) => {
    started[at]?.crash();
    return restart();
  });
  pass(61_000);
  started[3]?.crash();
  expect([...delays, restart()]).toEqual([250, 500, 1000, 250]);
});

test('The wait has a limit', () => {
  expect([1, 6, 7, 1000].map(restartDelayMs)).toEqual([250, 8000, 10_000, 10_000]);
});

test('A core that was closed stays closed', async () => {
  const { host, started, waiting } = open();
  await host.close();
  expect([started[0]?.isClosed, waiting.length]).toEqual([true, 0]);
});

test('A core that crashed is not started again once the host is closed', async () => {
  const { host, started, restart } = open();
  started[0]?.crash();
  await host.close();
  restart();
  expect(started).toHaveLength(1);
});
