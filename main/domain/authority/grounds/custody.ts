import type { AuthorityCase } from '../case.ts';
import type { RelationFact } from '../facts.ts';
import { absent, holds, lacks, type GroundAnswer, type GroundEvaluator } from '../ground.ts';
import { orderInForce, relationInForce } from '../in-force.ts';
import { missing } from '../missing.ts';

/** Custody ends with this birthday: forældreansvarsloven § 1. */
const adultYears = 18;

/**
 * Rule 5: whoever holds custody decides for the child (forældreansvarsloven §§ 2, 3). A parent, a step-parent or anybody else who cares
 * for the child without holding custody represents nobody, however close they are.
 */
export const custodyGround: GroundEvaluator = (authorityCase) => {
  const { facts, representative, words } = authorityCase;
  const personId = representative?.personId ?? null;
  if (personId === null) return absent;
  const held = facts.relations.filter(
    (relation) => relation.relation === 'custody-holder' && relation.personId === personId,
  );
  if (held.length === 0) return carer(authorityCase);
  const current = held.find((relation) => isCustodian(relation, authorityCase));
  if (current) return custodyOf(current, authorityCase);
  return lacks(missing('relation-ended', { ...words, relation: 'custody-holder' }, ['subject-does-it-self']));
};

const custodyOf = (current: RelationFact, authorityCase: AuthorityCase): GroundAnswer => {
  const { request, facts, words } = authorityCase;
  const others = facts.relations.filter(
    (relation) => relation.personId !== current.personId && isCustodian(relation, authorityCase),
  );
  const isShared = others.length > 0;
  const absentHolders = others.filter(({ personId }) => !facts.alsoPresent.includes(personId));
  if (request.service.custody === 'both-agree' && absentHolders.length > 0) {
    return lacks(
      missing('needs-both-custody-holders', words, ['ask-other-custody-holder', 'ask-supervisor']),
    );
  }
  return holds({
    ground: 'custody',
    evidence: { kind: 'relation', relation: current.relation, register: current.provenance.source },
    until: current.until,
    provenance: current.provenance,
    owes: isShared && request.service.custody !== 'one' ? ['letter-to-both-custody-holders'] : [],
  });
};

/** Holds custody today, and no court has taken it. */
const isCustodian = (relation: RelationFact, { facts, subjectAge, today }: AuthorityCase): boolean =>
  relation.relation === 'custody-holder' &&
  relationInForce(relation, today) &&
  (subjectAge === null || subjectAge < adultYears) &&
  !facts.courtOrders.some(
    (order) =>
      order.kind === 'custody-removed' && order.personId === relation.personId && orderInForce(order, today),
  );

const carerKinds: readonly RelationFact['relation'][] = ['parent', 'lives-with', 'sibling'];

const carer = ({ facts, representative, subjectAge, words }: AuthorityCase): GroundAnswer => {
  const isMinor = subjectAge !== null && subjectAge < adultYears;
  const isCarer =
    representative?.claimedRelation === 'parent' ||
    facts.relations.some(
      ({ personId, relation }) => personId === representative?.personId && carerKinds.includes(relation),
    );
  return isMinor && isCarer
    ? lacks(
        missing('carer-is-no-representative', words, ['ask-other-custody-holder', 'subject-does-it-self']),
      )
    : absent;
};
