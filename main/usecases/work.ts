import type { Envelope } from '../../central/api/sync.ts';
import type { EnvelopeAuthority } from '../../central/api/work.ts';
import type { WriteDb } from '../vault/open.ts';
import { insertOutboxRow, nextSequences } from '../vault/queries/outbox.ts';
import type { Desk } from './desk.ts';

/** What a piece of work carries, by its kind. */
type Content = {
  [K in Envelope['kind']]: {
    readonly kind: K;
    readonly payload: Extract<Envelope, { readonly kind: K }>['payload'];
  };
}[Envelope['kind']];

/** Completed work before it has a place in its lane. */
export type CompletedWork = Content & {
  readonly envelopeId: string;
  /** The citizen whose lane it goes in: for a mandate its grantor. */
  readonly subjectId: string;
  /** Null where it came from no contact: a transfer, a supervisor's decision. */
  readonly interactionId: string | null;
  readonly actId: string | null;
  readonly baseVersion: number | null;
  readonly authority: EnvelopeAuthority | null;
  readonly madeAt: Date;
};

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
  const { kind, payload } = work;
  const sealed = desk.seal({ ...common, kind, payload } as Envelope);
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
