import { z } from 'zod';
import { ActId, EnvelopeId, Instant, InteractionId } from './values.ts';

/** Documents that belong to an act or to a conversation. */

export const AttachmentId = z.uuid().brand<'AttachmentId'>();
export type AttachmentId = z.infer<typeof AttachmentId>;

/** `actId` is null for what belongs to the conversation as a whole. */
export const AttachedTo = z
  .strictObject({ interactionId: InteractionId, actId: ActId.nullable() })
  .readonly();
export type AttachedTo = z.infer<typeof AttachedTo>;

export const AttachedMediaType = z.enum(['image/jpeg', 'image/png', 'application/pdf']);
export type AttachedMediaType = z.infer<typeof AttachedMediaType>;

export const Attachment = z
  .object({
    attachmentId: AttachmentId,
    name: z.string(),
    mediaType: AttachedMediaType,
    bytes: z.number().int(),
    /** Of a picture; null for what has no pixels. */
    pixels: z.object({ width: z.number().int(), height: z.number().int() }).readonly().nullable(),
    addedAt: Instant,
    /** False once central has it and it was let go here: its name and size stay. */
    isHere: z.boolean(),
    /** Central will never take it: it has to be replaced, or left out. */
    isRefused: z.boolean().default(false),
  })
  .readonly();
export type Attachment = z.infer<typeof Attachment>;

/** What may be attached: data of the country's pack. */
export const AttachmentPolicy = z
  .object({
    mediaTypes: z.array(AttachedMediaType).readonly(),
    maxBytes: z.number().int().positive(),
    /** Longer side of a picture, after it was made smaller. */
    maxPixels: z.number().int().positive(),
    maxCount: z.number().int().positive(),
    /** Of the JPEG that a picture is made into, in percent. */
    jpegQuality: z.number().int().min(1).max(100),
  })
  .readonly();
export type AttachmentPolicy = z.infer<typeof AttachmentPolicy>;

/** How far the documents of a piece of unsent work have come. */
export const UploadProgress = z
  .object({
    envelopeId: EnvelopeId,
    documents: z.number().int(),
    bytes: z.number().int(),
    sentBytes: z.number().int(),
  })
  .readonly();
export type UploadProgress = z.infer<typeof UploadProgress>;

/** Bytes in one call: with base64 and its frame well below what an edge takes (`maxCallBytes`). */
export const attachmentPartBytes = 144 * 1024;
