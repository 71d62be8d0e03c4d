import type { AuthorityCase } from '../case.ts';
import type { MandateFact } from '../facts.ts';
import { absent, lacks, type GroundAnswer, type GroundEvaluator } from '../ground.ts';
import { missing } from '../missing.ts';
import { holdersOf, tieTo } from './mandate-holders.ts';
import { mandateShortfalls } from './mandate-shortfalls.ts';
import { narrowed } from './passed-on.ts';
import { weighMandates, type Weighed } from './weigh-mandates.ts';

/** A power of attorney from this subject to this party, or through somebody who may pass it on. */
export const mandateGround: GroundEvaluator = (authorityCase) => {
  const { request, facts, representative } = authorityCase;
  if (representative === null) return absent;
  const toParty = facts.mandates.filter((mandate) => isToParty(mandate, authorityCase));
  const direct = toParty.filter(({ grantor }) => grantor.personId === request.subject.personId);
  const answer = answerOf(
    weighMandates(authorityCase, direct, (mandate) => mandateShortfalls(mandate, authorityCase)),
  );
  if (answer.kind === 'holds') return answer;
  const passedOn = throughAnother(toParty, authorityCase);
  return passedOn.kind === 'holds' || answer.kind === 'absent' ? passedOn : answer;
};

const answerOf = (weighed: Weighed): GroundAnswer => (weighed.kind === 'holds' ? weighed.held : weighed);

const isToParty = (mandate: MandateFact, authorityCase: AuthorityCase): boolean =>
  holdersOf(mandate).some((grantee) => tieTo(grantee, authorityCase) !== null);

/**
 * Rule 2: an attorney passes a mandate on only where it says so, and never more than it gives, so both links must hold. The evidence is
 * the one that the subject gave.
 */
const throughAnother = (toParty: readonly MandateFact[], authorityCase: AuthorityCase): GroundAnswer => {
  const { request, facts, words } = authorityCase;
  const firstOf = (link: MandateFact): readonly MandateFact[] =>
    facts.mandates.filter(
      (first) =>
        first.grantor.personId === request.subject.personId &&
        holdersOf(first).some(({ kind, partyId }) => kind === 'person' && partyId === link.grantor.personId),
    );
  const chains = toParty.flatMap((link) => firstOf(link).map((first) => ({ first, link })));
  const allowed = chains.filter(({ first }) => first.maySubDelegate);
  const [forbidden] = chains;
  if (forbidden && allowed.length === 0) {
    const params = { ...words, attorney: forbidden.link.grantor.name, madeOn: forbidden.first.madeOn };
    return lacks(missing('no-sub-delegation', params, ['make-mandate', 'subject-does-it-self']));
  }
  const chainOf = new Map(allowed.map((chain) => [narrowed(chain), chain]));
  return answerOf(
    weighMandates(authorityCase, [...chainOf.keys()], (mandate) => {
      const { first, link } = chainOf.get(mandate) ?? { first: mandate, link: mandate };
      return [first, link].flatMap((each) => mandateShortfalls(each, authorityCase));
    }),
  );
};
