import type { Queryable } from '../database.ts';

/** A blob, or the part of one, as far as this device is concerned. */
export type BlobProgress = {
  readonly bytes: number;
  readonly receivedBytes: number;
  readonly mediaType: string;
  readonly isWhole: boolean;
};

type Key = { readonly sha256: string; readonly deviceId: string };
type Row = { bytes: string; received: string; media_type: string; is_whole: boolean };

/** What central has of it; null where it has nothing, and this device has not begun to bring it. */
export const findBlob = async (db: Queryable, { sha256, deviceId }: Key): Promise<BlobProgress | null> => {
  const { rows } = await db.query<Row>(
    `select bytes, bytes as received, media_type, true as is_whole from blob where sha256 = $1
     union all
     select bytes, received_bytes, media_type, false from blob_upload where sha256 = $1 and device_id = $2
     order by is_whole desc limit 1`,
    [sha256, deviceId],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const { bytes, received, media_type: mediaType, is_whole: isWhole } = row;
  return { bytes: Number(bytes), receivedBytes: Number(received), mediaType, isWhole };
};

/** Bytes that a device may have announced and not finished. Its work sends one attachment after the other: it needs but the largest. */
export const unfinishedQuota = 100 * 1024 * 1024;
/** A small upload counts as this many, so that their number has an end too. */
const leastCounted = 64 * 1024;

/** Nothing where this device has begun already, or where it has begun too much that it has not finished. */
export const beginUpload = async (
  db: Queryable,
  upload: Key & {
    readonly bytes: number;
    readonly mediaType: string;
    readonly at: Date;
    /** Bytes; null for no end. */
    readonly quota: number | null;
  },
): Promise<void> => {
  const { sha256, deviceId, bytes, mediaType, at, quota } = upload;
  await db.query(
    `insert into blob_upload (sha256, device_id, bytes, media_type, begun_at, touched_at)
     select $1, $2, $3, $4, $5, $5 where $6::bigint is null or $3::bigint + (
       select coalesce(sum(greatest(bytes, $7::bigint)), 0) from blob_upload where device_id = $2
     ) <= $6::bigint
     on conflict do nothing`,
    [sha256, deviceId, bytes, mediaType, at, quota, leastCounted],
  );
};

/** How far this device's upload has come, for this transaction alone; null where there is none. */
export const lockUpload = async (
  db: Queryable,
  { sha256, deviceId }: Key,
): Promise<{ readonly bytes: number; readonly receivedBytes: number; readonly mediaType: string } | null> => {
  const { rows } = await db.query<Omit<Row, 'is_whole'>>(
    `select bytes, received_bytes as received, media_type from blob_upload
     where sha256 = $1 and device_id = $2 for update`,
    [sha256, deviceId],
  );
  const [row] = rows;
  return row === undefined
    ? null
    : { bytes: Number(row.bytes), receivedBytes: Number(row.received), mediaType: row.media_type };
};

/** Only within the transaction that locked the upload. */
export const addPiece = async (
  db: Queryable,
  {
    sha256,
    deviceId,
    from,
    content,
    at,
  }: Key & { readonly from: number; readonly content: Buffer; readonly at: Date },
): Promise<void> => {
  await db.query('insert into blob_piece (sha256, device_id, from_byte, content) values ($1, $2, $3, $4)', [
    sha256,
    deviceId,
    from,
    content,
  ]);
  await db.query(
    'update blob_upload set received_bytes = $3, touched_at = $4 where sha256 = $1 and device_id = $2',
    [sha256, deviceId, from + content.length, at],
  );
};

/** Takes back what has come since that byte; only within the transaction that locked the upload. */
export const dropFrom = async (
  db: Queryable,
  { sha256, deviceId, from }: Key & { readonly from: number },
): Promise<void> => {
  const key = [sha256, deviceId, from];
  await db.query('delete from blob_piece where sha256 = $1 and device_id = $2 and from_byte >= $3', key);
  await db.query('update blob_upload set received_bytes = $3 where sha256 = $1 and device_id = $2', key);
};

/** All pieces of this device, in order. */
export const readPieces = async (db: Queryable, { sha256, deviceId }: Key): Promise<Buffer> => {
  const { rows } = await db.query<{ content: Buffer }>(
    'select content from blob_piece where sha256 = $1 and device_id = $2 order by from_byte',
    [sha256, deviceId],
  );
  return Buffer.concat(rows.map(({ content }) => content));
};

/** The bytes of a whole blob; null where central has none of this name. */
export const readBlob = async (db: Queryable, sha256: string): Promise<Buffer | null> => {
  const { rows } = await db.query<{ device_id: string }>('select device_id from blob where sha256 = $1', [
    sha256,
  ]);
  const [row] = rows;
  return row === undefined ? null : readPieces(db, { sha256, deviceId: row.device_id });
};

/** An upload that was of no use: nothing of it stays, but the bytes of a whole blob that this device brought before. */
export const dropUpload = async (db: Queryable, { sha256, deviceId }: Key): Promise<void> => {
  await db.query(
    `delete from blob_piece where sha256 = $1 and device_id = $2
       and not exists (select from blob where blob.sha256 = $1 and blob.device_id = $2)`,
    [sha256, deviceId],
  );
  await db.query('delete from blob_upload where sha256 = $1 and device_id = $2', [sha256, deviceId]);
};

/**
 * Uploads of which nothing has come since then go, and those of which another machine has brought the whole; not while something is coming.
 * Answers how many.
 */
export const dropStaleUploads = async (db: Queryable, since: Date): Promise<number> => {
  const { rows } = await db.query<{ sha256: string; device_id: string }>(
    `delete from blob_upload where (sha256, device_id) in (
       select sha256, device_id from blob_upload
       where touched_at < $1 or exists (select from blob where blob.sha256 = blob_upload.sha256)
       limit 100 for update skip locked
     ) returning sha256, device_id`,
    [since],
  );
  for (const row of rows) await dropUpload(db, { sha256: row.sha256, deviceId: row.device_id });
  return rows.length;
};

/** The upload is whole and what its name says. If another device was first, its pieces stay and these go. */
export const completeUpload = async (
  db: Queryable,
  blob: Key & { readonly bytes: number; readonly mediaType: string; readonly at: Date },
): Promise<void> => {
  const { sha256, deviceId, bytes, mediaType, at } = blob;
  const kept = await db.query(
    `insert into blob (sha256, bytes, media_type, device_id, received_at) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [sha256, bytes, mediaType, deviceId, at],
  );
  if (kept.rowCount === 0) return dropUpload(db, blob);
  await db.query('delete from blob_upload where sha256 = $1', [sha256]);
  await db.query('delete from blob_piece where sha256 = $1 and device_id <> $2', [sha256, deviceId]);
};

/** Those of these that are not here whole. */
export const listMissingBlobs = async (
  db: Queryable,
  wanted: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (wanted.length === 0) return new Set();
  const { rows } = await db.query<{ sha256: string }>(
    'select sha256 from unnest($1::text[]) as wanted (sha256) where not exists (select from blob where blob.sha256 = wanted.sha256)',
    [[...new Set(wanted)]],
  );
  return new Set(rows.map(({ sha256 }) => sha256));
};
