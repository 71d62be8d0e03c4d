import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startLoopbackHost, type LoopbackHost, type LoopbackOptions } from '../browser/loopback-host.ts';
import type { DataFolder } from '../core/data-folder.ts';
import type { Core } from '../core/port.ts';
import { UserProblem } from './say.ts';

const Kept = z.object({ port: z.number().int(), seals: z.array(z.string()).readonly() });
type Kept = z.infer<typeof Kept>;

export type BrowserDesk = {
  readonly core: Core;
  readonly checkout: string;
  readonly data: DataFolder;
  /** `0` is the one of last time, or any free one. */
  readonly port: number;
};

/**
 * Serves the workstation to the browsers of this machine, from the page as built in the checkout. Port and known browsers are those of
 * last time where they can be: a page that was open when the workstation went away comes back to life.
 */
export const openBrowserDesk = async ({ core, checkout, data, port }: BrowserDesk): Promise<LoopbackHost> => {
  const file = join(data.root, 'browser.json');
  let kept = read(file);
  const keep = (change: Partial<Kept>): void => {
    kept = { ...kept, ...change };
    writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
  };
  const options = {
    core,
    pageFolder: join(checkout, 'out', 'renderer'),
    memory: { recall: () => kept.seals, remember: (seals: readonly string[]) => keep({ seals }) },
  };
  const host = await (port === 0 ? openAnywhere(options, kept.port) : openAt(options, port));
  keep({ port: Number(new URL(host.origin).port) });
  return host;
};

type Options = Omit<LoopbackOptions, 'port'>;

const openAnywhere = async (options: Options, rather: number): Promise<LoopbackHost> => {
  try {
    return await startLoopbackHost({ ...options, port: rather });
  } catch {
    return startLoopbackHost({ ...options, port: 0 });
  }
};

const openAt = async (options: Options, port: number): Promise<LoopbackHost> => {
  try {
    return await startLoopbackHost({ ...options, port });
  } catch (cause) {
    throw new UserProblem(`Port ${port} cannot be had. Choose another with --port.`, { cause });
  }
};

const read = (file: string): Kept => {
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { port: 0, seals: [] };
  }
};
