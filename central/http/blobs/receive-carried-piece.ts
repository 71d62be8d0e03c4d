import { attachableTypes } from '../../api/blob-content.ts';
import type { BlobPiece } from '../../api/journal.ts';
import { inTransaction, type Database } from '../../store/database.ts';
import { beginUpload, dropUpload, findBlob, lockUpload, unfinishedQuota } from '../../store/queries/blobs.ts';
import { takePiece } from './receive-piece.ts';

/** Who brings it: a machine, or `null` for somebody at central. */
export type Carrier = { readonly carrierId: string | null; readonly at: Date };

export type CarriedPieceResult = 'accepted' | 'duplicate' | 'refused' | 'later';

/**
 * Takes a piece of an attachment that came in a journal or on a stick, as an upload of whoever brings it: pieces may come twice, and
 * from several sides at once. The whole is judged as every upload is. What is missing in between, or has no room now, is asked for later.
 */
export const receiveCarriedPiece = (
  database: Database,
  { sha256, bytes, mediaType, from, content }: BlobPiece,
  { carrierId, at }: Carrier,
): Promise<CarriedPieceResult> =>
  inTransaction(database, async (db) => {
    if (!attachableTypes.some((type) => type === mediaType)) return 'refused';
    const upload = { sha256, deviceId: carrierId ?? 'central', bytes, mediaType, at };
    const known = await findBlob(db, upload);
    if (known?.isWhole === true) {
      await dropUpload(db, upload);
      return 'duplicate';
    }
    // Announced as something else before: what is named here is what was signed for.
    if (known !== null && (known.bytes !== bytes || known.mediaType !== mediaType))
      await dropUpload(db, upload);
    await beginUpload(db, { ...upload, quota: carrierId === null ? null : unfinishedQuota });
    const begun = await lockUpload(db, upload);
    if (begun === null || from > begun.receivedBytes) return 'later';
    const held = begun.receivedBytes - from;
    if (held >= content.length) return 'duplicate';
    const received = await takePiece(db, {
      ...upload,
      offset: begun.receivedBytes,
      content: content.subarray(held),
    });
    return received.ok ? 'accepted' : 'refused';
  });
