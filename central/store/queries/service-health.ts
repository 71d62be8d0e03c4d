import { unknownHealth, type Health } from '../../domain/service-health.ts';
import type { Queryable } from '../database.ts';

const columns = `failures_in_row as "failuresInRow", successes_in_row as "successesInRow",
  failing_since as "failingSince", last_failure_at as "lastFailureAt", recovered_at as "recoveredAt",
  stumbles, unsteady_since as "unsteadySince"`;

/** By service; of what has never failed nothing is kept. */
export const listHealth = async (db: Queryable): Promise<ReadonlyMap<string, Health>> => {
  const { rows } = await db.query<Health & { readonly service: string }>(
    `select service, ${columns} from service_health order by service`,
  );
  return new Map(rows.map(({ service, ...health }) => [service, health]));
};

/** For this transaction alone: several gateways may call the same service at once. */
export const lockHealth = async (db: Queryable, service: string): Promise<Health> => {
  await db.query(
    `insert into service_health (service, failures_in_row, successes_in_row, stumbles) values ($1, 0, 0, 0)
     on conflict do nothing`,
    [service],
  );
  const { rows } = await db.query<Health>(
    `select ${columns} from service_health where service = $1 for update`,
    [service],
  );
  return rows[0] ?? unknownHealth;
};

export const saveHealth = async (db: Queryable, service: string, health: Health): Promise<void> => {
  await db.query(
    `update service_health set failures_in_row = $2, successes_in_row = $3, failing_since = $4, last_failure_at = $5,
       recovered_at = $6, stumbles = $7, unsteady_since = $8 where service = $1`,
    [
      service,
      health.failuresInRow,
      health.successesInRow,
      health.failingSince,
      health.lastFailureAt,
      health.recoveredAt,
      health.stumbles,
      health.unsteadySince,
    ],
  );
};
