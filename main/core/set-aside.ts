import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../platform/clock.ts';

/** What has it in its name was set aside before, and keeps the moment that it shares with its vault. */
const mark = '.set-aside-';

/**
 * Renames what an enrolment that broke off left behind (the files and their `-wal`, `-shm`...). Never deletes: should the public
 * record have been lost by accident, the vault with its unsent work is still there. In the order given: what makes the machine count as
 * enrolled comes first, so that whoever is interrupted can begin again.
 */
export const setAside = (folder: string, names: readonly string[], clock: Clock): void => {
  const suffix = `${mark}${clock.now().getTime()}`;
  for (const name of names) {
    const isOf = (file: string): boolean =>
      file === name || (file.startsWith(`${name}-`) && !file.includes(mark));
    for (const file of readdirSync(folder).filter(isOf))
      renameSync(join(folder, file), join(folder, file + suffix));
  }
};
