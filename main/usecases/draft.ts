import { fail, ok } from '../../preload/contract/result.ts';
import type { ActForm, FieldValues } from '../../preload/contract/service.ts';
import type { ActId, InteractionId, ServiceId } from '../../preload/contract/values.ts';
import { formFields } from '../domain/catalogue/form-fields.ts';
import { serviceOf } from '../domain/catalogue/pack.ts';
import { valuesOf } from '../domain/catalogue/known-values.ts';
import { prefill } from '../domain/catalogue/prefill.ts';
import { toServiceSummary } from '../domain/catalogue/service-summary.ts';
import { discardAct, findOpenDraft, insertDraft, saveDraft as storeDraft } from '../vault/queries/acts.ts';
import { dropLoose } from '../vault/queries/attachments.ts';
import { insertActBase } from '../vault/queries/act-base.ts';
import { findPersonFacts } from '../vault/queries/people.ts';
import { audit } from './audit.ts';
import { decideFor } from './authority.ts';
import type { Desk } from './desk.ts';
import { findOpenInteraction } from './own-interaction.ts';
import { findDraft, findUnfinished, subjectFacts } from './open-act.ts';
import { todayAt } from './today.ts';

/**
 * Begins a service with what the registers know filled in, or answers the draft already begun. Without a ground nothing begins;
 * the refusal is written down.
 */
export const beginAct = (
  desk: Desk,
  { interactionId, serviceId }: { interactionId: InteractionId; serviceId: ServiceId },
) => {
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  const interaction = found.value;
  const service = serviceOf(desk.pack, serviceId);
  if (!service) return fail({ code: 'service/not-found' as const });
  const already = findOpenDraft(desk.vault.read, interactionId, serviceId);
  if (already) return ok({ actId: already.actId });

  const note = { subjectId: interaction.subjectId, interactionId, details: { serviceId } };
  if (decideFor(desk, interaction, service).outcome === 'refuse') {
    desk.vault.transact((db) => audit(desk, db, { ...note, action: 'act/refused' }));
    return fail({ code: 'authority/refused' as const });
  }
  const actId = desk.newId() as ActId;
  const { values, known } = prefill(service, subjectFacts(desk, interaction.subjectId), todayAt(desk));
  desk.vault.transact((db) => {
    insertDraft(db, {
      actId,
      interactionId,
      serviceId,
      serviceVersion: service.version,
      baseVersion: findPersonFacts(db, interaction.subjectId)?.version ?? null,
      values,
      at: desk.clock.now().toISOString(),
    });
    insertActBase(db, { actId, known: valuesOf(known), at: desk.clock.now().toISOString() });
    audit(desk, db, { ...note, action: 'act/begun' });
  });
  desk.announce({ event: 'interaction/changed', data: { interactionId } });
  return ok({ actId });
};

export const readForm = (desk: Desk, actId: ActId) => {
  const found = findDraft(desk, actId);
  if (!found.ok) return found;
  const { act, interaction, service, facts, values, known } = found.value;
  const form: ActForm = {
    actId,
    service: toServiceSummary(service),
    fields: formFields(service, facts),
    values,
    known,
    revision: act.revision,
    savedAt: act.savedAt,
    authority: decideFor(desk, interaction, service),
  };
  return ok(form);
};

type Draft = { readonly actId: ActId; readonly values: FieldValues; readonly revision: number };

/** Writes what has been typed so far. `revision` is the one the page built on: an older one is refused, nothing is overwritten. */
export const saveDraft = (desk: Desk, { actId, values, revision }: Draft) => {
  const found = findDraft(desk, actId);
  if (!found.ok) return found;
  const savedAt = desk.clock.now().toISOString();
  const ofTheForm = new Set(found.value.service.fields.map((field) => field.fieldId));
  const kept = Object.fromEntries(Object.entries(values).filter(([fieldId]) => ofTheForm.has(fieldId)));
  const isSaved = desk.vault.transact((db) => storeDraft(db, { actId, values: kept, revision, at: savedAt }));
  return isSaved ? ok({ revision: revision + 1, savedAt }) : fail({ code: 'act/stale-draft' as const });
};

export const discardDraft = (desk: Desk, actId: ActId) => {
  const found = findUnfinished(desk, actId);
  if (!found.ok) return found;
  const { interactionId, subjectId } = found.value.interaction;
  desk.vault.transact((db) => {
    discardAct(db, actId);
    dropLoose(db, { interactionId, actId }, 'kept');
    audit(desk, db, { action: 'act/discarded', subjectId, interactionId });
  });
  desk.announce({ event: 'interaction/changed', data: { interactionId } });
  return ok({});
};
