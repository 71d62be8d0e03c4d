import type { ParkedItem, Resolved } from '../../../preload/contract/outbox-parked.ts';
import { serviceOf } from '../../domain/catalogue/pack.ts';
import { parkedNext } from '../../domain/conflicts/next-step.ts';
import { listHandovers, type ParkedRow } from '../../vault/queries/parked.ts';
import { findResolution } from '../../vault/queries/resolutions.ts';
import { isStillUndecided } from '../../vault/queries/reviews.ts';
import { listBlobsOf } from '../../vault/queries/uploads.ts';
import type { Desk } from '../desk.ts';
import { mayRead } from './may-read.ts';

/** What comes next and what this member of staff can do, while the work still waits. */
export const stepsFor = (desk: Desk, row: ParkedRow): Pick<ParkedItem, 'next' | 'actions'> =>
  parkedNext({
    kind: row.kind,
    reason: row.reason,
    mayAct: mayRead(desk, row),
    hasForm:
      row.kind === 'act-completed' &&
      row.serviceId !== null &&
      serviceOf(desk.pack, row.serviceId) !== undefined,
    hasDocuments: listBlobsOf(desk.vault.read, row.envelopeId).length > 0,
    isHandedOver: listHandovers(desk.vault.read, row.envelopeId).length > 0,
    isUndecided: isStillUndecided(desk.vault.read, row.envelopeId),
  });

const resolvedOf = (desk: Desk, envelopeId: string): Resolved | null => {
  const row = findResolution(desk.vault.read, envelopeId);
  if (row === null) return null;
  const { how, staffName, at, reason, successorId, successorState } = row;
  const successor =
    successorId === null || successorState === null
      ? null
      : { envelopeId: successorId, state: successorState };
  return { how, staffName, at, reason, successor };
};

type Told = Pick<
  ParkedRow,
  | 'subjectId'
  | 'subjectName'
  | 'serviceId'
  | 'reference'
  | 'interactionId'
  | 'staffId'
  | 'staffName'
  | 'reason'
>;

/** Whose and about whom it is, and why it was put aside. */
export const contentOf = (desk: Desk, row: Told): NonNullable<ParkedItem['content']> => ({
  subject: { personId: row.subjectId, name: row.subjectName },
  serviceId: row.serviceId,
  reference: row.reference,
  interactionId: row.interactionId,
  staffName: row.staffName,
  isOwn: row.staffId === desk.staff.staffId,
  reason: row.reason,
});

/** Parked work in words; what it is about only for whoever may read it. */
export const toParkedItem = (desk: Desk, row: ParkedRow): ParkedItem => {
  const { envelopeId, kind, capturedAt } = row;
  const isReadable = mayRead(desk, row);
  const resolved = resolvedOf(desk, envelopeId);
  const { next, actions } = stepsFor(desk, row);
  return {
    envelopeId,
    kind,
    capturedAt,
    content: isReadable ? contentOf(desk, row) : null,
    next,
    actions: resolved === null && !row.isDecided ? actions : [],
    handovers: isReadable ? listHandovers(desk.vault.read, envelopeId) : [],
    resolved: isReadable ? resolved : null,
  };
};
