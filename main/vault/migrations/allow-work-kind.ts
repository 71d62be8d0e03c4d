import type { Migration } from './migration.ts';

/**
 * One more kind of work, named after one that is there. SQLite cannot change a CHECK, and the outbox cannot be made anew while receipts refer
 * to it: the text of the constraint is changed in the schema, as SQLite's own guide to ALTER TABLE says (lang_altertable, section 7).
 */
export const allowWorkKind = (
  connection: Parameters<Migration['change']>[0],
  kind: string,
  after: string,
): void => {
  const { sql } = connection
    .prepare<[], { readonly sql: string }>(
      `SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'outbox'`,
    )
    .get() ?? { sql: '' };
  const widened = sql.replace(`'${after}'`, `'${after}', '${kind}'`);
  if (widened === sql) throw new Error('the outbox says which kinds of work there are');
  const version = Number(connection.pragma('schema_version', { simple: true }));
  connection.unsafeMode(true);
  connection.pragma('writable_schema = ON');
  connection
    .prepare(`UPDATE sqlite_schema SET sql = ? WHERE type = 'table' AND name = 'outbox'`)
    .run(widened);
  connection.pragma(`schema_version = ${version + 1}`);
  connection.pragma('writable_schema = RESET');
  connection.unsafeMode(false);
};
