import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** A blob in the vault. */
export type BlobRow = {
  readonly blobId: number;
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly heldBytes: number;
  readonly isWhole: boolean;
};

type Columns = Omit<BlobRow, 'isWhole'> & { readonly isWhole: 0 | 1 };

const columns = `blob_id AS blobId, sha256, bytes, media_type AS mediaType, held_bytes AS heldBytes, is_whole AS isWhole`;

const toRow = (row: Columns | undefined): BlobRow | null =>
  row === undefined ? null : { ...row, isWhole: row.isWhole === 1 };

export const findBlob = (db: ReadDb, blobId: number): BlobRow | null =>
  toRow(statement<Columns>(db, `SELECT ${columns} FROM blob WHERE blob_id = ?`).get(blobId));

/** The one blob with this content, whole; null where the vault has none. */
export const findWholeBlob = (db: ReadDb, sha256: string): BlobRow | null =>
  toRow(statement<Columns>(db, `SELECT ${columns} FROM blob WHERE sha256 = ? AND is_whole = 1`).get(sha256));

/** Room for a blob whose bytes are to come; answers its id. */
export const insertBlob = (
  db: WriteDb,
  blob: {
    readonly sha256: string;
    readonly bytes: number;
    readonly mediaType: string;
    readonly at: string;
  },
): number =>
  Number(
    statement(
      db,
      `INSERT INTO blob (sha256, bytes, media_type, held_bytes, is_whole, added_at)
       VALUES (@sha256, @bytes, @mediaType, 0, 0, @at)`,
    ).run(blob).lastInsertRowid,
  );

/** The next bytes; the caller has made sure that `from` is where the last ones ended. */
export const appendToBlob = (
  db: WriteDb,
  { blobId, from, content }: { readonly blobId: number; readonly from: number; readonly content: Buffer },
): void => {
  statement(db, 'INSERT INTO blob_piece (blob_id, from_byte, content) VALUES (?, ?, ?)').run(
    blobId,
    from,
    content,
  );
  statement(db, 'UPDATE blob SET held_bytes = ? WHERE blob_id = ?').run(from + content.length, blobId);
};

/** Its bytes were looked at, and are what the digest says. */
export const markWhole = (db: WriteDb, blobId: number): void => {
  statement(db, 'UPDATE blob SET is_whole = 1 WHERE blob_id = ?').run(blobId);
};

/** At most `length` bytes from that byte on, across the pieces they came in. */
export const readBytes = (
  db: ReadDb,
  { blobId, from, length }: { readonly blobId: number; readonly from: number; readonly length: number },
): Buffer => {
  const rows = statement<{ readonly fromByte: number; readonly content: Buffer }>(
    db,
    `SELECT from_byte AS fromByte, content FROM blob_piece
     WHERE blob_id = @blobId AND from_byte < @end AND from_byte >=
       (SELECT max(from_byte) FROM blob_piece WHERE blob_id = @blobId AND from_byte <= @from)
     ORDER BY from_byte`,
  ).all({ blobId, from, end: from + length });
  const [first] = rows;
  if (first === undefined) return Buffer.alloc(0);
  const held = Buffer.concat(rows.map(({ content }) => content));
  return held.subarray(from - first.fromByte, from - first.fromByte + length);
};

/** Whether any work, or any draft, still needs it. */
const isNeeded = (db: ReadDb, blobId: number): boolean =>
  statement<{ readonly one: 1 }>(
    db,
    `SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM envelope_blob WHERE blob_id = @blobId)
       OR EXISTS (SELECT 1 FROM attachment WHERE blob_id = @blobId AND state <> 'sealed')`,
  ).get({ blobId }) !== undefined;

/** Lets go of a blob that nothing needs any more; its digest stays where it was named. */
export const dropUnneeded = (db: WriteDb, blobId: number): void => {
  if (isNeeded(db, blobId)) return;
  statement(db, 'UPDATE attachment SET blob_id = NULL WHERE blob_id = ?').run(blobId);
  statement(db, 'DELETE FROM blob_piece WHERE blob_id = ?').run(blobId);
  statement(db, 'DELETE FROM blob WHERE blob_id = ?').run(blobId);
};
