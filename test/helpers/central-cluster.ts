import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const makeServerFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'counterpart-central-'));

/**
 * A folder of its own with a copy of the stopped PostgreSQL in `cluster`; `make` makes that one where there is none yet. Two files that
 * begin together both make one, and the later throws its own away.
 */
export const copyCluster = async (
  cluster: string,
  make: (dataFolder: string) => Promise<void>,
): Promise<string> => {
  if (!existsSync(cluster)) {
    const unfinished = await makeServerFolder();
    await make(unfinished);
    await rename(unfinished, cluster).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  const folder = await makeServerFolder();
  // Keeps the owner: PostgreSQL refuses to run as root.
  await promisify(execFile)('cp', ['-a', `${cluster}/.`, folder]);
  return folder;
};
