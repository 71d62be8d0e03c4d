import type { ActPayload, EnvelopeAuthority, InteractionPayload } from '../../central/api/sync.ts';
import type { WriteDb } from '../vault/open.ts';
import { insertOutboxRow, nextSequences } from '../vault/queries/outbox.ts';
import type { Desk } from './desk.ts';

/** Completed work before it has a place in its lane. */
export type CompletedWork = {
  readonly envelopeId: string;
  readonly subjectId: string;
  readonly interactionId: string;
  readonly actId: string | null;
  readonly baseVersion: number | null;
  readonly authority: EnvelopeAuthority | null;
  readonly madeAt: Date;
} & (
  | { readonly kind: 'act-completed'; readonly payload: ActPayload }
  | { readonly kind: 'interaction-completed'; readonly payload: InteractionPayload }
);

/**
 * Seals completed work and puts it into the outbox. Runs inside the transaction that completes the work, so that work, envelope
 * and audit entry commit together or not at all (protocol.md, rule 1).
 */
export const queueWork = (desk: Desk, db: WriteDb, work: CompletedWork): void => {
  const lane = work.subjectId;
  const { deviceSequence, laneSequence, previousHash } = nextSequences(db, lane);
  const common = {
    id: work.envelopeId,
    deviceId: desk.deviceId,
    deviceSequence,
    lane,
    laneSequence,
    schemaVersion: 1 as const,
    baseVersion: work.baseVersion,
    staffId: desk.staff.staffId,
    authority: work.authority,
    attachments: [],
    previousHash,
    madeAt: work.madeAt.toISOString(),
  };
  const sealed = desk.seal(
    work.kind === 'act-completed'
      ? { ...common, kind: work.kind, payload: work.payload }
      : { ...common, kind: work.kind, payload: work.payload },
  );
  insertOutboxRow(db, {
    envelopeId: work.envelopeId,
    deviceSequence,
    lane,
    laneSequence,
    kind: work.kind,
    subjectId: work.subjectId,
    interactionId: work.interactionId,
    actId: work.actId,
    staffId: desk.staff.staffId,
    content: sealed.content,
    signature: sealed.signature,
    contentHash: sealed.contentHash,
    capturedAt: work.madeAt.toISOString(),
  });
};
