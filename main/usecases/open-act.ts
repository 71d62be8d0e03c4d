import { fail, ok } from '../../preload/contract/result.ts';
import type { FieldValues } from '../../preload/contract/service.ts';
import { prefill, type Prefilled } from '../domain/catalogue/prefill.ts';
import { serviceOf } from '../domain/catalogue/pack.ts';
import type { ServiceRule } from '../domain/catalogue/service-rule.ts';
import type { SubjectFacts } from '../domain/catalogue/subject-facts.ts';
import { findAct, type ActRow } from '../vault/queries/acts.ts';
import type { InteractionRow } from '../vault/queries/interactions.ts';
import { findPersonFacts, type PersonFacts } from '../vault/queries/people.ts';
import type { Desk } from './desk.ts';
import { findOwnInteraction } from './own-interaction.ts';
import { todayAt } from './today.ts';

/** A draft with everything its form, its review and its completion need. */
export type OpenAct = {
  readonly act: ActRow;
  readonly interaction: InteractionRow;
  readonly service: ServiceRule;
  readonly facts: SubjectFacts;
  readonly values: FieldValues;
  readonly known: Prefilled['known'];
};

/** An act of this staff member, whatever its state; nobody reads a colleague's by knowing its id. */
const findKept = (desk: Desk, actId: string) => {
  const act = findAct(desk.vault.read, actId);
  const interaction = act && findOwnInteraction(desk, act.interactionId);
  return act && interaction?.ok
    ? ok({ act, interaction: interaction.value })
    : fail({ code: 'act/not-found' as const });
};

/** A newer pack may have dropped the service: the act stays in the vault, but has no form any more. */
export const findOwnAct = (desk: Desk, actId: string) => {
  const found = findKept(desk, actId);
  if (!found.ok) return found;
  const service = serviceOf(desk.pack, found.value.act.serviceId);
  return service ? ok({ ...found.value, service }) : fail({ code: 'act/not-found' as const });
};

const notDraft = ({ state }: ActRow) => {
  if (state === 'draft') return null;
  return state === 'completed'
    ? fail({ code: 'act/already-completed' as const })
    : fail({ code: 'act/not-found' as const });
};

/** A draft to throw away: it needs no form, or its contact could never end. */
export const findUnfinished = (desk: Desk, actId: string) => {
  const found = findKept(desk, actId);
  return found.ok ? (notDraft(found.value.act) ?? found) : found;
};

export const findDraft = (desk: Desk, actId: string) => {
  const found = findOwnAct(desk, actId);
  if (!found.ok) return found;
  const { act, interaction, service } = found.value;
  const ended = notDraft(act);
  if (ended !== null) return ended;
  const facts = subjectFacts(desk, interaction.subjectId);
  const { known } = prefill(service, facts, todayAt(desk));
  return ok<OpenAct>({ act, interaction, service, facts, values: act.values, known });
};

/** What the registers know of the subject, for pre-filling and comparing (domain.md: once-only). */
export const subjectFacts = (desk: Pick<Desk, 'vault'>, personId: string): SubjectFacts => {
  const person = findPersonFacts(desk.vault.read, personId);
  return {
    address: person?.address ?? null,
    household: person === null ? [] : mayMoveAlong(person),
    account: person?.account ?? null,
    movedInOn: person?.movedInOn ?? null,
  };
};

/**
 * Whom a form offers as moving along. Who lives with somebody protected is not known here; family is offered instead, and central compares
 * with who does live there.
 */
const mayMoveAlong = ({ hasShieldedAddress, household, relations }: PersonFacts): PersonFacts['household'] =>
  hasShieldedAddress
    ? relations.filter(({ relation }) => relation === 'custody-child' || relation === 'spouse')
    : household;
