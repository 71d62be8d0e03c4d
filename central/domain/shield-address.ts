import type { EventRecord, PersonRecord, RelatedRecord } from '../api/records.ts';

/**
 * What may leave central about where somebody protected lives (domain.md, Authority rule 7): nothing that says it, and nothing that says
 * it of them in the file of another. What a device does not have, it cannot show without four eyes.
 */

/** `shieldedIds`: those of the household who are protected. Where one of a home is, the home is: it is the same address. */
const isProtected = (person: PersonRecord, shieldedIds: ReadonlySet<string>): boolean =>
  person.hasShieldedAddress || person.household.some(({ personId }) => shieldedIds.has(personId));

/**
 * Who of those with custody shares the child's home, and so may not be treated as the one it is hidden from. It names nobody who is not
 * named as a custody holder already, and says nothing of where the home is: that holder's own address is protected with it.
 */
const custodyHome = ({ household, relations }: PersonRecord): readonly RelatedRecord[] => {
  const holders = new Set(
    relations.filter(({ relation }) => relation === 'custody-holder').map(({ personId }) => personId),
  );
  const atHome = [...household, ...relations.filter(({ relation }) => relation === 'lives-with')];
  return [...new Map(atHome.map((each) => [each.personId, each])).values()]
    .filter(({ personId }) => holders.has(personId))
    .map((each) => ({ ...each, relation: 'lives-with', from: null, until: null, matters: null }));
};

/** The record as it may leave central. `shieldedIds` holds at least those of the people it refers to who are protected. */
export const shieldAddress = (person: PersonRecord, shieldedIds: ReadonlySet<string>): PersonRecord => {
  if (isProtected(person, shieldedIds)) {
    return {
      ...person,
      hasShieldedAddress: true,
      address: null,
      contacts: [],
      household: [],
      relations: [
        ...person.relations.filter(({ relation }) => relation !== 'lives-with'),
        ...custodyHome(person),
      ],
    };
  }
  const relations = person.relations.filter(
    ({ personId, relation }) => relation !== 'lives-with' || !shieldedIds.has(personId),
  );
  return { ...person, relations };
};

const places = ['street', 'postcode', 'town', 'municipality'] as const;

/** A move, or whatever else of a history says where somebody lived. */
export const namesPlace = ({ params }: EventRecord): boolean =>
  places.some((place) => params[place] !== undefined);

/** The history as it may leave. */
export const withoutPlaces = (
  events: readonly EventRecord[],
  protectedIds: ReadonlySet<string>,
): readonly EventRecord[] =>
  events.filter((event) => !protectedIds.has(event.personId) || !namesPlace(event));
