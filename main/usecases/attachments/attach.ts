import { inspectBlob, type BlobContent } from '../../../central/api/blob-content.ts';
import { blobHash } from '../../../central/api/blobs.ts';
import type { AttachmentId } from '../../../preload/contract/attachment.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { listRefusedDocuments } from '../../vault/queries/amended-documents.ts';
import {
  deleteAttachment,
  findAttachment,
  insertAttachment,
  keepAttachment,
  listAttachments,
  type AttachmentRow,
} from '../../vault/queries/attachments.ts';
import {
  appendToBlob,
  dropUnneeded,
  findBlob,
  findWholeBlob,
  insertBlob,
  markWhole,
  readBytes,
} from '../../vault/queries/blobs.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { findOpenAttachedTo, findOwnAttachment } from './attached-to.ts';
import { toAttachment } from './attachment-view.ts';

/** Announces a document. What the vault has already is not sent again, whatever it was attached to before. */
export const beginAttachment = (
  desk: Desk,
  { to, name, mediaType, bytes, sha256 }: Input<'attachment/begin'>,
) => {
  const found = findOpenAttachedTo(desk, to);
  if (!found.ok) return found;
  const { maxBytes, maxCount, mediaTypes } = desk.pack.attachments;
  if (!mediaTypes.includes(mediaType)) return fail({ code: 'attachment/type-refused' as const });
  if (bytes > maxBytes) return fail({ code: 'attachment/too-large' as const, limitBytes: maxBytes });
  if (listAttachments(desk.vault.read, to).length >= maxCount)
    return fail({ code: 'attachment/too-many' as const, limit: maxCount });
  const attachmentId = desk.newId() as AttachmentId;
  const at = desk.clock.now().toISOString();
  const offset = desk.vault.transact((db) => {
    const known = findWholeBlob(db, sha256);
    insertAttachment(db, {
      ...to,
      attachmentId,
      name,
      staffId: desk.staff.staffId,
      addedAt: at,
      state: 'adding',
      blobId: known?.blobId ?? insertBlob(db, { sha256, bytes, mediaType, at }),
      sha256,
      bytes,
      mediaType,
    });
    return known === null ? 0 : bytes;
  });
  return ok({ attachmentId, offset });
};

/** The bytes that follow those that came before; any others show that something went wrong on the way from the page. */
export const addPart = (desk: Desk, { attachmentId, offset, data }: Input<'attachment/add-part'>) => {
  const found = findAdding(desk, attachmentId);
  if (!found.ok) return found;
  const { blob } = found.value;
  const content = Buffer.from(data, 'base64');
  const end = offset + content.length;
  if (blob.isWhole || offset !== blob.heldBytes || content.length === 0 || end > blob.bytes)
    return fail({ code: 'attachment/damaged' as const });
  desk.vault.transact((db) => appendToBlob(db, { blobId: blob.blobId, from: offset, content }));
  return ok({ offset: end });
};

/**
 * Looks into the whole and keeps it: what it is follows from its bytes. A picture that tells more than it shows is refused here too, although
 * the page has drawn it anew: the page is not trusted with that.
 */
export const keepAttached = (desk: Desk, { attachmentId }: Input<'attachment/keep'>) => {
  const found = findAdding(desk, attachmentId);
  if (!found.ok) return found;
  const { row, blob } = found.value;
  const content = readBytes(desk.vault.read, { blobId: blob.blobId, from: 0, length: blob.bytes });
  const inside = inspectBlob(content);
  const refusal =
    content.length !== row.bytes || blobHash(content) !== row.sha256
      ? ({ code: 'attachment/damaged' } as const)
      : refusalOf(inside, row.mediaType, desk.pack.attachments.maxPixels);
  if (refusal !== null) {
    desk.vault.transact((db) => deleteAttachment(db, attachmentId));
    return fail(refusal);
  }
  const pixels = inside.kind === 'sound' ? inside.pixels : null;
  desk.vault.transact((db) => {
    // The same content may have become whole under another upload meanwhile: one of the two is enough.
    const first = findWholeBlob(db, row.sha256);
    if (first === null) markWhole(db, blob.blobId);
    const blobId = first?.blobId ?? blob.blobId;
    const { width, height } = pixels ?? { width: null, height: null };
    keepAttachment(db, { attachmentId, blobId, width, height });
    if (blobId !== blob.blobId) dropUnneeded(db, blob.blobId);
    audit(desk, db, {
      action: 'attachment/added',
      subjectId: found.value.subjectId,
      interactionId: row.interactionId,
      details: { sha256: row.sha256, mediaType: row.mediaType, bytes: String(row.bytes) },
    });
  });
  const kept = findAttachment(desk.vault.read, attachmentId);
  if (kept === null) throw new Error('what was kept a moment ago is there');
  const isRefused = listRefusedDocuments(desk.vault.read, row).has(attachmentId);
  return ok(toAttachment(kept, isRefused));
};

const refusalOf = (inside: BlobContent, mediaType: string, maxPixels: number) => {
  if (inside.kind === 'damaged') return { code: 'attachment/damaged' } as const;
  if (inside.kind === 'metadata') return { code: 'attachment/tells-more' } as const;
  if (inside.kind === 'unknown' || inside.mediaType !== mediaType)
    return { code: 'attachment/type-refused' } as const;
  const longer = Math.max(inside.pixels?.width ?? 0, inside.pixels?.height ?? 0);
  return longer > maxPixels ? ({ code: 'attachment/type-refused' } as const) : null;
};

/** A document whose bytes are still coming, of work that is still open. */
const findAdding = (desk: Desk, attachmentId: string) => {
  const found = findOwnAttachment(desk, attachmentId);
  if (!found.ok) return found;
  const row: AttachmentRow = found.value;
  const blob = row.blobId === null ? null : findBlob(desk.vault.read, row.blobId);
  const open = findOpenAttachedTo(desk, row);
  if (row.state !== 'adding' || blob === null || !open.ok)
    return fail({ code: 'attachment/not-found' as const });
  return ok({ row, blob, subjectId: open.value.subjectId });
};
