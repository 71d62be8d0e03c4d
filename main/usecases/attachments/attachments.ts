import {
  attachmentPartBytes,
  type AttachedTo,
  type UploadProgress,
} from '../../../preload/contract/attachment.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import type { EnvelopeId } from '../../../preload/contract/values.ts';
import {
  isDocumentLeftOut,
  leaveOutDocument,
  listRefusedDocuments,
  putBackDocument,
} from '../../vault/queries/amended-documents.ts';
import {
  listAttachments,
  setAttachmentState,
  type AttachmentRow,
  type AttachmentState,
} from '../../vault/queries/attachments.ts';
import { readBytes } from '../../vault/queries/blobs.ts';
import { listUploads } from '../../vault/queries/uploads.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { findAttachedTo, findOpenAttachedTo, findOwnAttachment } from './attached-to.ts';
import { toAttachment } from './attachment-view.ts';

export const listAttached = (desk: Desk, to: AttachedTo) => {
  const found = findAttachedTo(desk, to);
  if (!found.ok) return found;
  const refused = listRefusedDocuments(desk.vault.read, to);
  const attachments = listAttachments(desk.vault.read, to).map((row) =>
    toAttachment(row, refused.has(row.attachmentId)),
  );
  return ok({ attachments, policy: desk.pack.attachments });
};

/** A document as it is kept, part by part, for whoever attached it to look at again. */
export const readAttached = (desk: Desk, { attachmentId, offset }: Input<'attachment/read'>) => {
  const found = findOwnAttachment(desk, attachmentId);
  if (!found.ok) return found;
  const { blobId, bytes, state } = found.value;
  if (blobId === null || state === 'adding') return fail({ code: 'attachment/not-found' as const });
  const content = readBytes(desk.vault.read, { blobId, from: offset, length: attachmentPartBytes });
  const next = offset + content.length;
  return ok({ data: content.toString('base64'), next: next < bytes && content.length > 0 ? next : null });
};

type Changed = {
  readonly attachmentId: string;
  readonly state: Extract<AttachmentState, 'kept' | 'removed'>;
};

/**
 * Takes a document off, or puts it back: both as often as one likes, until the work is completed. What was signed with parked work stays
 * with that work, and is left out of what is sent in its place.
 */
export const setAttached = (desk: Desk, { attachmentId, state }: Changed) => {
  const found = findOwnAttachment(desk, attachmentId);
  if (!found.ok) return found;
  const row = found.value;
  const open = findOpenAttachedTo(desk, row);
  const before = standingOf(desk, row);
  if (!open.ok || before === null) return fail({ code: 'attachment/not-found' as const });
  if (before === state) return ok({});
  desk.vault.transact((db) => {
    if (row.state !== 'sealed') setAttachmentState(db, attachmentId, state);
    else if (state === 'kept') putBackDocument(db, attachmentId);
    else
      leaveOutDocument(db, {
        attachmentId,
        staffId: desk.staff.staffId,
        at: desk.clock.now().toISOString(),
      });
    audit(desk, db, {
      action: state === 'kept' ? 'attachment/added' : 'attachment/removed',
      subjectId: open.value.subjectId,
      interactionId: row.interactionId,
      details: { sha256: row.sha256 },
    });
  });
  return ok({});
};

/** Null for a document that is still coming. */
const standingOf = ({ vault }: Desk, { attachmentId, state }: AttachmentRow): Changed['state'] | null => {
  if (state === 'adding') return null;
  if (state !== 'sealed') return state;
  return isDocumentLeftOut(vault.read, attachmentId) ? 'removed' : 'kept';
};

export const listUploading = (desk: Desk): readonly UploadProgress[] =>
  listUploads(desk.vault.read).map((row) => ({ ...row, envelopeId: row.envelopeId as EnvelopeId }));
