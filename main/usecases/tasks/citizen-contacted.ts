import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { insertContactNote } from '../../vault/queries/contacts.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { ofNoContact, queueWork } from '../work.ts';
import { findContactTask } from './contact-tasks.ts';

/**
 * Writes down what came of asking a citizen, also without a network. It decides nothing: the supervisor reads it at whatever machine of the
 * centre, and decides.
 */
export const citizenContacted = (desk: Desk, { reviewId, outcome, words }: Input<'task/contacted'>) => {
  const task = findContactTask(desk, reviewId);
  if (task === null) return fail({ code: 'task/not-found' as const });
  const subjectId = task.subject.personId;
  const envelopeId = desk.newId();
  const madeAt = desk.clock.now();
  const { staffId } = desk.staff;
  desk.vault.transact((db) => {
    queueWork(desk, db, {
      kind: 'citizen-contacted',
      envelopeId,
      subjectId,
      ...ofNoContact,
      madeAt,
      payload: { reviewId, outcome, words },
    });
    insertContactNote(db, { envelopeId, reviewId, staffId, outcome, words, at: madeAt.toISOString() });
    audit(desk, db, { action: 'task/contacted', subjectId, details: { envelopeId, reviewId, outcome } });
  });
  desk.traffic.workQueued();
  desk.announce({ event: 'outbox/changed', data: {} });
  return ok({});
};
