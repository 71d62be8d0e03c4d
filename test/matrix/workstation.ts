import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { firstWordOf } from './first-word.ts';
import type { Order, Told } from './messages.ts';

export type Seen = Extract<Told, { readonly kind: 'seen' }>;
type Saved = Extract<Told, { readonly kind: 'saved' }>;

/** A workstation in a process of its own, which can be killed and paused as power and an operating system do. */
export type Workstation = {
  readonly start: () => Promise<void>;
  /** Null where the process died before it said so: then the act may be there or not. */
  readonly save: (lane: string, houseNumber: string) => Promise<Saved | null>;
  readonly look: (lanes: readonly string[]) => Promise<Seen | null>;
  readonly refresh: () => Promise<void>;
  readonly kill: () => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
};

export type Place = {
  readonly folder: string;
  readonly centralUrl: string;
  readonly code: string;
  /** The file of `life.ts`. */
  readonly program: string;
};

type WithoutCall<O> = O extends Order ? Omit<O, 'call'> : never;

export const createWorkstation = ({ folder, centralUrl, code, program }: Place): Workstation => {
  mkdirSync(folder, { recursive: true });
  let child: ChildProcess | null = null;
  let calls = 0;
  const waiting = new Map<number, (told: Told | null) => void>();

  const giveUp = (): void => {
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  };

  const ask = (order: WithoutCall<Order>): Promise<Told | null> => {
    calls += 1;
    const call = calls;
    return new Promise((resolve) => {
      if (child === null || !child.connected) return resolve(null);
      waiting.set(call, resolve);
      child.send({ ...order, call }, () => undefined);
    });
  };

  return {
    start: async () => {
      child = fork(program, [folder, centralUrl, code]);
      const ready = firstWordOf(child);
      child.once('exit', giveUp);
      child.on('message', (told: Told) => {
        waiting.get(told.call)?.(told);
        waiting.delete(told.call);
      });
      await ready;
    },
    save: async (lane, houseNumber) => (await ask({ kind: 'save', lane, houseNumber })) as Saved | null,
    look: async (lanes) => (await ask({ kind: 'look', lanes })) as Seen | null,
    refresh: async () => void (await ask({ kind: 'refresh' })),
    kill: async () => {
      if (child === null || child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      child = null;
    },
    pause: () => child?.kill('SIGSTOP'),
    resume: () => child?.kill('SIGCONT'),
  };
};
