import type { ReadDb } from '../../main/vault/handle.ts';

export type RecordedQuery = { readonly sql: string; readonly plan: readonly string[] };

/**
 * Runs the work on a handle that notes each statement it compiles, and answers how SQLite goes about it: the very SQL of the query file,
 * never a copy of it.
 */
export const plansOf = (db: ReadDb, work: (db: ReadDb) => unknown): readonly RecordedQuery[] => {
  const compiled: string[] = [];
  const recorder = new Proxy(db, {
    get: (target, property) => {
      if (property !== 'prepare') return Reflect.get(target, property);
      return (sql: string) => {
        compiled.push(sql);
        return target.prepare(sql);
      };
    },
  });
  work(recorder);
  return compiled.map((sql) => ({ sql, plan: planOf(db, sql) }));
};

const planOf = (db: ReadDb, sql: string): readonly string[] => {
  const explain = db.prepare<unknown[], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const named = [...new Set(sql.match(/@\w+/g) ?? [])].map((name): [string, null] => [name.slice(1), null]);
  const positions = sql.replace(/'[^']*'/g, '').split('?').length - 1;
  const rows =
    named.length > 0 ? explain.all(Object.fromEntries(named)) : explain.all(...Array(positions).fill(null));
  return rows.map(({ detail }) => detail);
};

/** The steps that read a whole table, or sort: what a hot query must not do, the few named in `allowed` aside. */
export const slowSteps = (
  queries: readonly RecordedQuery[],
  allowed: readonly RegExp[] = [],
): readonly string[] =>
  queries
    .flatMap(({ plan }) => plan)
    .filter((step) => /^SCAN (?!json_each|typed|hit|CONSTANT ROW)|TEMP B-TREE/.test(step))
    .filter((step) => !/VIRTUAL TABLE/.test(step) && !allowed.some((pattern) => pattern.test(step)));
