import { ok } from '../../preload/contract/result.ts';
import type { ActReview, FieldFault } from '../../preload/contract/service.ts';
import type { ActId } from '../../preload/contract/values.ts';
import { checkValues } from '../domain/catalogue/check-values.ts';
import { formFields } from '../domain/catalogue/form-fields.ts';
import { toServiceSummary } from '../domain/catalogue/service-summary.ts';
import { isUnderWay } from '../vault/queries/acts.ts';
import { decideFor } from './authority.ts';
import { receiversFor } from './consents/tell-others.ts';
import type { Desk } from './desk.ts';
import { findDraft, type OpenAct } from './open-act.ts';
import { stepsAfter } from './receipt.ts';
import { todayAt } from './today.ts';

/** Before and after, what is wrong, whether it may be done, and what will happen: all that is read out before "complete". */
export const reviewAct = (desk: Desk, actId: ActId) => {
  const found = findDraft(desk, actId);
  if (!found.ok) return found;
  const open = found.value;
  const { act, interaction, service, facts, values, known } = open;
  const review: ActReview = {
    actId,
    service: toServiceSummary(service),
    revision: act.revision,
    lines: formFields(service, facts).map((field) => {
      const before = known[field.fieldId]?.value ?? null;
      const after = values[field.fieldId] ?? null;
      return {
        field,
        before,
        after,
        isChanged: JSON.stringify(before) !== JSON.stringify(after),
        provenance: known[field.fieldId]?.provenance ?? null,
      };
    }),
    faults: faultsOf(desk, open),
    authority: decideFor(desk, interaction, service),
    nextSteps: stepsAfter(desk, open),
    ...receiversFor(desk, open),
  };
  return ok(review);
};

/**
 * Whoever has just said otherwise may say again what the sources still hold, and it changes something: a move that was a mistake is taken back so,
 * also without a network.
 */
const comparedWith = (desk: Desk, { interaction, service, known }: OpenAct): OpenAct['known'] => {
  const { subjectId, staffId } = interaction;
  const { serviceId } = service;
  return isUnderWay(desk.vault.read, { subjectId, staffId, serviceId }) ? {} : known;
};

export const faultsOf = (desk: Desk, open: OpenAct): readonly FieldFault[] => {
  const { service, values, facts } = open;
  const known = comparedWith(desk, open);
  return checkValues({ service, pack: desk.pack, values, known, facts, today: todayAt(desk) });
};
