import type { PersonId } from '../../../preload/contract/values.ts';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';

/**
 * Custody holders who live with a protected child, each as of when the register said so (RFC 3339). For the decision who may act alone:
 * no file, search or print says with whom somebody protected lives. Empty for everybody who is not protected.
 */
export const listSharedHome = (
  db: ReadDb,
  personId: string,
): readonly { readonly personId: PersonId; readonly asOf: string }[] =>
  statement<{ readonly personId: PersonId; readonly asOf: string }>(
    db,
    `SELECT near.related_id AS personId, person.cpr_as_of AS asOf
     FROM person CROSS JOIN related_person AS near ON near.person_key = person.person_key
     WHERE person.person_id = ? AND person.has_shielded_address = 1 AND near.relation = 'lives-with'
     ORDER BY near.ordinal`,
  ).all(personId);
