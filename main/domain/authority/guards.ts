import type { Missing } from '../../../preload/contract/authority.ts';
import { canDoLegalAct } from '../interaction/mode.ts';
import { mayDecide, mayServeCitizens } from '../interaction/staff-role.ts';
import type { AuthorityCase } from './case.ts';
import { bothSides, impartiality } from './impartiality.ts';
import { missing } from './missing.ts';
import { courtExcludes, protection } from './protection.ts';

/** What stands in the way whatever the ground is. Each guard looks at one thing; the answer is all that found something. */
export const guardFaults = (authorityCase: AuthorityCase): readonly Missing[] =>
  guards.map((guard) => guard(authorityCase)).filter((each) => each !== null);

type Guard = (authorityCase: AuthorityCase) => Missing | null;

/** Rule 1. */
const mode: Guard = ({ request, words }) =>
  canDoLegalAct(request.mode) ? null : missing('informing-only', words, ['change-mode']);

/** Assisting is for the citizen who acts; whoever acts in their place represents them, and the contact must say so. */
const assisting: Guard = ({ request, words }) => {
  const actsForAnother = request.party?.kind === 'representative' || request.party?.kind === 'office';
  return actsForAnother && request.mode === 'assisting'
    ? missing('represents-while-assisting', words, ['change-mode'])
    : null;
};

const party: Guard = ({ request, words }) =>
  request.party === null ? missing('party-unknown', words, ['identify-party']) : null;

/** An agent assists a citizen who acts; what needs judgement, or is done in somebody's place, is for the authority's own staff. */
const role: Guard = ({ request, words }) => {
  const { role: held } = request.staff;
  const isAllowed =
    mayDecide(held) ||
    (mayServeCitizens(held) && request.mode === 'assisting' && request.service.decisionType === 'automatic');
  return isAllowed ? null : missing('role-not-allowed', { ...words, role: held }, ['ask-colleague']);
};

/** Mandates end with the grantor's life, and the dead do nothing themselves: what follows is a matter of the estate. */
const life: Guard = ({ request, words }) =>
  request.subject.civilStatus === 'deceased' ? missing('subject-deceased', words, ['ask-supervisor']) : null;

/** Nor does anybody act in their name: a mandate ends with whoever holds it too. */
const lifeOfParty: Guard = ({ facts, words }) =>
  facts.deceased.length > 0
    ? missing('party-deceased', { ...words, party: facts.deceased.join(', ') }, ['ask-supervisor'])
    : null;

/** Rule 10: past its lease a device decides nothing. */
const lease: Guard = ({ facts, now, words }) =>
  Date.parse(facts.lease.notAfter) >= now.getTime()
    ? null
    : missing('lease-expired', { ...words, asOf: facts.lease.notAfter }, ['go-online']);

const channel: Guard = ({ request, words }) => {
  const { service, channel: used } = request;
  if (service.levels[used] !== undefined) return null;
  const params = { ...words, channel: used };
  return service.levels.counter === undefined
    ? missing('channel-not-allowed', params, ['ask-supervisor'])
    : missing('channel-not-allowed', params, ['come-to-counter']);
};

const guards: readonly Guard[] = [
  mode,
  assisting,
  party,
  impartiality,
  bothSides,
  protection,
  courtExcludes,
  role,
  life,
  lifeOfParty,
  lease,
  channel,
];
