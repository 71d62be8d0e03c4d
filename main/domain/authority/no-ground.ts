import type { Missing, RemedyCode } from '../../../preload/contract/authority.ts';
import type { AuthorityCase } from './case.ts';
import { missing } from './missing.ts';

/**
 * Nothing speaks for the party. An organisation does nothing itself: somebody must be named who stands for it. A guardian by their own
 * word may have papers that only a supervisor can weigh. Where the service knows emergencies, this is where one can be claimed (rule 12).
 */
export const noGround = ({
  request: { party, subject, service, power },
  facts,
  words,
}: AuthorityCase): Missing => {
  const isNamed = party?.kind === 'representative' && party.personId !== null;
  const isClaimedGuardian = party?.kind === 'representative' && party.claimedRelation === 'guardian';
  const remedies: readonly RemedyCode[] = [
    ...(isNamed ? [] : (['identify-party'] as const)),
    'make-mandate',
    ...(isNamed ? (['present-credential', 'look-up-register'] as const) : []),
    ...(isClaimedGuardian ? (['ask-supervisor'] as const) : []),
    ...(subject.kind === 'person' ? (['subject-does-it-self'] as const) : []),
    ...(service.emergency && power !== 'receive-money' && facts.emergency === null
      ? (['state-reason'] as const)
      : []),
  ];
  return missing('no-ground', words, remedies);
};
