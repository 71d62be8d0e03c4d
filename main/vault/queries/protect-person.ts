import type { PersonRecord } from '../../../central/api/records.ts';

/**
 * What of a record may be kept here. Where somebody protected lives, with whom and how to reach them does not come from central, and
 * would not be stored if it came: what is not here, no screen, print or search can show (domain.md, Authority rule 7).
 */
export const withoutProtected = (person: PersonRecord): PersonRecord =>
  person.hasShieldedAddress
    ? {
        ...person,
        address: null,
        contacts: [],
        household: [],
        relations: person.relations.filter(({ relation }) => relation !== 'lives-with'),
      }
    : person;
