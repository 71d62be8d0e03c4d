import type { MandateRecord } from '../../api/records.ts';
import type { Queryable } from '../database.ts';

export type StoredCredential = {
  readonly mandateId: string;
  readonly hash: string;
  readonly credential: string;
  readonly revokedAt: Date | null;
};

const columns = `mandate_id as "mandateId", hash, credential, revoked_at as "revokedAt"`;

/** All that were ever issued for these mandates. */
export const listCredentials = async (
  db: Queryable,
  mandateIds: readonly string[],
): Promise<readonly StoredCredential[]> => {
  if (mandateIds.length === 0) return [];
  const found = await db.query<StoredCredential>(
    `select ${columns} from mandate_credential where mandate_id = any($1)`,
    [mandateIds],
  );
  return found.rows;
};

/** Numbers in the order of issue; each is a place in some list, and used once. */
export const takePlaces = async (db: Queryable, count: number): Promise<readonly number[]> => {
  const found = await db.query<{ place: string }>(
    `select nextval('credential_place') as place from generate_series(1, $1)`,
    [count],
  );
  return found.rows.map(({ place }) => Number(place));
};

export type CredentialToStore = {
  readonly list: number;
  readonly place: number;
  readonly subjectId: string;
  readonly mandateId: string;
  readonly contentHash: string;
  readonly hash: string;
  readonly credential: string;
  readonly kid: string;
};

/** A mandate that got one meanwhile keeps it. */
export const insertCredentials = async (
  db: Queryable,
  credentials: readonly CredentialToStore[],
  issuedAt: Date,
): Promise<void> => {
  await db.query(
    `insert into mandate_credential (list, place, subject_id, mandate_id, content_hash, hash, credential, kid, issued_at)
     select c.list, c.place, c."subjectId", c."mandateId", c."contentHash", c.hash, c.credential, c.kid, $2
     from json_to_recordset($1) as c(list int, place int, "subjectId" text, "mandateId" text, "contentHash" text,
       hash text, credential text, kid text)
     on conflict (subject_id, mandate_id) where revoked_at is null do nothing`,
    [JSON.stringify(credentials), issuedAt],
  );
};

export type ContentNow = {
  readonly subjectId: string;
  readonly mandateId: string;
  /** Null where the mandate has ended. */
  readonly contentHash: string | null;
  readonly at: string;
};

/** Revokes what is issued and no longer says what the mandate says. */
export const revokeOutdated = async (db: Queryable, contents: readonly ContentNow[]): Promise<void> => {
  await db.query(
    `update mandate_credential as c set revoked_at = n.at
     from json_to_recordset($1) as n("subjectId" text, "mandateId" text, "contentHash" text, at timestamptz)
     where c.subject_id = n."subjectId" and c.mandate_id = n."mandateId" and c.revoked_at is null
       and c.content_hash is distinct from n."contentHash"`,
    [JSON.stringify(contents)],
  );
};

export type VoidedMandate = { readonly mandateId: string; readonly subjectId: string };

/** Revokes what a key signed; whoever held it gets a new one. */
export const revokeSignedBy = async (
  db: Queryable,
  kid: string,
  now: Date,
): Promise<readonly VoidedMandate[]> => {
  const voided = await db.query<VoidedMandate>(
    `update mandate_credential set revoked_at = $2 where kid = $1 and revoked_at is null
     returning mandate_id as "mandateId", subject_id as "subjectId"`,
    [kid, now],
  );
  return voided.rows;
};

const withoutCredential = `select m.record from mandate as m
  where m.mandate_id = any($1) and not exists (
    select 1 from mandate_credential as c
    where c.subject_id = m.subject_id and c.mandate_id = m.mandate_id and c.revoked_at is null)`;

/** Those of them that have no credential that stands, ended ones included. */
export const listWithoutCredential = async (
  db: Queryable,
  mandateIds: readonly string[],
): Promise<readonly MandateRecord[]> => {
  const found = await db.query<{ record: MandateRecord }>(withoutCredential, [mandateIds]);
  return found.rows.map(({ record }) => record);
};

/** The same, and nobody changes these mandates until the end of the transaction. */
export const holdWithoutCredential = async (
  db: Queryable,
  mandateIds: readonly string[],
): Promise<readonly MandateRecord[]> => {
  const found = await db.query<{ record: MandateRecord }>(
    `${withoutCredential} order by m.mandate_id for share`,
    [mandateIds],
  );
  return found.rows.map(({ record }) => record);
};
