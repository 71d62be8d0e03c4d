import type { Missing } from '../../../preload/contract/authority.ts';
import type { AuthorityCase } from './case.ts';
import type { CourtOrderFact, RelationFact } from './facts.ts';
import { orderInForce, relationInForce } from './in-force.ts';
import { missing } from './missing.ts';
import { revealsContact } from './reveals-contact.ts';

/**
 * Rule 7. Somebody whom a court keeps away from the subject does nothing for them, and a parent who lives elsewhere, or the other side
 * of a dispute, does nothing that would show where a protected subject lives. Custody itself is not denied: a supervisor finds a way
 * that shows nothing.
 */
export const protection = (authorityCase: AuthorityCase): Missing | null => {
  const { request, words } = authorityCase;
  const isProtected =
    isOrdered(authorityCase, 'no-contact') ||
    (request.subject.hasShieldedAddress && revealsContact(request.service) && livesApart(authorityCase));
  return isProtected ? missing('protected-from-party', words, ['ask-supervisor']) : null;
};

/** Custody that a court took away comes back by no register entry and no mandate (rule 6). */
export const courtExcludes = (authorityCase: AuthorityCase): Missing | null =>
  isOrdered(authorityCase, 'custody-removed')
    ? missing('order-excludes-party', authorityCase.words, ['ask-supervisor'])
    : null;

const isOrdered = ({ facts, representative, today }: AuthorityCase, kind: CourtOrderFact['kind']): boolean =>
  facts.courtOrders.some(
    (order) =>
      order.kind === kind && order.personId === representative?.personId && orderInForce(order, today),
  );

const parentKinds: readonly RelationFact['relation'][] = ['parent', 'custody-holder'];

const livesApart = ({ facts, representative, today }: AuthorityCase): boolean => {
  const personId = representative?.personId ?? null;
  if (personId === null) return false;
  if (facts.otherSidesServed.includes(personId)) return true;
  const theirs = facts.relations.filter((each) => each.personId === personId && relationInForce(each, today));
  return (
    theirs.some(({ relation }) => parentKinds.includes(relation)) &&
    !theirs.some(({ relation }) => relation === 'lives-with')
  );
};
