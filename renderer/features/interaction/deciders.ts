import type { Interaction } from '../../../preload/contract/interaction.ts';
import type { PersonFile } from '../../../preload/contract/person.ts';
import type { PersonId } from '../../../preload/contract/values.ts';

export type Decider = { readonly personId: PersonId; readonly name: string };

/**
 * Who may have to decide together with the party: the other attorneys of a mandate, the other custody holder. Each once, without the party
 * and those who are here already.
 */
export const deciders = (
  { mandatesGiven, relations }: Pick<PersonFile, 'mandatesGiven' | 'relations'>,
  { party, alsoPresent }: Pick<Interaction, 'party' | 'alsoPresent'>,
): readonly Decider[] => {
  const here = new Set<string>(alsoPresent.map(({ personId }) => personId));
  if (party?.kind === 'representative' && party.personId !== null) here.add(party.personId);
  const attorneys = mandatesGiven
    .filter(({ status, decide }) => status === 'live' && decide === 'jointly')
    .flatMap(({ grantee, otherGrantees }) => [grantee, ...otherGrantees])
    .flatMap(({ kind, partyId, name }) =>
      kind === 'person' && partyId !== null ? [{ personId: partyId as PersonId, name }] : [],
    );
  const holders = relations
    .filter(({ relation }) => relation === 'custody-holder')
    .map(({ personId, name }) => ({ personId, name }));
  const all = new Map<string, Decider>([...attorneys, ...holders].map((each) => [each.personId, each]));
  return [...all.values()].filter(({ personId }) => !here.has(personId));
};
