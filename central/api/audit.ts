import { z } from 'zod';
import { Sha256 } from './sha256.ts';

const Sequence = z.number().int().positive();

/** The hash of one entry of a machine's audit trail, which stands for it and for all before it. */
export const AuditMark = z.object({ sequence: Sequence, hash: Sha256 });
export type AuditMark = z.infer<typeof AuditMark>;

/**
 * `POST /v1/audit/checkpoints`: how far the audit trail of a machine goes, so that nobody can take away from it or write it anew later
 * without its being seen.
 */
export const CheckpointRequest = z.object({
  newest: AuditMark,
  /**
   * The entry that central has its last checkpoint of, as it stands at the machine now; without hash where it is not there any more. Null
   * where the machine does not know of any.
   */
  since: z.object({ sequence: Sequence, hash: Sha256.nullable() }).nullable(),
  /** The first entry after that one which is not what its hash says; null where all are. */
  brokenAt: Sequence.nullable(),
});
export type CheckpointRequest = z.infer<typeof CheckpointRequest>;

/** Another number than that of the newest: central's last checkpoint, whose entry it wants to be shown first. */
export const CheckpointAnswer = z.object({ held: Sequence });
export type CheckpointAnswer = z.infer<typeof CheckpointAnswer>;
