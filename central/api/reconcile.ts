import { z } from 'zod';
import { SignedEnvelope } from './sync.ts';

/** A machine asks what central knows of its work that was judged, and of attachments that the machine holds no longer. */
export const ReconcileRequest = z.object({
  envelopeIds: z.array(z.uuid()).max(500),
  /** SHA-256, base64url. */
  blobs: z.array(z.string().length(43)).max(500),
  /** Work that was put aside, that the desk has ended since, and that central has forgotten: it is kept, and never judged. */
  ended: z.array(SignedEnvelope).max(100).default([]),
});
export type ReconcileRequest = z.input<typeof ReconcileRequest>;

export const ReconcileAnswer = z.object({
  /** Never judged here. */
  unknownIds: z.array(z.string()),
  /** Judged and not accepted: in conflict, or refused. */
  refusedIds: z.array(z.string()),
  missingBlobs: z.array(z.string()),
});
export type ReconcileAnswer = z.infer<typeof ReconcileAnswer>;
