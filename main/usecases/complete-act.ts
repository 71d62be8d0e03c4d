import type { Permit } from '../../preload/contract/authority.ts';
import { fail } from '../../preload/contract/result.ts';
import type { FieldValues } from '../../preload/contract/service.ts';
import type { ActId } from '../../preload/contract/values.ts';
import type { ActPayload, EnvelopeAuthority } from '../../central/api/sync.ts';
import { bestProof } from '../domain/identity/reached-level.ts';
import { completeAct as storeCompleted } from '../vault/queries/acts.ts';
import { listProofs } from '../vault/queries/identity-proofs.ts';
import { audit } from './audit.ts';
import { decideFor } from './authority.ts';
import type { Desk } from './desk.ts';
import { findDraft, type OpenAct } from './open-act.ts';
import { readReceipt } from './receipt.ts';
import { faultsOf } from './review-act.ts';
import { queueWork } from './work.ts';

/**
 * Completes an act: the act, its sealed envelope and the audit entry commit in one transaction, and only then is anybody told.
 * Completing it a second time answers the same receipt, so a double click or a lost answer has no second effect.
 */
export const completeAct = (desk: Desk, { actId, revision }: { actId: ActId; revision: number }) => {
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

  commit(desk, draft, answer);
  desk.traffic.workQueued();
  desk.announce({ event: 'interaction/changed', data: { interactionId } });
  desk.announce({ event: 'person/changed', data: { personId: subjectId } });
  desk.announce({ event: 'outbox/changed', data: {} });
  return readReceipt(desk, actId);
};

const commit = (desk: Desk, draft: OpenAct, permit: Permit): void => {
  const { act, interaction, service } = draft;
  const { interactionId, subjectId } = interaction;
  const madeAt = desk.clock.now();
  const envelopeId = desk.newId();
  const reference = desk.newReference();
  const authority = authorityOf(desk, draft, permit);
  desk.vault.transact((db) => {
    storeCompleted(db, {
      actId: act.actId,
      revision: act.revision,
      reference,
      envelopeId,
      authority: { ...authority, obligations: permit.obligations },
      completedAt: madeAt.toISOString(),
    });
    queueWork(desk, db, {
      kind: 'act-completed',
      envelopeId,
      subjectId,
      interactionId,
      actId: act.actId,
      baseVersion: act.baseVersion,
      authority,
      madeAt,
      payload: payloadOf(draft, reference),
    });
    const { ground, mandateId } = authority;
    const details = { envelopeId, serviceId: service.serviceId, ground, mandateId };
    audit(desk, db, { action: 'act/completed', subjectId, interactionId, details });
  });
};

const payloadOf = ({ act, interaction, service, values }: OpenAct, reference: string): ActPayload => ({
  actId: act.actId,
  interactionId: interaction.interactionId,
  reference,
  serviceId: service.serviceId,
  serviceVersion: service.version,
  channel: interaction.channel,
  mode: interaction.mode,
  purposeId: interaction.purposeId,
  legalBasisId: interaction.legalBasisId,
  values: copyOf(values),
});

/** The wire's values are plain JSON, and nobody keeps a hand on the form's lists. */
const copyOf = (values: FieldValues): ActPayload['values'] =>
  Object.fromEntries(
    Object.entries(values).map(([fieldId, value]) => [
      fieldId,
      value === null || typeof value === 'string' || typeof value === 'boolean' ? value : [...value],
    ]),
  );

const authorityOf = (desk: Desk, { interaction, service }: OpenAct, permit: Permit): EnvelopeAuthority => {
  const now = desk.clock.now();
  const { party, subjectId, subjectName } = interaction;
  const isRepresented = party?.kind === 'representative';
  const proof = bestProof(listProofs(desk.vault.read, interaction.interactionId), {
    now,
    timeZone: desk.pack.timeZone,
    maxAgeMinutes: service.identityMaxAgeMinutes,
  });
  return {
    ground: permit.ground,
    mandateId: permit.evidence.kind === 'mandate' ? permit.evidence.mandateId : null,
    partyPersonId: isRepresented ? party.personId : subjectId,
    partyName: isRepresented ? party.name : subjectName,
    level: permit.level,
    identityMethod: proof?.method ?? null,
    decidedAt: now.toISOString(),
  };
};
