import type { Missing } from '../../../preload/contract/authority.ts';
import type { AuthorityCase } from './case.ts';
import type { HeldGround } from './ground.ts';
import { orderInForce, relationInForce } from './in-force.ts';
import { coversMatters } from './matters.ts';
import { missing } from './missing.ts';

/**
 * Rule 6: a guardian or a court's representative overrides a mandate, or custody, of somebody else in the same matters. Which of the two
 * holds is for a supervisor to find out, so the act stops; the subject in person is not stopped, since guardianship by itself takes
 * nobody's capacity (værgemålsloven § 5, against § 6).
 */
export const contradiction = (held: HeldGround, authorityCase: AuthorityCase): Missing | null => {
  const { words } = authorityCase;
  const stops =
    (yieldsToGuardian.includes(held.ground) && hasOtherGuardian(authorityCase)) ||
    (yieldsToCourt.includes(held.ground) && hasOtherRepresentative(authorityCase));
  return stops ? missing('contradicting-grounds', words, ['ask-supervisor', 'subject-does-it-self']) : null;
};

const yieldsToGuardian: readonly HeldGround['ground'][] = [
  'mandate',
  'staff-mandate',
  'custody',
  'court-order',
];
const yieldsToCourt: readonly HeldGround['ground'][] = [
  'mandate',
  'staff-mandate',
  'custody',
  'guardianship',
];

const hasOtherGuardian = ({ request, facts, representative, today }: AuthorityCase): boolean =>
  facts.relations.some(
    (relation) =>
      relation.relation === 'guardian' &&
      relation.personId !== representative?.personId &&
      relationInForce(relation, today) &&
      coversMatters(relation.matters, request),
  );

const hasOtherRepresentative = ({ request, facts, representative, today }: AuthorityCase): boolean =>
  facts.courtOrders.some(
    (order) =>
      order.kind === 'representation' &&
      order.personId !== representative?.personId &&
      orderInForce(order, today) &&
      coversMatters(order.matters, request),
  );
