import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** What central ordered with its last lease, and since when it stands here. */
export type LeaseOrder = { readonly kind: 'lock' | 'wipe'; readonly since: string };

/** Exactly these stand now; one that stood before keeps its beginning. */
export const saveOrders = (db: WriteDb, orders: readonly LeaseOrder['kind'][], at: string): void => {
  statement(db, `DELETE FROM lease_order WHERE kind NOT IN (SELECT value FROM json_each(?))`).run(
    JSON.stringify(orders),
  );
  const keep = statement(db, 'INSERT INTO lease_order (kind, since) VALUES (?, ?) ON CONFLICT DO NOTHING');
  for (const kind of orders) keep.run(kind, at);
};

export const listOrders = (db: ReadDb): readonly LeaseOrder[] =>
  statement<LeaseOrder>(db, 'SELECT kind, since FROM lease_order ORDER BY kind').all();
