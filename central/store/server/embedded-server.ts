import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { findBinaries, type Binaries } from './binaries.ts';
import { initialise, readPassword, serverDatabase } from './cluster.ts';
import { findRunningServer, holdServer, stopOrphan } from './running-server.ts';
import { findServerUser, letThrough, serverFolder, type ServerUser } from './server-user.ts';
import { untilReady, type Waiting } from './until-ready.ts';
import { guard } from './guard.ts';
import { DataFolderInUseError, whileStarting } from './start-lock.ts';

export type EmbeddedServer = {
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** Resolves when it is gone, asked to or not. */
  readonly ended: Promise<unknown>;
};

export type EmbeddedOptions = {
  /** Made if missing. Belongs to one server at a time. */
  readonly dataFolder: string;
  /** False only where the data may be lost with the machine: tests. */
  readonly isDurable: boolean;
  /** Started by a command, for as long as that works. */
  readonly isPassing?: boolean;
  /** Told now and then while it brings its data in order after a crash; how long that has taken. */
  readonly onRecovering?: Waiting['onRecovering'];
};

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
};

const settings = (options: EmbeddedOptions): readonly string[] =>
  [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'shared_buffers=256MB',
    'max_wal_size=4GB',
    'log_min_messages=error',
    ...(options.isDurable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
  ].flatMap((setting) => ['-c', setting]);

const waitFor = async (
  url: string,
  server: ChildProcess,
  onRecovering: EmbeddedOptions['onRecovering'],
): Promise<void> => {
  const isThere = (): boolean => server.exitCode === null;
  const standing = await untilReady(url, { isThere, ...(onRecovering && { onRecovering }) });
  if (!isThere()) throw new Error(`PostgreSQL ended at start with code ${server.exitCode}`);
  if (standing !== 'ready') throw new Error('PostgreSQL did not get ready within a minute');
};

const spawnServer = (
  folder: string,
  port: number,
  how: { readonly binaries: Binaries; readonly user: ServerUser | null; readonly options: EmbeddedOptions },
): ChildProcess =>
  spawn(how.binaries.postgres, ['-D', folder, '-p', String(port), ...settings(how.options)], {
    ...how.user,
    cwd: folder,
    // Its own process group: Ctrl-C in the terminal reaches the gateway alone, which ends the server when nothing needs it.
    detached: true,
    stdio: 'ignore',
  });

/**
 * Starts a real PostgreSQL in a folder, on a free port of 127.0.0.1, made at the first start. A server left over from a gateway
 * that was killed is stopped first; one that somebody living starts, has started or uses is `DataFolderInUseError`.
 */
export const startEmbeddedServer = (options: EmbeddedOptions): Promise<EmbeddedServer> =>
  whileStarting(options.dataFolder, () => startAlone(options));

const startAlone = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  const user = await findServerUser();
  const binaries = await findBinaries(user);
  const folder = await serverFolder(options.dataFolder, user);
  const running = await findRunningServer(options.dataFolder, options.onRecovering);
  if (running?.isInUse === true) throw new DataFolderInUseError(options.dataFolder);
  if (running !== null) await stopOrphan(running);
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  if (user !== null) {
    await letThrough(options.dataFolder);
    await chown(folder, user.uid, user.gid);
  }
  await initialise({ folder, dataFolder: options.dataFolder, binaries, user });
  const password = await readPassword(options.dataFolder);
  const port = await freePort();
  const server = spawnServer(folder, port, { binaries, user, options });
  await once(server, 'spawn');
  const ended = once(server, 'exit');
  const release = guard(server);
  const url = `postgres://counterpart:${password}@127.0.0.1:${port}/${serverDatabase}`;
  await waitFor(url, server, options.onRecovering);
  const letGo = await holdServer(url, options.isPassing === true);
  return {
    url,
    ended,
    stop: async () => {
      await letGo();
      // SIGINT is PostgreSQL's fast shutdown: open transactions roll back, everything committed is on disk.
      server.kill('SIGINT');
      await ended;
      release();
    },
  };
};
