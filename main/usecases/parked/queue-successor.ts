import type { Envelope } from '../../../central/api/sync.ts';
import type { WriteDb } from '../../vault/open.ts';
import type { ParkedRow } from '../../vault/queries/parked.ts';
import { firstOfLine, insertResolution, type Resolution } from '../../vault/queries/resolutions.ts';
import { audit, type AuditNote } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { queueWork, type CompletedWork, type SealingDesk } from '../work.ts';
import { documentsOf } from './find-mendable.ts';

export type ResolvingDesk = SealingDesk & Pick<Desk, 'clock' | 'newId'>;

type Ending = Pick<Resolution, 'how' | 'reason' | 'evidence'> & {
  readonly baseVersion: number | null;
  readonly authority: Envelope['authority'];
  readonly work: Pick<Envelope, 'kind' | 'payload'>;
  /** Those that were signed with it; or what somebody has made of them since. A withdrawal has none. */
  readonly documents: 'as-signed' | 'as-chosen' | 'none';
};

/**
 * Puts a new envelope in the place of parked work, keeps why, and writes it down: one transaction of the caller's. The act stays the same
 * act, with the reference the citizen holds; the ground is what the ending says, which central checks again.
 */
export const queueSuccessor = (
  desk: ResolvingDesk,
  db: WriteDb,
  { row, ending }: { readonly row: ParkedRow; readonly ending: Ending },
): string => {
  const successorId = desk.newId();
  const firstId = firstOfLine(db, row.envelopeId);
  const isWithdrawal = ending.how === 'withdrawn';
  const madeAt = desk.clock.now();
  queueWork(desk, db, {
    ...ending.work,
    envelopeId: successorId,
    subjectId: row.lane,
    interactionId: interactionOf(ending.work, row),
    actId: isWithdrawal ? null : row.actId,
    baseVersion: ending.baseVersion,
    authority: ending.authority,
    madeAt,
    ...(isWithdrawal ? {} : { amends: firstId }),
    ...documentsFor(row, ending.documents),
  } as CompletedWork);
  endParked(desk, db, { row, firstId, successorId, ...ending });
  return successorId;
};

/** An act goes with the contact that it names: where its ground is another one now, that is another contact. */
const interactionOf = ({ kind, payload }: Ending['work'], row: ParkedRow): string | null =>
  kind === 'act-completed' && 'interactionId' in payload ? payload.interactionId : row.interactionId;

const documentsFor = (row: ParkedRow, documents: Ending['documents']): Pick<CompletedWork, 'documents'> => {
  if (documents === 'none') return {};
  const attachedTo = documents === 'as-chosen' ? documentsOf(row) : null;
  return { documents: attachedTo === null ? { sameAs: row.envelopeId } : { attachedTo } };
};

const actions: Readonly<Record<Resolution['how'], AuditNote['action']>> = {
  merged: 'parked/merged',
  resolved: 'parked/resolved',
  amended: 'parked/amended',
  'sent-again': 'parked/sent-again',
  withdrawn: 'parked/withdrawn',
  acknowledged: 'parked/acknowledged',
};

/** Writes down how parked work came to its end; the work itself stays as it was signed. */
export const endParked = (
  desk: ResolvingDesk,
  db: WriteDb,
  end: Pick<Resolution, 'firstId' | 'how' | 'successorId' | 'reason' | 'evidence'> & {
    readonly row: ParkedRow;
  },
): void => {
  const { row, firstId, how, successorId, reason, evidence } = end;
  const { envelopeId } = row;
  const at = desk.clock.now().toISOString();
  const { staffId } = desk.staff;
  insertResolution(db, { envelopeId, firstId, how, successorId, staffId, reason, evidence, at });
  audit(desk, db, {
    action: actions[how],
    subjectId: row.subjectId,
    ...(row.interactionId === null ? {} : { interactionId: row.interactionId }),
    details: { envelopeId, successorId },
  });
};
