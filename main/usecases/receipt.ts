import { fail, ok } from '../../preload/contract/result.ts';
import type { NextStep } from '../../preload/contract/service.ts';
import type { ActId } from '../../preload/contract/values.ts';
import { nextSteps } from '../domain/catalogue/next-steps.ts';
import type { ServiceRule } from '../domain/catalogue/service-rule.ts';
import type { ActRow } from '../vault/queries/acts.ts';
import type { InteractionRow } from '../vault/queries/interactions.ts';
import { findPersonFacts } from '../vault/queries/people.ts';
import { listToldReceivers } from '../vault/queries/receivers.ts';
import type { Desk } from './desk.ts';
import { findOwnAct } from './open-act.ts';

/** What the citizen is given: the reference, what happens next, what is owed, and how far the work has come by now. */
export const readReceipt = (desk: Desk, actId: ActId) => {
  const found = findOwnAct(desk, actId);
  if (!found.ok || found.value.act.state !== 'completed') return fail({ code: 'act/not-found' as const });
  const { act, interaction, service } = { ...found.value, act: found.value.act };
  return ok({
    actId: act.actId,
    serviceId: act.serviceId,
    reference: act.reference,
    capturedAt: act.completedAt,
    legalState: act.legalState,
    nextSteps: stepsAfter(desk, { act, interaction, service }),
    obligations: act.authority.obligations,
    receivers: listToldReceivers(desk.vault.read, act.actId),
  });
};

type Done = { readonly act: ActRow; readonly interaction: InteractionRow; readonly service: ServiceRule };

/** "What happens next, when, who" of an act, by the pack. */
export const stepsAfter = (desk: Desk, { act, interaction, service }: Done): readonly NextStep[] =>
  nextSteps(service, {
    channel: interaction.channel,
    letters: findPersonFacts(desk.vault.read, interaction.subjectId)?.letters.value ?? 'print',
    subject: interaction.subjectName,
    representedBy: interaction.party?.kind === 'representative' ? interaction.party.name : null,
    values: act.values,
  });
