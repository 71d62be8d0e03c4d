import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import type { ServerUser } from './server-user.ts';

export const serverDatabase = 'postgres';

export const passwordFile = (dataFolder: string): string => join(dataFolder, 'postgres-password');

/** Readable by the owner alone: other users of the machine reach the port, not the data. */
export const readPassword = (dataFolder: string): Promise<string> =>
  readFile(passwordFile(dataFolder), 'utf8');

const emptyFolder = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
};

/**
 * Makes the server's files once, with a random password. A cluster whose making was cut off has no password file yet, and is
 * made again.
 */
export const initialise = async (cluster: {
  readonly folder: string;
  readonly dataFolder: string;
  readonly binaries: Binaries;
  readonly user: ServerUser | null;
}): Promise<void> => {
  const { folder, dataFolder, binaries, user } = cluster;
  if (existsSync(join(folder, 'PG_VERSION')) && existsSync(passwordFile(dataFolder))) return;
  await emptyFolder(folder);
  const password = randomBytes(24).toString('base64url');
  const handover = join(tmpdir(), `counterpart-${randomBytes(8).toString('hex')}`);
  await writeFile(handover, password, { mode: 0o600, flag: 'wx' });
  if (user !== null) await chown(handover, user.uid, user.gid);
  try {
    await promisify(execFile)(
      binaries.initdb,
      [
        `--pgdata=${folder}`,
        `--pwfile=${handover}`,
        '--username=counterpart',
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
        '--no-instructions',
      ],
      { ...user, cwd: folder },
    );
  } finally {
    await rm(handover, { force: true });
  }
  await writeFile(passwordFile(dataFolder), password, { mode: 0o600 });
};
