import { createHash } from 'node:crypto';
import { largestPieceBytes } from '../../api/blobs.ts';
import { inTransaction, type Database } from '../../store/database.ts';
import { dropFrom, lockUpload } from '../../store/queries/blobs.ts';
import { receivePiece, type Piece, type Received } from './receive-piece.ts';

export type PieceStream = Omit<Piece, 'content' | 'at'> & {
  readonly source: AsyncIterable<Buffer>;
  /** RFC 9530, as it was signed. */
  readonly digest: string;
  /** tus `Upload-Checksum`; null where none is given. */
  readonly checksum: string | null;
  readonly clock: () => Date;
};

type Refusal = Extract<Received, { readonly ok: false }>;

/** What has come is stored about this often while a piece is under way: a link that goes silent costs no more than that. */
const storeEveryMs = 1000;

/**
 * Takes a piece as it comes in. Cut off, what has come stays, for the device to go on from; that it is right shows when the whole is
 * compared with its name. A piece that is whole and not what was signed goes whole.
 */
export const receiveStream = async (database: Database, stream: PieceStream): Promise<Received> => {
  const hash = createHash('sha256');
  let { offset } = stream;
  let held: Buffer[] = [];
  let storedAt = stream.clock().getTime();
  const store = async (): Promise<Received> => {
    const { sha256, deviceId } = stream;
    const content = Buffer.concat(held);
    return receivePiece(database, { sha256, deviceId, offset, content, at: stream.clock() });
  };

  /** The last chunk is never stored by this: the end of a piece comes only after it was compared. */
  const storeSometimes = async (): Promise<Refusal | null> => {
    if (held.length === 0 || stream.clock().getTime() - storedAt < storeEveryMs) return null;
    const stored = await store();
    if (!stored.ok) return stored;
    [held, offset, storedAt] = [[], stored.offset, stream.clock().getTime()];
    return null;
  };

  try {
    let bytes = 0;
    for await (const chunk of stream.source) {
      bytes += chunk.length;
      if (bytes > largestPieceBytes) return { ok: false, code: 'request/too-large', detail: 'piece' };
      const refusal = await storeSometimes();
      if (refusal !== null) return refusal;
      hash.update(chunk);
      held.push(chunk);
    }
  } catch {
    if (held.length > 0) await store();
    return { ok: false, code: 'request/invalid', detail: 'cut' };
  }

  const digest = hash.digest('base64');
  const fault = faultOf(stream, digest);
  if (fault === null) return store();
  await takeBack(database, stream, offset);
  return fault;
};

const faultOf = (stream: Pick<PieceStream, 'digest' | 'checksum'>, digest: string): Refusal | null => {
  if (stream.digest !== `sha-256=:${digest}:`)
    return { ok: false, code: 'signature/invalid', detail: 'altered' };
  return stream.checksum === null || stream.checksum === `sha256 ${digest}`
    ? null
    : { ok: false, code: 'blob/altered', detail: 'upload-checksum' };
};

/** Unless somebody else has gone on from there. */
const takeBack = (
  database: Database,
  { sha256, deviceId, offset }: PieceStream,
  upTo: number,
): Promise<void> =>
  inTransaction(database, async (db) => {
    const upload = await lockUpload(db, { sha256, deviceId });
    if (upload?.receivedBytes === upTo && upTo > offset)
      await dropFrom(db, { sha256, deviceId, from: offset });
  });
