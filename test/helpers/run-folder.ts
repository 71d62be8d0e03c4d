import { chmodSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  // What a library lets others add to is an interface.
  interface ProvidedContext {
    /** Where the first file that needs a PostgreSQL makes the one that all copy. */
    cluster: string;
  }
}

const prefix = 'counterpart-tests-';
const memory = '/dev/shm';
const enough = 4 * 1024 ** 3;

let remove = (): void => undefined;

/**
 * One folder for all that the tests of a run write, gone with the run. It lies in memory where there is room: a vault and a PostgreSQL
 * that are thrown away after the test need no disk, and some file systems get slow where thousands of files come and go.
 */
export const setup = (project: TestProject): void => {
  const place = hasRoom() ? memory : tmpdir();
  forgetKilledRuns(place);
  const folder = join(place, `${prefix}${process.pid}`);
  mkdirSync(folder);
  // PostgreSQL runs as another user where we are root, and has to pass.
  chmodSync(folder, 0o711);
  process.env['TMPDIR'] = folder;
  project.provide('cluster', join(folder, 'cluster'));
  remove = () => rmSync(folder, { recursive: true, force: true });
};

export const teardown = (): void => remove();

/** In memory and of memory. */
const hasRoom = (): boolean => {
  const found = statSync(memory, { throwIfNoEntry: false });
  if (process.platform !== 'linux' || found === undefined) return false;
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize > enough && process.availableMemory() > enough;
};

const forgetKilledRuns = (place: string): void => {
  for (const name of readdirSync(place)) {
    const path = join(place, name);
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    if (statSync(path).uid === process.getuid?.()) rmSync(path, { recursive: true, force: true });
  }
};

const isAlive = (pid: number): boolean => {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
