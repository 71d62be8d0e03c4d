import { configure, connect } from '../../main/vault/connection.ts';
import { migrate } from '../../main/vault/migrate.ts';
import { allMigrations } from '../../main/vault/migrations/all.ts';
import type { Migration } from '../../main/vault/migrations/migration.ts';

/** Run as a process of its own with a vault's path: begins a migration large enough to reach the disk, and is killed within. */
const key = Buffer.alloc(32, 7);
const connection = connect(process.argv[2] ?? '', key, { readonly: false });
configure(connection);
connection.pragma('cache_size = 10');
const dies: Migration = {
  number: (allMigrations.at(-1)?.number ?? 0) + 10,
  change: (open) => {
    open.exec('CREATE TABLE half_done (a TEXT) STRICT');
    const insert = open.prepare('INSERT INTO half_done VALUES (?)');
    for (let row = 0; row < 2000; row += 1) insert.run('x'.repeat(500));
    process.kill(process.pid, 'SIGKILL');
  },
};
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
migrate(connection, { migrations: [...allMigrations, dies], saveCopy: () => undefined, log });
