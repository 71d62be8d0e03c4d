import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** PostgreSQL refuses to run as root: there it runs as the system user `postgres`, which is made if missing. */
export type ServerUser = { readonly uid: number; readonly gid: number };

/** Where root keeps what the `postgres` user must reach. */
export const sharedFolder = '/var/lib/counterpart';

const run = promisify(execFile);

const idsOf = async (name: string): Promise<ServerUser> => {
  const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
};

/** The user the server runs as, or null where it runs as we do. */
export const findServerUser = async (): Promise<ServerUser | null> => {
  if (process.getuid?.() !== 0) return null;
  try {
    return await idsOf('postgres');
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
    return idsOf('postgres');
  }
};

/** True if every folder on the way, as far as it exists, lets others pass. */
export const isReachableByOthers = async (folder: string): Promise<boolean> => {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const entry = await stat(at).catch(() => null);
    if (entry !== null && (entry.mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
};

/**
 * The folder for the server's own files: inside the data folder, or, where the server's user cannot get there, in the shared
 * folder under a name that belongs to this data folder alone.
 */
export const serverFolder = async (dataFolder: string, user: ServerUser | null): Promise<string> => {
  const folder = resolve(dataFolder);
  if (user === null || (await isReachableByOthers(dirname(folder)))) return join(folder, 'postgres');
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return join(sharedFolder, `postgres-${name}`);
};

/** The data folder itself is ours to open: passing through it shows nothing, each file in it has a mode of its own. */
export const letThrough = async (dataFolder: string): Promise<void> => {
  const { mode } = await stat(dataFolder);
  if ((mode & 0o001) === 0) await chmod(dataFolder, (mode & 0o7777) | 0o001);
};
