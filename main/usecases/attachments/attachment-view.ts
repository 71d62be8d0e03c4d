import {
  AttachedMediaType,
  type Attachment,
  type AttachmentId,
} from '../../../preload/contract/attachment.ts';
import type { AttachmentRow } from '../../vault/queries/attachments.ts';

export const toAttachment = (row: AttachmentRow, isRefused: boolean): Attachment => ({
  attachmentId: row.attachmentId as AttachmentId,
  name: row.name,
  mediaType: AttachedMediaType.parse(row.mediaType),
  bytes: row.bytes,
  pixels: row.width === null || row.height === null ? null : { width: row.width, height: row.height },
  addedAt: row.addedAt,
  isHere: row.blobId !== null,
  isRefused,
});
