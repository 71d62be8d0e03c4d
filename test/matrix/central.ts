import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../central/store/database.ts';
import { migrate } from '../../central/store/migrate.ts';
import { upsertCentre } from '../../central/store/queries/centres.ts';
import { insertPeople } from '../../central/store/queries/people.ts';
import { startEmbeddedServer } from '../../central/store/server/embedded-server.ts';
import { person, staff } from '../helpers/central-people.ts';
import { copyDatabase } from '../helpers/copy-database.ts';
import { firstWordOf } from './first-word.ts';

export type MatrixCentral = {
  readonly port: number;
  /** The one that the gateway is on now. */
  readonly database: () => Database;
  readonly codes: readonly string[];
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** A backup of now; the gateway is away meanwhile. */
  readonly keepCopy: () => Promise<void>;
  /** The gateway goes on from the last backup: what it acknowledged since is gone there. */
  readonly putBack: () => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => Promise<void>;
};

export type MatrixCentralOptions = {
  readonly subjects: readonly string[];
  /** So many workstations can be enrolled. */
  readonly codeCount: number;
  /** The file of `central-life.ts`. */
  readonly program: string;
};

type Told = { readonly url: string; readonly codes: readonly string[] };

const centre = { centreId: 'centre-matrix', name: 'Matrix', municipalities: ['0751'] };

/** A gateway in a process of its own on a PostgreSQL that writes through to the disk; it comes back at the same port. */
export const startMatrixCentral = async ({
  subjects,
  codeCount,
  program,
}: MatrixCentralOptions): Promise<MatrixCentral> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'counterpart-matrix-'));
  await chmod(dataFolder, 0o755);
  const server = await startEmbeddedServer({ dataFolder, isDurable: true });
  let databaseUrl = server.url;
  let database = openDatabase(databaseUrl, 'matrix');
  await migrate(database);
  await upsertCentre(database, centre, [staff]);
  await insertPeople(
    database,
    subjects.map((subject) => person(subject)),
  );

  let child: ChildProcess | null = null;
  let port = 0;
  const start = async (codes: number): Promise<Told> => {
    child = fork(program, [databaseUrl, String(port), String(codes)]);
    const told = (await firstWordOf(child)) as Told;
    port = Number(new URL(told.url).port);
    return told;
  };
  const kill = async (): Promise<void> => {
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    child = null;
  };
  const { codes } = await start(codeCount);
  let copyUrl = databaseUrl;
  return {
    port,
    database: () => database,
    codes,
    kill,
    start: async () => void (await start(0)),
    keepCopy: async () => {
      await kill();
      await database.end();
      copyUrl = await copyDatabase(databaseUrl);
      database = openDatabase(databaseUrl, 'matrix');
      await start(0);
    },
    putBack: async () => {
      await kill();
      await database.end();
      databaseUrl = copyUrl;
      database = openDatabase(databaseUrl, 'matrix');
      // As if days had passed since the last time: a record is not taken to change more than once a second, and here it does.
      await database.query('update epoch set version_floor = version_floor + 100000 where version_floor > 0');
      await start(0);
    },
    pause: () => child?.kill('SIGSTOP'),
    resume: () => child?.kill('SIGCONT'),
    close: async () => {
      await kill();
      await database.end();
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
};
