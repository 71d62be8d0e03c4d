import type { Queryable } from '../database.ts';

export type StatusListRow = {
  readonly list: number;
  readonly version: number;
  readonly bits: Buffer;
  readonly deflated: Buffer;
  readonly token: string | null;
  readonly deltaToken: string | null;
  readonly kid: string | null;
  readonly signedAt: Date | null;
};

const columns = `list, version, bits, deflated, token, delta_token as "deltaToken", kid, signed_at as "signedAt"`;

export const findStatusList = async (db: Queryable, list: number): Promise<StatusListRow | null> => {
  const found = await db.query<StatusListRow>(`select ${columns} from status_list where list = $1`, [list]);
  return found.rows[0] ?? null;
};

/** Locked until the end of the transaction. */
export const lockStatusList = async (db: Queryable, list: number): Promise<StatusListRow | null> => {
  const found = await db.query<StatusListRow>(
    `select ${columns} from status_list where list = $1 for update`,
    [list],
  );
  return found.rows[0] ?? null;
};

export const listStatusLists = async (db: Queryable): Promise<readonly number[]> => {
  const found = await db.query<{ list: number }>(`select list from status_list order by list`);
  return found.rows.map(({ list }) => list);
};

/** The secret by which the list scatters its places; made with the list where it is not there yet. */
export const openStatusList = async (
  db: Queryable,
  empty: { readonly list: number; readonly secret: Buffer; readonly bits: Buffer; readonly deflated: Buffer },
): Promise<Buffer> => {
  await db.query(
    `insert into status_list (list, secret, bits, deflated) values ($1, $2, $3, $4) on conflict (list) do nothing`,
    [empty.list, empty.secret, empty.bits, empty.deflated],
  );
  const found = await db.query<{ secret: Buffer }>(`select secret from status_list where list = $1`, [
    empty.list,
  ]);
  return found.rows[0]?.secret ?? empty.secret;
};

export const hasUnpublished = async (db: Queryable, list: number): Promise<boolean> => {
  const found = await db.query(
    `select 1 from mandate_credential where list = $1 and revoked_at is not null and revoked_in is null
     union all
     select 1 from identity_card where list = $1 and revoked_at is not null and revoked_in is null limit 1`,
    [list],
  );
  return found.rows.length > 0;
};

/** Gives the revocations that no version says yet to this one; answers their places. */
export const publishRevocations = async (
  db: Queryable,
  { list, version }: { readonly list: number; readonly version: number },
): Promise<readonly number[]> => {
  const published = await db.query<{ place: number }>(
    `with mandates as (
       update mandate_credential set revoked_in = $2
       where list = $1 and revoked_at is not null and revoked_in is null returning place
     ), cards as (
       update identity_card set revoked_in = $2
       where list = $1 and revoked_at is not null and revoked_in is null returning place
     )
     select place from mandates union all select place from cards`,
    [list, version],
  );
  return published.rows.map(({ place }) => place);
};

/** Places revoked after a version up to another, at most `limit` and one more. */
export const listRevokedBetween = async (
  db: Queryable,
  step: { readonly list: number; readonly since: number; readonly version: number; readonly limit: number },
): Promise<readonly number[]> => {
  const found = await db.query<{ place: number }>(
    `select place from mandate_credential where list = $1 and revoked_in > $2 and revoked_in <= $3
     union all
     select place from identity_card where list = $1 and revoked_in > $2 and revoked_in <= $3
     order by place limit $4`,
    [step.list, step.since, step.version, step.limit + 1],
  );
  return found.rows.map(({ place }) => place);
};

export const writeStatusList = async (
  db: Queryable,
  row: { readonly [K in keyof StatusListRow]: NonNullable<StatusListRow[K]> },
): Promise<void> => {
  await db.query(
    `update status_list set version = $2, bits = $3, deflated = $4, token = $5, delta_token = $6, kid = $7, signed_at = $8
     where list = $1`,
    [row.list, row.version, row.bits, row.deflated, row.token, row.deltaToken, row.kid, row.signedAt],
  );
};
