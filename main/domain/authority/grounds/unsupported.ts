import type { Ground } from '../../../../preload/contract/authority.ts';
import type { RelationKind } from '../../../../preload/contract/person.ts';
import type { AuthorityCase } from '../case.ts';
import type { GroundEvaluator } from '../ground.ts';
import { missing } from '../missing.ts';

/**
 * Grounds that the law knows and this desk cannot show yet. Somebody who claims one, or for whom a register names one, is told so and
 * sent to a person who can look at the papers, instead of being told that nothing speaks for them.
 */
export const unsupportedGround: GroundEvaluator = (authorityCase) => {
  const ground = claimedGround(authorityCase);
  if (ground === null) return { kind: 'absent' };
  const params = { ...authorityCase.words, ground };
  return {
    kind: 'lacks',
    missing: [
      missing('ground-not-supported', params, ['ask-supervisor', 'make-mandate', 'subject-does-it-self']),
    ],
  };
};

const grounds: readonly (readonly [RelationKind, Ground])[] = [
  ['guardian', 'guardianship'],
  ['custody-holder', 'custody'],
];

const claimedGround = ({ request, facts }: AuthorityCase): Ground | null => {
  const { party } = request;
  if (party?.kind !== 'representative') return null;
  const registered = grounds.find(([relation]) =>
    facts.relations.some((fact) => fact.personId === party.personId && fact.relation === relation),
  );
  if (registered) return registered[1];
  if (party.claimedRelation === 'guardian') return 'guardianship';
  return party.claimedRelation === 'professional' ? 'business-role' : null;
};
