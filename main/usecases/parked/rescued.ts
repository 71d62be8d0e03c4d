import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import type { ProblemOf } from '../../../preload/contract/problem.ts';
import { OutboxItem } from '../../../preload/contract/outbox.ts';
import type { ParkedDetail, ParkedItem, Resolved } from '../../../preload/contract/outbox-parked.ts';
import type { EnvelopeId } from '../../../preload/contract/values.ts';
import { nextSequences } from '../../vault/queries/outbox.ts';
import { endRescued, findRescued, listRescued, type RescuedRow } from '../../vault/queries/rescued-work.ts';
import type { WriteDb } from '../../vault/open.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { ofNoContact, queueWork } from '../work.ts';
import { mayRead } from './may-read.ts';
import { contentOf } from './parked-item.ts';

/**
 * Finished work of a vault that was lost here: it lies in the sealed journal, which central alone can open, and central could not let it take
 * effect. It cannot be mended from here: somebody writes it again, and takes this piece back.
 */
export const listRescuedItems = (desk: Desk): readonly ParkedItem[] =>
  listRescued(desk.vault.read).map((row) => toItem(desk, row));

type NotReadable = ProblemOf<'parked/not-found' | 'parked/not-yours'>;

export const readRescued = (desk: Desk, envelopeId: EnvelopeId): Result<ParkedDetail, NotReadable> => {
  const row = findRescued(desk.vault.read, envelopeId);
  if (row === null) return fail({ code: 'parked/not-found' });
  if (!mayRead(desk, row)) return fail({ code: 'parked/not-yours' });
  return ok({ item: toItem(desk, row), work: null, documentsOf: null, newGround: null });
};

/** Takes it back in the name of who is signed in and with their reason; central is told where it still waits for it. */
export const withdrawRescued = (
  desk: Desk,
  { envelopeId, reason }: Input<'parked/withdraw'>,
): Result<{ readonly successorId: EnvelopeId }, NotReadable | ProblemOf<'parked/settled'>> => {
  const row = findRescued(desk.vault.read, envelopeId);
  if (row === null) return fail({ code: 'parked/not-found' });
  if (!mayRead(desk, row)) return fail({ code: 'parked/not-yours' });
  if (row.endedAt !== null) return fail({ code: 'parked/settled' });
  const at = desk.clock.now().toISOString();
  const successorId = desk.vault.transact((db) => {
    const told = comesAgain(row) ? tellCentral(desk, db, { row, reason }) : null;
    endRescued(db, { envelopeId, staffId: desk.staff.staffId, reason, successorId: told, at });
    audit(desk, db, { action: 'parked/withdrawn', subjectId: row.subjectId, details: { envelopeId } });
    return told ?? envelopeId;
  });
  desk.traffic.workQueued();
  desk.announce({ event: 'outbox/changed', data: {} });
  return ok({ successorId: successorId as EnvelopeId });
};

/**
 * What waits for a document, or made central stumble, is brought again by itself. All else has its answer for good: it never takes effect, and
 * nobody waits for it there.
 */
const comesAgain = ({ outcome, reason }: RescuedRow): boolean => outcome === 'later' || reason === 'internal';

const tellCentral = (
  desk: Desk,
  db: WriteDb,
  { row, reason }: { readonly row: RescuedRow; readonly reason: string },
): string => {
  const successorId = desk.newId();
  // The number that it had was another device's: what this one has to account for is its own.
  const { deviceSequence } = nextSequences(db, row.subjectId);
  queueWork(desk, db, {
    kind: 'work-withdrawn',
    payload: { envelopeId: row.firstId, deviceSequence, reason },
    envelopeId: successorId,
    subjectId: row.subjectId,
    ...ofNoContact,
    madeAt: desk.clock.now(),
  });
  return successorId;
};

const reasons: Readonly<Record<Exclude<RescuedRow['outcome'], 'refused'>, string>> = {
  later: 'rescued/document-lost',
  conflict: 'rescued/conflict',
};

const reasonOf = ({ outcome, reason }: RescuedRow): string =>
  outcome === 'refused' ? (reason ?? 'unknown') : reasons[outcome];

const toItem = (desk: Desk, row: RescuedRow): ParkedItem => {
  const isReadable = mayRead(desk, row);
  const { envelopeId, capturedAt, endedAt } = row;
  const kind = OutboxItem.unwrap().shape.kind.safeParse(row.kind);
  return {
    envelopeId,
    kind: kind.success ? kind.data : 'act-completed',
    capturedAt,
    content: isReadable ? contentOf(desk, { ...row, interactionId: null, reason: reasonOf(row) }) : null,
    next: 'write-again',
    actions: isReadable && endedAt === null ? ['withdraw'] : [],
    handovers: [],
    resolved: isReadable ? endingOf(row) : null,
  };
};

const endingOf = ({ endedBy, endedFor, endedAt, successorId, successorState }: RescuedRow): Resolved | null =>
  endedBy === null || endedAt === null
    ? null
    : {
        how: 'withdrawn',
        staffName: endedBy,
        at: endedAt,
        reason: endedFor,
        successor:
          successorId === null || successorState === null
            ? null
            : { envelopeId: successorId, state: successorState },
      };
