import type { AuthorityAnswer, Missing, Permit } from '../../../preload/contract/authority.ts';
import type { Provenance } from '../../../preload/contract/values.ts';
import type { ProofFact } from '../identity/proof-fact.ts';
import { authorityCase, type AuthorityCase } from './case.ts';
import { contradiction } from './contradictions.ts';
import type { AuthorityFacts } from './facts.ts';
import type { HeldGround } from './ground.ts';
import { groundEvaluators } from './grounds/registry.ts';
import { guardFaults } from './guards.ts';
import { findIdentity } from './identity-shortfall.ts';
import { missing } from './missing.ts';
import { obligationsOf } from './obligations.ts';
import type { AuthorityRequest } from './request.ts';

/**
 * May this party do this, for this subject, here and now? (domain.md, Authority.) Pure and total: the same request, facts and moment
 * give the same answer, and every request gets one. A permit names its ground, evidence, level, freshness and obligations. A refusal
 * lists everything that is missing, not the first thing found, each with what can be done instead.
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
  if (faults.length === 0 && ground.kind === 'holds' && identity.kind === 'proven') {
    return permitOn(ground, identity.proof, asked);
  }
  const lacks = [ground, identity].flatMap((answer) => (answer.kind === 'lacks' ? answer.missing : []));
  return { outcome: 'refuse', missing: [...faults, ...lacks] };
};

type GroundFound = HeldGround | { readonly kind: 'lacks'; readonly missing: readonly Missing[] };

const findGround = (asked: AuthorityCase): GroundFound => {
  if (!canHaveGround(asked.request)) return { kind: 'lacks', missing: [] };
  const answers = groundEvaluators.map((evaluate) => evaluate(asked));
  const held = answers.find((answer) => answer.kind === 'holds');
  const stopped = held ? contradiction(held, asked) : null;
  if (held) return stopped ? { kind: 'lacks', missing: [stopped] } : held;
  const lacks = answers.flatMap((answer) => (answer.kind === 'lacks' ? answer.missing : []));
  return { kind: 'lacks', missing: lacks.length > 0 ? lacks : [noGround(asked)] };
};

/** Guards say it where nobody is in contact, or the subject has died: no ground mends that, and nobody can give one any more. */
const canHaveGround = ({ party, subject }: AuthorityRequest): boolean =>
  party !== null && subject.civilStatus !== 'deceased';

const noGround = ({ request: { party }, words }: AuthorityCase): Missing => {
  const isUnknown = party?.kind === 'representative' && party.personId === null;
  return missing('no-ground', words, [
    ...(isUnknown ? (['identify-party'] as const) : []),
    'make-mandate',
    'subject-does-it-self',
  ]);
};

const permitOn = (held: HeldGround, proof: ProofFact, asked: AuthorityCase): Permit => {
  const identity: Provenance = { source: 'desk', asOf: proof.checkedAt, isCached: false };
  return {
    outcome: 'permit',
    ground: held.ground,
    evidence: held.evidence,
    level: proof.level,
    freshness: held.provenance ? older(held.provenance, identity) : identity,
    until: held.until,
    obligations: obligationsOf(held, asked),
  };
};

const older = (left: Provenance, right: Provenance): Provenance =>
  Date.parse(left.asOf) <= Date.parse(right.asOf) ? left : right;
