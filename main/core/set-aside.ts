import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../platform/clock.ts';

/**
 * Renames what an enrolment that broke off left behind (the files and their `-wal`, `-shm`...). Never deletes: should the public
 * record have been lost by accident, the vault with its unsent work is still there. In the order given: what makes the machine count as
 * enrolled comes first, so that whoever is interrupted can begin again.
 */
export const setAside = (folder: string, names: readonly string[], clock: Clock): void => {
  const suffix = `.set-aside-${clock.now().getTime()}`;
  for (const name of names) {
    const isOf = (file: string): boolean => file === name || file.startsWith(`${name}-`);
    for (const file of readdirSync(folder).filter(isOf))
      renameSync(join(folder, file), join(folder, file + suffix));
  }
};
