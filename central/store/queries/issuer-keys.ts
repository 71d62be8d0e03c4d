import type { JsonWebKey } from 'node:crypto';
import type { PublicJwk } from '../../api/devices.ts';
import type { Queryable } from '../database.ts';

export type IssuerKeyState = 'active' | 'retired' | 'compromised';

export type IssuerKeyRow = {
  readonly publicJwk: PublicJwk;
  readonly state: IssuerKeyState;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
};

/** Newest first. */
export const listIssuerKeys = async (db: Queryable): Promise<readonly IssuerKeyRow[]> => {
  const found = await db.query<IssuerKeyRow>(
    `select public_jwk as "publicJwk", state, valid_from as "validFrom", valid_until as "validUntil" from issuer_key
     order by valid_from desc, valid_until desc nulls first`,
  );
  return found.rows;
};

export type ActiveKeyRow = { readonly kid: string; readonly privateJwk: JsonWebKey };

/** Held until the caller's transaction is over: a key that is called compromised takes along what is being signed with it just now. */
export const findActiveKey = async (db: Queryable): Promise<ActiveKeyRow | null> => {
  const found = await db.query<ActiveKeyRow>(
    `select kid, private_jwk as "privateJwk" from issuer_key where state = 'active' for share`,
  );
  return found.rows[0] ?? null;
};

/** Of several that are to become the active one at once, the first counts. */
export const insertActiveKey = async (
  db: Queryable,
  key: ActiveKeyRow & { readonly publicJwk: PublicJwk; readonly validFrom: Date },
): Promise<void> => {
  await db.query(
    `insert into issuer_key (kid, public_jwk, private_jwk, state, valid_from) values ($1, $2, $3, 'active', $4)
     on conflict do nothing`,
    [key.kid, JSON.stringify(key.publicJwk), JSON.stringify(key.privateJwk), key.validFrom],
  );
};

/** The active key signs no more: its private half is destroyed. */
export const retireActiveKey = async (db: Queryable, until: Date): Promise<void> => {
  await db.query(
    `update issuer_key set state = 'retired', valid_until = $1, private_jwk = null where state = 'active'`,
    [until],
  );
};

/** Whatever key has signed since then signs no more, and counts as somebody else's from then on. Answers their ids. */
export const endKeysSince = async (db: Queryable, since: Date): Promise<readonly string[]> => {
  const ended = await db.query<{ kid: string }>(
    `update issuer_key set state = 'compromised', valid_until = $1, private_jwk = null
     where state = 'active' or (state = 'retired' and valid_until > $1) returning kid`,
    [since],
  );
  return ended.rows.map(({ kid }) => kid);
};
