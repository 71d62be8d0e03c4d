import type { JsonWebKey } from 'node:crypto';
import type { Queryable } from '../database.ts';

export type KeyUse = 'signing' | 'sealing';
export type StoredKey = { readonly kid: string; readonly privateJwk: JsonWebKey };

export const findKey = async (db: Queryable, use: KeyUse): Promise<StoredKey | null> => {
  const found = await db.query<StoredKey>(
    `select kid, private_jwk as "privateJwk" from gateway_key where use = $1`,
    [use],
  );
  return found.rows[0] ?? null;
};

/** Keeps the key that is there: of several gateways that start at once, the first one's key counts. */
export const insertKey = async (db: Queryable, use: KeyUse, key: StoredKey): Promise<void> => {
  await db.query(
    `insert into gateway_key (use, kid, private_jwk, created_at) values ($1, $2, $3, now()) on conflict (use) do nothing`,
    [use, key.kid, JSON.stringify(key.privateJwk)],
  );
};
