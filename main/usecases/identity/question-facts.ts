import type { KnownForQuestions } from '../../domain/identity/questions.ts';
import type { PersonFacts } from '../../vault/queries/people.ts';

/** What the desk holds that only the citizen would know; what is shielded has not been read and is never asked. */
export const knownForQuestions = (facts: PersonFacts): KnownForQuestions => ({
  movedInOn: facts.movedInOn,
  postcode: facts.address?.value.postcode ?? null,
  householdNames: facts.household.map(({ name }) => name),
  accountLastFour: facts.account?.value.lastFour ?? null,
  nextPaymentOn: facts.benefits
    .flatMap(({ nextPaymentOn }) => nextPaymentOn ?? [])
    .toSorted()
    .slice(0, 1)
    .reduce<string | null>((_, day) => day, null),
  phoneLastFour: facts.contacts.find(({ kind }) => kind === 'phone')?.value.slice(-4) ?? null,
});
