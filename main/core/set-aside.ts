import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../platform/clock.ts';

/**
 * Renames what an enrolment that broke off left behind (the files and their `-wal`, `-shm`...). Never deletes: should the public
 * record have been lost by accident, the vault with its unsent work is still there.
 */
export const setAside = (folder: string, names: readonly string[], clock: Clock): void => {
  const suffix = `.set-aside-${clock.now().getTime()}`;
  for (const file of readdirSync(folder)) {
    if (names.some((name) => file === name || file.startsWith(`${name}-`))) {
      renameSync(join(folder, file), join(folder, file + suffix));
    }
  }
};
