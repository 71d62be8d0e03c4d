import type { WriteDb } from '../../main/vault/handle.ts';
import { completeAct, insertDraft } from '../../main/vault/queries/acts.ts';
import { appendAudit } from '../../main/vault/queries/audit.ts';
import { insertInteraction } from '../../main/vault/queries/interactions.ts';
import { insertOutboxRow, nextSequences } from '../../main/vault/queries/outbox.ts';
import { personId } from './vault-people.ts';

/** A moment so many seconds into a day, in the one form that is compared. */
export const moment = (second: number): string => new Date(Date.UTC(2026, 2, 2, 8, 0, second)).toISOString();

export const beginInteraction = (db: WriteDb, interactionId: string, subject = personId(1)): void =>
  insertInteraction(db, {
    interactionId,
    subjectId: subject,
    staffId: 'staff-1',
    channel: 'counter',
    mode: 'representing',
    purposeId: 'service',
    legalBasisId: 'law',
    startedAt: moment(0),
  });

export const beginAct = (db: WriteDb, actId: string, interactionId: string, serviceId = actId): void =>
  insertDraft(db, {
    actId,
    interactionId,
    serviceId,
    serviceVersion: '1',
    baseVersion: 1,
    values: { street: 'Skovvej' },
    at: moment(1),
  });

export const finishAct = (db: WriteDb, actId: string, envelopeId: string): void =>
  completeAct(db, {
    actId,
    revision: 1,
    reference: `R-${actId}`,
    envelopeId,
    authority: {
      ground: 'mandate',
      mandateId: 'mandate-1',
      partyPersonId: personId(2),
      partyName: 'Peter Hansen',
      level: 'high',
      obligations: [{ code: 'notify-represented', params: {} }],
    },
    completedAt: moment(2),
  });

export type QueuedWork = {
  readonly envelopeId: string;
  readonly interactionId: string;
  readonly actId: string | null;
  readonly subject?: string;
  readonly content?: string;
  readonly staffId?: string;
};

/** Puts work at the end of its subject's lane, as a use case does. */
export const queueWork = (db: WriteDb, work: QueuedWork): void => {
  const lane = work.subject ?? personId(1);
  const { deviceSequence, laneSequence } = nextSequences(db, lane);
  insertOutboxRow(db, {
    envelopeId: work.envelopeId,
    deviceSequence,
    lane,
    laneSequence,
    kind: work.actId === null ? 'interaction-completed' : 'act-completed',
    subjectId: lane,
    interactionId: work.interactionId,
    actId: work.actId,
    staffId: work.staffId ?? 'staff-1',
    content: work.content ?? `{"id":"${work.envelopeId}"}`,
    signature: 'signature',
    contentHash: `hash-of-${work.envelopeId}`,
    capturedAt: moment(2),
  });
};

/** One durable save as the desk makes it: the act, its envelope and the audit entry. The draft is there already. */
export const saveWork = (db: WriteDb, work: QueuedWork & { readonly actId: string }): void => {
  finishAct(db, work.actId, work.envelopeId);
  queueWork(db, work);
  appendAudit(db, {
    at: moment(2),
    staffId: 'staff-1',
    action: 'act/completed',
    subjectId: work.subject ?? personId(1),
    interactionId: work.interactionId,
    details: { envelopeId: work.envelopeId },
  });
};
