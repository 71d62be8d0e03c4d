import type { GivenBy } from '../../../../preload/contract/mandate.ts';
import type { Missing } from '../../../../preload/contract/authority.ts';
import type { AssuranceLevel } from '../../../../preload/contract/values.ts';
import { reaches } from '../../identity/levels.ts';
import type { AuthorityCase } from '../case.ts';
import type { MandateFact } from '../facts.ts';
import { absent, lacks, type GroundEvaluator } from '../ground.ts';
import { missing } from '../missing.ts';
import { isOffice } from './mandate-holders.ts';
import { mandateShortfalls } from './mandate-shortfalls.ts';
import { weighMandates } from './weigh-mandates.ts';

/**
 * Rule 9: nobody is there, and the office acts on a mandate made out to it, for one contact or a stated time. Since no party can be
 * identified, the level is what the way of giving it was worth.
 */
export const staffMandateGround: GroundEvaluator = (authorityCase) => {
  const { request, facts, words } = authorityCase;
  if (request.party?.kind !== 'office') return absent;
  const given = facts.mandates.filter(
    ({ grantor, grantee, otherGrantees }) =>
      grantor.personId === request.subject.personId &&
      [grantee, ...otherGrantees].some((each) => isOffice(each, request.staff.office)),
  );
  if (given.length === 0) return lacks(notEmpowered(authorityCase));
  const answer = weighMandates(authorityCase, given, (mandate) => [
    ...mandateShortfalls(mandate, authorityCase),
    ...officeShortfalls(mandate, authorityCase),
  ]);
  if (answer.kind !== 'holds')
    return answer.kind === 'absent' ? lacks(missing('no-ground', words, [])) : answer;
  const { mandate, held } = answer;
  return {
    ...held,
    ground: 'staff-mandate',
    level: levelGiven[mandate.givenBy],
    owes: givenUnseen.includes(mandate.givenBy) ? ['ask-again-at-counter'] : [],
  };
};

/** Who gave it was identified as the pack asks for that way of giving; a letter was seen by nobody being written. */
const levelGiven: Readonly<Record<GivenBy, AssuranceLevel>> = {
  'signature-on-screen': 'substantial',
  code: 'substantial',
  'phone-read-back': 'substantial',
  paper: 'substantial',
  register: 'substantial',
  'request-letter': 'low',
};

const givenUnseen: readonly GivenBy[] = ['phone-read-back', 'request-letter'];

const notEmpowered = ({ request, words }: AuthorityCase): Missing =>
  missing('office-not-empowered', { ...words, office: request.staff.office }, [
    'make-mandate',
    'subject-does-it-self',
  ]);

const officeShortfalls = (mandate: MandateFact, authorityCase: AuthorityCase): readonly Missing[] => {
  const { request, words } = authorityCase;
  const isBounded = mandate.interactionId !== null || mandate.validUntil !== null;
  const needed = request.service.levels[request.channel];
  const level = levelGiven[mandate.givenBy];
  const isEnough = needed === undefined || reaches(level, needed);
  return [
    ...(isBounded ? [] : [notEmpowered(authorityCase)]),
    ...(isEnough
      ? []
      : [
          missing('level-too-low', { ...words, level: needed, reached: level }, [
            'subject-does-it-self',
            'come-to-counter',
          ]),
        ]),
  ];
};
