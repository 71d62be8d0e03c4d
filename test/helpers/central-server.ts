import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../central/store/database.ts';
import { migrate } from '../../central/store/migrate.ts';
import { startEmbeddedServer } from '../../central/store/server/embedded-server.ts';

/** A real PostgreSQL in a folder of its own that goes with it. One for each test file, a database for each test. */
export type TestServer = {
  /** A migrated, empty database of its own; answers its address. */
  readonly createDatabase: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

const template = 'counterpart_template';

export const startTestServer = async (): Promise<TestServer> => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'counterpart-central-'));
  const server = await startEmbeddedServer({ dataFolder, isDurable: false });
  const admin = openDatabase(server.url, 'test');
  const urlOf = (name: string): string => server.url.replace(/\/postgres$/, `/${name}`);
  await admin.query(`create database ${template}`);
  const first = openDatabase(urlOf(template), 'test');
  await migrate(first);
  await first.end();
  return {
    createDatabase: async () => {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await admin.query(`create database ${name} template ${template}`);
      return urlOf(name);
    },
    stop: async () => {
      await admin.end();
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
};
