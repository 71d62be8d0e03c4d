import type { Power } from '../../../../preload/contract/values.ts';
import type { BusinessRoleFact } from '../facts.ts';
import { absent, holds, lacks, type GroundEvaluator } from '../ground.ts';
import { isInForce } from '../in-force.ts';
import { missing } from '../missing.ts';

const everything: readonly Power[] = ['see', 'act', 'receive-letters', 'receive-money'];

/**
 * What a role gives by itself. Owners and directors bind the company (selskabsloven § 135); an employee takes the post by position
 * (aftaleloven § 10, stk. 2); whoever works for it from outside has what a mandate gives and nothing else.
 */
const powersOf: Readonly<Record<BusinessRoleFact['role'], readonly Power[]>> = {
  owner: everything,
  director: everything,
  employee: ['receive-letters'],
  'external-accountant': [],
  lawyer: [],
};

/** The party acts for the organisation that the work is about, by a role that the business register shows. */
export const businessRoleGround: GroundEvaluator = (authorityCase) => {
  const { request, facts, representative, today, words } = authorityCase;
  if (request.subject.kind !== 'organisation') return absent;
  const roles = facts.businessRoles.filter(
    ({ organisationId, personId }) =>
      organisationId === request.subject.personId && personId === representative?.personId,
  );
  const current = roles.filter(({ from, until }) => isInForce(from, until, today));
  const binding = current.find(({ role }) => powersOf[role].includes(request.power));
  if (binding) {
    const { organisationId, organisationName, role, until, provenance } = binding;
    const evidence = { organisationId, organisationName, role, register: provenance.source };
    return holds({
      ground: 'business-role',
      evidence: { kind: 'business-role', ...evidence },
      until,
      provenance,
    });
  }
  const nearest = current[0] ?? roles[0];
  if (!nearest) return absent;
  const params = { ...words, organisation: nearest.organisationName, role: nearest.role };
  return lacks(
    missing(current.length > 0 ? 'business-role-lacks-power' : 'business-role-ended', params, [
      'make-mandate',
      'look-up-register',
    ]),
  );
};
