import type { AuthorityAnswer, Missing, Permit } from '../../../preload/contract/authority.ts';
import type { Provenance } from '../../../preload/contract/values.ts';
import { authorityCase, type AuthorityCase } from './case.ts';
import { contradiction } from './contradictions.ts';
import type { AuthorityFacts } from './facts.ts';
import type { GroundAnswer, HeldGround } from './ground.ts';
import { emergencyGround } from './grounds/emergency.ts';
import { groundEvaluators } from './grounds/registry.ts';
import { guardFaults } from './guards.ts';
import { findIdentity, type IdentityAnswer } from './identity-shortfall.ts';
import { noGround } from './no-ground.ts';
import { obligationsOf } from './obligations.ts';
import type { AuthorityRequest } from './request.ts';

/**
 * May this party do this, for this subject, here and now? (domain.md, Authority.) Pure and total: the same request, facts and moment
 * give the same answer, and every request gets one. A permit names its ground, evidence, level, freshness and obligations, and what has
 * still to be found where it only lets the work be captured. A refusal lists everything that is missing, not the first thing found, each
 * with what can be done instead.
 *
 * Days in the params are `YYYY-MM-DD`, moments (`asOf`) RFC 3339, everything else names and ids; words come from `authority.json`.
 */
export const decideAuthority = (
  request: AuthorityRequest,
  facts: AuthorityFacts,
  now: Date,
): AuthorityAnswer => {
  const asked = authorityCase(request, facts, now);
  const faults = guardFaults(asked);
  const ground = findGround(asked);
  const identity = findIdentity(asked);
  const emergency = ground.kind === 'stopped' ? null : emergencyGround(asked);
  const usable = [ground, emergency].find((answer) => isUsable(answer, identity));
  if (faults.length === 0 && usable?.kind === 'holds') return permitOn(usable, identity, asked);
  return {
    outcome: 'refuse',
    missing: [...faults, ...[ground, identity, emergency].flatMap(missingOf)],
  };
};

type GroundFound =
  | HeldGround
  | { readonly kind: 'lacks'; readonly missing: readonly Missing[] }
  /** It would hold, and contradicts another that is alive too: nothing helps but a supervisor. */
  | { readonly kind: 'stopped'; readonly missing: readonly Missing[] };

const isUsable = (answer: GroundFound | GroundAnswer | null, identity: IdentityAnswer): boolean =>
  answer?.kind === 'holds' && (answer.level !== null || identity.kind === 'proven');

const missingOf = (answer: GroundFound | GroundAnswer | IdentityAnswer | null): readonly Missing[] =>
  answer?.kind === 'lacks' || answer?.kind === 'stopped' ? answer.missing : [];

const findGround = (asked: AuthorityCase): GroundFound => {
  if (!canHaveGround(asked)) return { kind: 'lacks', missing: [] };
  const answers = groundEvaluators.map((evaluate) => evaluate(asked));
  const held = answers.filter((answer) => answer.kind === 'holds');
  const best = held.find(({ provisional }) => provisional.length === 0) ?? held[0];
  if (best) {
    const stopped = contradiction(best, asked);
    return stopped ? { kind: 'stopped', missing: [stopped] } : best;
  }
  const lacking = answers.flatMap(missingOf);
  return { kind: 'lacks', missing: lacking.length > 0 ? lacking : [noGround(asked)] };
};

/** Guards say it where nobody is in contact, or one of them has died: no ground mends that, and nobody can give one any more. */
const canHaveGround = ({ request: { party, subject }, facts }: AuthorityCase): boolean =>
  party !== null && subject.civilStatus !== 'deceased' && facts.deceased.length === 0;

const permitOn = (held: HeldGround, identity: IdentityAnswer, asked: AuthorityCase): Permit => {
  const proof = identity.kind === 'proven' ? identity.proof : null;
  const shown: Provenance = {
    source: 'desk',
    asOf: proof?.checkedAt ?? asked.now.toISOString(),
    isCached: false,
  };
  return {
    outcome: 'permit',
    ground: held.ground,
    evidence: held.evidence,
    level: held.level ?? proof?.level ?? 'none',
    freshness: held.provenance ? older(held.provenance, shown) : shown,
    until: held.until,
    obligations: obligationsOf(held, asked),
    provisional: held.provisional,
  };
};

const older = (left: Provenance, right: Provenance): Provenance =>
  Date.parse(left.asOf) <= Date.parse(right.asOf) ? left : right;
