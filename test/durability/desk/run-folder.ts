import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';

const inMemory = (): boolean => {
  try {
    accessSync(memory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** A new folder, in memory where there is one: what a kill or a flip leaves behind is the same there, and found sooner. */
export const newRunFolder = (): string =>
  mkdtempSync(join(inMemory() ? memory : tmpdir(), 'counterpart-run-'));
