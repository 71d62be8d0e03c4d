import type { Missing } from '../../../preload/contract/authority.ts';
import type { AuthorityCase } from './case.ts';
import type { HeldGround } from './ground.ts';
import { missing } from './missing.ts';

/**
 * Rule 6: a guardian overrides a mandate to somebody else. Which of the two holds is for a supervisor to find out, so the act stops;
 * the subject in person is not stopped, since guardianship by itself takes nobody's capacity (værgemålsloven § 5, against § 6).
 */
export const contradiction = (held: HeldGround, { request, facts, words }: AuthorityCase): Missing | null => {
  if (held.ground !== 'mandate' || request.party?.kind !== 'representative') return null;
  const { personId } = request.party;
  const isOthersWard = facts.relations.some(
    (relation) => relation.relation === 'guardian' && relation.personId !== personId,
  );
  return isOthersWard
    ? missing('contradicting-grounds', words, ['ask-supervisor', 'subject-does-it-self'])
    : null;
};
