import type { Input } from '../../preload/contract/calls.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import { listActs } from '../vault/queries/acts.ts';
import { completeInteraction, findInteraction } from '../vault/queries/interactions.ts';
import { audit } from './audit.ts';
import type { Desk } from './desk.ts';
import { toInteraction } from './interaction-view.ts';
import { findOpenInteraction } from './own-interaction.ts';
import { queueWork } from './work.ts';

/**
 * Ends a contact with its outcome. What happened in it goes to central as one more envelope of the subject's lane, after its acts.
 * A draft must be completed or discarded first: nothing is left behind unnoticed.
 */
export const endInteraction = (desk: Desk, { interactionId, outcome, note }: Input<'interaction/end'>) => {
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  const interaction = found.value;
  if (interaction.party === null) return fail({ code: 'interaction/party-missing' as const });
  const acts = listActs(desk.vault.read, interactionId);
  const drafts = acts.filter((act) => act.state === 'draft').length;
  if (drafts > 0) return fail({ code: 'interaction/unfinished-drafts' as const, count: drafts });

  const completedAt = desk.clock.now();
  const { subjectId } = interaction;
  desk.vault.transact((db) => {
    completeInteraction(db, {
      interactionId,
      state: 'completed',
      completedAt: completedAt.toISOString(),
      outcome,
      note,
    });
    queueWork(desk, db, {
      kind: 'interaction-completed',
      envelopeId: desk.newId(),
      subjectId,
      interactionId,
      actId: null,
      baseVersion: null,
      authority: null,
      madeAt: completedAt,
      documents: { attachedTo: { interactionId, actId: null } },
      payload: {
        interactionId,
        channel: interaction.channel,
        mode: interaction.mode,
        purposeId: interaction.purposeId,
        legalBasisId: interaction.legalBasisId,
        startedAt: interaction.startedAt,
        completedAt: completedAt.toISOString(),
        outcome,
        note,
        actIds: acts.filter((act) => act.state === 'completed').map((act) => act.actId),
      },
    });
    audit(desk, db, { action: 'interaction/ended', subjectId, interactionId, details: { outcome } });
  });
  desk.traffic.workQueued();
  desk.announce({ event: 'interaction/changed', data: { interactionId } });
  desk.announce({ event: 'outbox/changed', data: {} });
  const row = findInteraction(desk.vault.read, interactionId);
  if (!row) throw new Error('an interaction ended a moment ago is there');
  return ok(toInteraction(desk, row));
};
