import type { BusinessRole, CourtOrder } from '../../../preload/contract/person.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** What courts have decided about the person, in the order of the record; fits `CourtOrderFact` of the authority rules. */
export const listCourtOrders = (db: ReadDb, personId: string): readonly CourtOrder[] =>
  statement<Omit<CourtOrder, 'provenance'> & AsOf>(
    db,
    `SELECT order_id AS orderId, kind, other_id AS personId, other_name AS personName, matters, court,
       made_on AS madeOn, valid_until AS validUntil, cpr_as_of AS asOf
     FROM person CROSS JOIN court_order ON court_order.person_key = person.person_key
     WHERE person_id = ? ORDER BY ordinal`,
  )
    .all(personId)
    .map(({ asOf, ...order }) => ({ ...order, provenance: { source: 'court', asOf, isCached: true } }));

/** What the person is in organisations; fits `BusinessRoleFact` of the authority rules. */
export const listBusinessRoles = (
  db: ReadDb,
  personId: string,
): readonly (BusinessRole & { readonly personId: PersonId })[] =>
  statement<Omit<BusinessRole, 'provenance'> & { readonly personId: PersonId } & AsOf>(
    db,
    `SELECT person_id AS personId, organisation_id AS organisationId, organisation_name AS organisationName, role,
       from_day AS "from", until_day AS until, cpr_as_of AS asOf
     FROM person CROSS JOIN business_role ON business_role.person_key = person.person_key
     WHERE person_id = ? ORDER BY ordinal`,
  )
    .all(personId)
    .map(({ asOf, ...role }) => ({ ...role, provenance: { source: 'cvr', asOf, isCached: true } }));

type AsOf = { readonly asOf: string };
