import type { Statement } from 'better-sqlite3';
import type { ReadDb } from './handle.ts';

const prepared = new WeakMap<ReadDb, Map<string, Statement>>();

/**
 * The prepared statement for this SQL on this connection, compiled once. `Row` is what the SQL answers, as SQLite gives it:
 * the caller maps it to its own type before it leaves the file.
 */
export const statement = <Row = never>(db: ReadDb, sql: string): Statement<unknown[], Row> => {
  let ofConnection = prepared.get(db);
  if (ofConnection === undefined) {
    ofConnection = new Map();
    prepared.set(db, ofConnection);
  }
  let found = ofConnection.get(sql);
  if (found === undefined) {
    found = db.prepare(sql);
    ofConnection.set(sql, found);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a statement answers is known by its SQL alone
  return found as Statement<unknown[], Row>;
};
