import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';

/**
 * People in a dispute with this person whom the staff member has had in a contact, as subject or as party, since `since` (RFC 3339):
 * domain.md, Authority rule 8. In a dispute are those whom an order keeps apart and those who hold custody of the same child without
 * living together. Where a protected home hides who lives together, they count as apart unless married: a colleague is the safe answer.
 */
export const listOtherSidesServed = (
  db: ReadDb,
  ask: { readonly staffId: string; readonly personId: string; readonly since: string },
): readonly string[] =>
  statement<{ readonly otherId: string }>(db, sql)
    .all({ ...ask, sinceDay: ask.since.slice(0, 10) })
    .map(({ otherId }) => otherId);

const keptApart = `
  SELECT court_order.other_id AS otherId
  FROM person AS subject CROSS JOIN court_order ON court_order.person_key = subject.person_key
  WHERE subject.person_id = @personId AND court_order.kind = 'no-contact'
    AND (court_order.valid_until IS NULL OR court_order.valid_until >= @sinceDay)`;

const otherHolders = `
  SELECT holder.related_id AS otherId
  FROM person AS subject
  CROSS JOIN related_person AS child ON child.person_key = subject.person_key AND child.relation = 'custody-child'
  CROSS JOIN person AS minor ON minor.person_id = child.related_id
  CROSS JOIN related_person AS holder
    ON holder.person_key = minor.person_key AND holder.relation = 'custody-holder'
  WHERE subject.person_id = @personId AND holder.related_id <> @personId
    AND NOT EXISTS (SELECT 1 FROM related_person AS near
      WHERE near.person_key = subject.person_key AND near.related_id = holder.related_id
        AND (near.is_household = 1 OR near.relation = 'spouse'))`;

const sql = `
  SELECT otherId FROM (${keptApart} UNION ${otherHolders}) AS side
  WHERE EXISTS (SELECT 1 FROM interaction WHERE subject_id = side.otherId AND staff_id = @staffId
      AND started_at >= @since)
    OR EXISTS (SELECT 1 FROM interaction WHERE party_person_id = side.otherId AND staff_id = @staffId
      AND started_at >= @since)
  ORDER BY otherId`;
