import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { RegisteredPerson } from '../../domain/identity/compare-person.ts';
import type { InteractionRow } from '../../vault/queries/interactions.ts';
import { findPersonFacts, type PersonFacts } from '../../vault/queries/people.ts';
import type { Desk, Refused } from '../desk.ts';
import { findOpenInteraction } from '../own-interaction.ts';

/** Whom there is to identify in a contact, and what the registers say of them. */
export type PartyToIdentify = {
  readonly interaction: InteractionRow;
  readonly registered: RegisteredPerson & { readonly nationalNumber: string | null };
  /** Null for somebody whom no register here knows. */
  readonly facts: PersonFacts | null;
};

export type NobodyToIdentify = Refused<
  'interaction/not-found' | 'interaction/closed' | 'interaction/party-missing'
>;

/** Where an office acts alone nobody is there to be identified. */
export const findParty = (
  desk: Desk,
  interactionId: string,
): Result<PartyToIdentify, NobodyToIdentify['problem']> => {
  const found = findOpenInteraction(desk, interactionId);
  if (!found.ok) return found;
  const interaction = found.value;
  const { party, subjectId } = interaction;
  if (party === null || party.kind === 'office') return fail({ code: 'interaction/party-missing' });
  if (party.kind === 'helper') return ok({ interaction, registered: knownByName(party.name), facts: null });
  const personId = party.kind === 'subject' ? subjectId : party.personId;
  const facts = personId === null ? null : findPersonFacts(desk.vault.read, personId);
  const name = party.kind === 'subject' ? interaction.subjectName : party.name;
  return ok({ interaction, registered: facts ? registeredAs(facts) : knownByName(name), facts });
};

const knownByName = (name: string): PartyToIdentify['registered'] => ({
  name,
  formerNames: [],
  birthDate: null,
  nationalNumber: null,
});

const registeredAs = (facts: PersonFacts): PartyToIdentify['registered'] => ({
  name: facts.name.value.display,
  formerNames: facts.formerNames,
  birthDate: facts.birthDate.value,
  nationalNumber: facts.nationalNumber.value,
});
