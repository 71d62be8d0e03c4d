import { z } from 'zod';
import {
  AttachedTo,
  AttachedMediaType,
  Attachment,
  AttachmentId,
  attachmentPartBytes,
  AttachmentPolicy,
  UploadProgress,
} from './attachment.ts';
import { command, query } from './define-call.ts';

const base64Of = (bytes: number): number => Math.ceil(bytes / 3) * 4;

/**
 * Attaching documents. The bytes come in parts, as base64: some 144 KiB a call, which neither edge has trouble with. Nothing is attached
 * before `attachment/keep` has looked into the whole.
 */
export const attachmentCalls = {
  'attachment/list': query({
    input: AttachedTo,
    output: z.object({ attachments: z.array(Attachment).readonly(), policy: AttachmentPolicy }),
    problems: ['interaction/not-found', 'act/not-found'],
  }),
  'attachment/begin': command({
    input: z.strictObject({
      to: AttachedTo,
      name: z.string().min(1).max(200),
      mediaType: AttachedMediaType,
      bytes: z.number().int().positive(),
      /** base64url. */
      sha256: z.string().regex(/^[\w-]{43}$/),
    }),
    /** From which byte on it is needed: all of them where it is in the vault already. */
    output: z.object({ attachmentId: AttachmentId, offset: z.number().int() }),
    problems: [
      'interaction/not-found',
      'interaction/closed',
      'act/not-found',
      'act/already-completed',
      'attachment/too-large',
      'attachment/too-many',
      'attachment/type-refused',
      'vault/disk-full',
    ],
  }),
  'attachment/add-part': command({
    input: z.strictObject({
      attachmentId: AttachmentId,
      offset: z.number().int().nonnegative(),
      data: z.string().min(1).max(base64Of(attachmentPartBytes)),
    }),
    output: z.object({ offset: z.number().int() }),
    problems: ['attachment/not-found', 'attachment/damaged', 'vault/disk-full'],
  }),
  'attachment/keep': command({
    input: z.strictObject({ attachmentId: AttachmentId }),
    output: Attachment,
    problems: [
      'attachment/not-found',
      'attachment/damaged',
      'attachment/type-refused',
      'attachment/tells-more',
      'attachment/too-large',
      'vault/disk-full',
    ],
  }),
  'attachment/read': query({
    input: z.strictObject({ attachmentId: AttachmentId, offset: z.number().int().nonnegative() }),
    /** `next` is null after the last part. */
    output: z.object({ data: z.string(), next: z.number().int().nullable() }),
    problems: ['attachment/not-found'],
  }),
  'attachment/remove': command({
    input: z.strictObject({ attachmentId: AttachmentId }),
    output: z.object({}),
    problems: ['attachment/not-found'],
  }),
  /** Takes a removal back, until the work is completed. */
  'attachment/restore': command({
    input: z.strictObject({ attachmentId: AttachmentId }),
    output: z.object({}),
    problems: ['attachment/not-found'],
  }),
  'attachment/uploads': query({
    needs: 'staff',
    input: z.strictObject({}),
    output: z.object({ uploads: z.array(UploadProgress).readonly() }),
    problems: [],
  }),
} as const;
