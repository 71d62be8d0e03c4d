import type { PersonRecord } from '../../../central/api/records.ts';

/**
 * What of a record may be kept here. Where somebody protected lives, with whom and how to reach them does not come from central, and
 * would not be stored if it came: what is not here, no screen, print or search can show (domain.md, Authority rule 7). That a custody
 * holder shares a child's home is kept for the decision alone (shared-home.ts).
 */
export const withoutProtected = (person: PersonRecord): PersonRecord =>
  person.hasShieldedAddress
    ? {
        ...person,
        address: null,
        contacts: [],
        household: [],
        relations: person.relations.filter(
          ({ relation, personId }) => relation !== 'lives-with' || holdsCustody(person, personId),
        ),
      }
    : person;

const holdsCustody = ({ relations }: PersonRecord, holderId: string): boolean =>
  relations.some(({ relation, personId }) => relation === 'custody-holder' && personId === holderId);
