import type { PersonRecord } from '../../../central/api/records.ts';
import type { WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

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

/** SQL: an event that says where somebody lived: a move, or whatever else of a history does. */
export const namesPlace = `coalesce(params ->> 'street', params ->> 'postcode', params ->> 'town', params ->> 'municipality') IS NOT NULL`;

/** What came before the protection goes: it says where they live to this day. Their own work of this desk stays, and is not shown. */
export const forgetPlaces = (db: WriteDb, personId: string): void => {
  statement(db, `DELETE FROM event WHERE person_id = ? AND ${namesPlace}`).run(personId);
  statement(db, `UPDATE review SET form_values = '{}' WHERE subject_id = ?`).run(personId);
};
