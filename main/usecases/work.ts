import type { AttachmentRef } from '../../central/api/blobs.ts';
import type { Envelope } from '../../central/api/sync.ts';
import type { EnvelopeAuthority } from '../../central/api/work.ts';
import type { WriteDb } from '../vault/open.ts';
import { sealAttachments, takeAttachments, type AttachedTo } from '../vault/queries/attachments.ts';
import { bindBlobs, listBlobsOf } from '../vault/queries/uploads.ts';
import { insertOutboxRow, nextSequences } from '../vault/queries/outbox.ts';
import type { Desk } from './desk.ts';
import { sendable } from './sendable.ts';

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
  /** The first of the line that this work stands in the place of; absent for work of its own. */
  readonly amends?: string;
  /** Whose documents go with it; absent where there can be none. */
  readonly documents?:
    | { readonly attachedTo: AttachedTo }
    /** Those of the parked work in whose place it stands. */
    | { readonly sameAs: string };
};

/** Work that came from no contact and changes no record by itself: a decision, a transfer, a withdrawal. */
export const ofNoContact = { interactionId: null, actId: null, baseVersion: null, authority: null } as const;

/** The desk as far as sealing needs it: `staff` is whose work it is. */
export type SealingDesk = Pick<Desk, 'deviceId' | 'seal' | 'serverClock'> & {
  readonly staff: { readonly staffId: string };
};

/** A central that does not understand this must not take it for work of its own: it would take effect twice. */
const standsForOther = ({ kind, amends }: CompletedWork): boolean =>
  kind === 'work-withdrawn' || kind === 'work-handed-over' || amends !== undefined;

/**
 * Seals completed work and puts it into the outbox. Runs inside the transaction that completes the work, so that work, envelope
 * and audit entry commit together or not at all (protocol.md, rule 1).
 */
export const queueWork = (desk: SealingDesk, db: WriteDb, work: CompletedWork): void => {
  const lane = work.subjectId;
  const { deviceSequence, laneSequence, previousHash } = nextSequences(db, lane);
  const attachments = documentsOf(db, work.documents);
  const common = {
    id: work.envelopeId,
    deviceId: desk.deviceId,
    deviceSequence,
    lane,
    laneSequence,
    schemaVersion: standsForOther(work) ? 2 : 1,
    baseVersion: work.baseVersion,
    staffId: desk.staff.staffId,
    authority: work.authority,
    attachments: [...attachments],
    previousHash,
    madeAt: work.madeAt.toISOString(),
    clock: desk.serverClock.reading(),
    amends: work.amends ?? null,
  };
  const { kind, payload } = work;
  const sealed = desk.seal(sendable({ ...common, kind, payload }) as Envelope);
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
  bindBlobs(
    db,
    work.envelopeId,
    attachments.map(({ sha256 }) => sha256),
  );
  if (work.documents !== undefined && 'attachedTo' in work.documents)
    sealAttachments(db, work.documents.attachedTo, work.envelopeId);
};

const documentsOf = (db: WriteDb, documents: CompletedWork['documents']): readonly AttachmentRef[] => {
  if (documents === undefined) return [];
  return 'sameAs' in documents
    ? listBlobsOf(db, documents.sameAs)
    : takeAttachments(db, documents.attachedTo);
};
