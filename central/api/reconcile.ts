import { z } from 'zod';

/** A machine asks which of its work that was judged, and of the attachments that it holds no longer, central does not know. */
export const ReconcileRequest = z.object({
  envelopeIds: z.array(z.uuid()).max(500),
  /** SHA-256, base64url. */
  blobs: z.array(z.string().length(43)).max(500),
});
export type ReconcileRequest = z.infer<typeof ReconcileRequest>;

export const ReconcileAnswer = z.object({
  unknownIds: z.array(z.string()),
  missingBlobs: z.array(z.string()),
});
export type ReconcileAnswer = z.infer<typeof ReconcileAnswer>;
