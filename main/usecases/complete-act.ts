import type { Permit } from '../../preload/contract/authority.ts';
import type { Input } from '../../preload/contract/calls.ts';
import { fail } from '../../preload/contract/result.ts';
import type { ActPayload } from '../../central/api/work.ts';
import { completeAct as storeCompleted } from '../vault/queries/acts.ts';
import { recordMandateUse } from '../vault/queries/mandate-uses.ts';
import { audit } from './audit.ts';
import { decideFor } from './authority.ts';
import { tellOthers } from './consents/tell-others.ts';
import { authorityFrom } from './envelope-authority.ts';
import type { Desk } from './desk.ts';
import { findDraft, type OpenAct } from './open-act.ts';
import { readReceipt } from './receipt.ts';
import { faultsOf } from './review-act.ts';
import { sentValues } from './sent-values.ts';
import { queueWork } from './work.ts';

/**
 * Completes an act: the act, its sealed envelope and the audit entry commit in one transaction, and only then is anybody told.
 * Completing it a second time answers the same receipt, so a double click or a lost answer has no second effect.
 */
export const completeAct = (desk: Desk, { actId, revision, receivers }: Input<'act/complete'>) => {
  const already = readReceipt(desk, actId);
  if (already.ok) return already;
  const found = findDraft(desk, actId);
  if (!found.ok) return fail({ code: 'act/not-found' as const });
  const draft = found.value;
  const { interactionId, subjectId } = draft.interaction;
  if (draft.interaction.state !== 'open') return fail({ code: 'interaction/closed' as const });
  if (draft.act.revision !== revision) return fail({ code: 'act/stale-draft' as const });
  const faults = faultsOf(desk, draft);
  if (faults.length > 0)
    return fail({ code: 'act/faults' as const, fields: faults.map((fault) => fault.fieldId) });
  const answer = decideFor(desk, draft.interaction, draft.service);
  if (answer.outcome === 'refuse') return fail({ code: 'authority/refused' as const });

  commit(desk, { draft, chosen: receivers }, answer);
  desk.traffic.workQueued();
  desk.announce({ event: 'interaction/changed', data: { interactionId } });
  desk.announce({ event: 'person/changed', data: { personId: subjectId } });
  desk.announce({ event: 'outbox/changed', data: {} });
  return readReceipt(desk, actId);
};

type Completion = { readonly draft: OpenAct; readonly chosen: readonly string[] };

const commit = (desk: Desk, { draft, chosen }: Completion, permit: Permit): void => {
  const { act, interaction, service } = draft;
  const { interactionId, subjectId } = interaction;
  const madeAt = desk.clock.now();
  const envelopeId = desk.newId();
  const reference = desk.newReference();
  const authority = authorityFrom(desk, draft, permit);
  desk.vault.transact((db) => {
    storeCompleted(db, {
      actId: act.actId,
      revision: act.revision,
      reference,
      envelopeId,
      authority: { ...authority, obligations: permit.obligations },
      completedAt: madeAt.toISOString(),
    });
    const receivers = tellOthers(desk, db, { draft, chosen, authority });
    queueWork(desk, db, {
      kind: 'act-completed',
      envelopeId,
      subjectId,
      interactionId,
      actId: act.actId,
      baseVersion: act.baseVersion,
      authority,
      madeAt,
      payload: { ...payloadOf(draft, reference), receivers },
      documents: { attachedTo: { interactionId, actId: act.actId } },
    });
    const { ground, mandateId } = authority;
    if (mandateId !== null) {
      recordMandateUse(db, {
        mandateId,
        at: madeAt.toISOString(),
        kind: 'used',
        by: `${desk.staff.name}, ${desk.staff.office}`,
        serviceId: service.serviceId,
        power: service.power,
        reference,
      });
    }
    const details = { envelopeId, serviceId: service.serviceId, ground, mandateId };
    audit(desk, db, { action: 'act/completed', subjectId, interactionId, details });
  });
};

const payloadOf = (
  { act, interaction, service, values }: OpenAct,
  reference: string,
): Omit<ActPayload, 'receivers'> => ({
  actId: act.actId,
  interactionId: interaction.interactionId,
  reference,
  serviceId: service.serviceId,
  serviceVersion: service.version,
  channel: interaction.channel,
  mode: interaction.mode,
  purposeId: interaction.purposeId,
  legalBasisId: interaction.legalBasisId,
  values: sentValues(service, values),
});
