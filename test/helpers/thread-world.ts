import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { createCore } from '../../main/core/core.ts';
import type { Core } from '../../main/core/port.ts';
import type { Answer, CallName, Input, Output } from '../../preload/contract/calls.ts';
import type { CoreEvent } from '../../preload/contract/events.ts';

export const pin = '482613';

/** A workstation without a page: real vault in a folder of its own, driven by the contract as a page would. */
export type HeadlessDesk = {
  readonly ask: <C extends CallName>(call: C, input: Input<C>) => Promise<Answer<C>>;
  /** As `ask`, for what must succeed: a refusal fails the test with its problem. */
  readonly get: <C extends CallName>(call: C, input: Input<C>) => Promise<Output<C>>;
  /** What a page has been told, from the first start on. */
  readonly heard: readonly CoreEvent[];
  /** Closes the core as a shutdown does and starts another on the same folder. */
  readonly restart: () => Promise<void>;
  readonly folder: string;
  readonly close: () => Promise<void>;
};

const caller = { clientId: 'page-1', isTrusted: true };

/** `onDisk`: where its folder is made. */
export const startHeadlessDesk = async (onDisk = tmpdir()): Promise<HeadlessDesk> => {
  const folder = await mkdtemp(join(onDisk, 'counterpart-desk-'));
  const heard: CoreEvent[] = [];
  const start = async (): Promise<Core> => {
    const started = await createCore({ dataFolder: folder, resourcesFolder: 'resources', version: 'test' });
    started.subscribe((event) => heard.push(event));
    return started;
  };
  let core = await start();
  const ask: HeadlessDesk['ask'] = async <C extends CallName>(call: C, input: Input<C>) =>
    (await core.answer(caller, { type: 'call', id: 1, call, input })) as Answer<C>;
  return {
    folder,
    heard,
    ask,
    get: async <C extends CallName>(call: C, input: Input<C>) => {
      const answer = await ask(call, input);
      expect(answer).toMatchObject({ ok: true });
      if (!answer.ok) throw new Error('the expectation before this line has failed');
      return answer.value;
    },
    restart: async () => {
      await core.close();
      core = await start();
    },
    close: async () => {
      await core.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Looks again until what it sees is as wished; the limit is for a hang, not a measurement. */
export const eventually = async <T>(look: () => Promise<T>, isAsWished: (seen: T) => boolean): Promise<T> => {
  let seen = await look();
  for (let tries = 0; tries < 400 && !isAsWished(seen); tries += 1) {
    await delay(50);
    seen = await look();
  }
  if (!isAsWished(seen)) throw new Error(`never as wished; at last: ${JSON.stringify(seen)}`);
  return seen;
};
