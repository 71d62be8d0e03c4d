import { blobHash } from '../../api/blobs.ts';
import { inspectBlob } from '../../api/blob-content.ts';
import type { WireProblemCode } from '../../api/problem.ts';
import { inTransaction, type Database, type Queryable } from '../../store/database.ts';
import {
  addPiece,
  completeUpload,
  dropUpload,
  findBlob,
  lockUpload,
  readPieces,
} from '../../store/queries/blobs.ts';

export type Piece = {
  readonly sha256: string;
  readonly deviceId: string;
  readonly offset: number;
  readonly content: Buffer;
  readonly at: Date;
};

export type Received =
  | { readonly ok: true; readonly offset: number }
  | { readonly ok: false; readonly code: WireProblemCode; readonly detail: string };

/**
 * Takes the next piece of an upload; the last one is kept only together with the judgement on the whole. A blob that is not what its name
 * says, or of a kind that central does not take, goes whole.
 */
export const receivePiece = (database: Database, piece: Piece): Promise<Received> =>
  inTransaction(database, (db) => takePiece(db, piece));

/** The same within a transaction. */
export const takePiece = async (db: Queryable, piece: Piece): Promise<Received> => {
  const upload = await lockUpload(db, piece);
  if (upload === null) return whereNothingBegan(db, piece);
  const { offset, content } = piece;
  if (offset !== upload.receivedBytes)
    return { ok: false, code: 'blob/offset-wrong', detail: `at ${upload.receivedBytes}` };
  const received = offset + content.length;
  if (received > upload.bytes)
    return { ok: false, code: 'blob/offset-wrong', detail: 'more than the blob is long' };
  if (content.length > 0) await addPiece(db, { ...piece, from: offset });
  return received < upload.bytes ? { ok: true, offset: received } : judgeWhole(db, piece, upload.mediaType);
};

/** Somebody else brought the rest of it meanwhile, or nobody announced it. */
const whereNothingBegan = async (db: Queryable, piece: Piece): Promise<Received> => {
  const known = await findBlob(db, piece);
  return known === null
    ? { ok: false, code: 'request/not-found', detail: 'no such upload' }
    : { ok: false, code: 'blob/offset-wrong', detail: `at ${known.receivedBytes}` };
};

const judgeWhole = async (db: Queryable, piece: Piece, mediaType: string): Promise<Received> => {
  const content = await readPieces(db, piece);
  if (blobHash(content) !== piece.sha256) {
    await dropUpload(db, piece);
    return { ok: false, code: 'blob/altered', detail: 'another digest' };
  }
  const inside = inspectBlob(content);
  if (inside.kind !== 'sound' || inside.mediaType !== mediaType) {
    await dropUpload(db, piece);
    return {
      ok: false,
      code: 'blob/refused',
      detail: inside.kind === 'sound' ? 'another type' : inside.kind,
    };
  }
  await completeUpload(db, { ...piece, bytes: content.length, mediaType });
  return { ok: true, offset: content.length };
};
