import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { openDatabase, type Database } from '../../central/store/database.ts';
import { migrate } from '../../central/store/migrate.ts';
import { startEmbeddedServer } from '../../central/store/server/embedded-server.ts';
import { copyCluster, makeServerFolder } from './central-cluster.ts';

/** A real PostgreSQL in a folder of its own that goes with it. One for each test file, a database for each test. */
export type TestServer = {
  /** A migrated, empty database of its own; answers its address. */
  readonly createDatabase: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

const template = 'counterpart_template';

/** With `cluster`, the server is a copy of the one there, which the first to ask has made. */
export const startTestServer = async (cluster?: string): Promise<TestServer> => {
  const dataFolder =
    cluster === undefined ? await makeServerFolder() : await copyCluster(cluster, makeCluster);
  const { admin, urlOf, stop } = await startMigrated(dataFolder);
  return {
    createDatabase: async () => {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await admin.query(`create database ${name} template ${template} strategy file_copy`);
      return urlOf(name);
    },
    stop: async () => {
      await stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
};

const makeCluster = async (dataFolder: string): Promise<void> => {
  const { stop } = await startMigrated(dataFolder);
  await stop();
};

type MigratedServer = {
  readonly admin: Database;
  readonly urlOf: (database: string) => string;
  readonly stop: () => Promise<void>;
};

/** A server with the migrated template, which a copy has already. */
const startMigrated = async (dataFolder: string): Promise<MigratedServer> => {
  const server = await startEmbeddedServer({ dataFolder, isDurable: false });
  const admin = openDatabase(server.url, 'test');
  const urlOf = (name: string): string => server.url.replace(/\/postgres$/, `/${name}`);
  const found = await admin.query('select 1 from pg_database where datname = $1', [template]);
  if (found.rows.length === 0) {
    await admin.query(`create database ${template}`);
    const first = openDatabase(urlOf(template), 'test');
    await migrate(first);
    await first.end();
  }
  return {
    admin,
    urlOf,
    stop: async () => {
      await admin.end();
      await server.stop();
    },
  };
};
