import type { AuthorityCase } from '../case.ts';
import type { MandateFact } from '../facts.ts';
import type { GroundEvaluator } from '../ground.ts';
import { mandateShortfalls } from './mandate-shortfalls.ts';

/**
 * A power of attorney from this subject to this party. One that covers everything permits; of several the one that lasts longest.
 * Where none does, the answer is what the nearest one lacks: the one with the fewest faults, the newest of equals.
 */
export const mandateGround: GroundEvaluator = (authorityCase) => {
  const weighed = mandatesBetween(authorityCase).map((mandate) => ({
    mandate,
    lacks: mandateShortfalls(mandate, authorityCase),
  }));
  const [longest] = weighed
    .filter(({ lacks }) => lacks.length === 0)
    .map(({ mandate }) => mandate)
    .toSorted(byEndThenNewest);
  if (longest) {
    return {
      kind: 'holds',
      ground: 'mandate',
      evidence: {
        kind: 'mandate',
        mandateId: longest.mandateId,
        madeOn: longest.madeOn,
        validUntil: longest.validUntil,
        register: longest.provenance.source,
      },
      until: longest.validUntil,
      provenance: longest.provenance,
    };
  }
  const [nearest] = weighed.toSorted(
    (left, right) =>
      left.lacks.length - right.lacks.length || right.mandate.madeOn.localeCompare(left.mandate.madeOn),
  );
  return nearest ? { kind: 'lacks', missing: nearest.lacks } : { kind: 'absent' };
};

/**
 * Only a mandate given by the subject to this very person counts. A name is not enough: somebody whom no register knows is tied to
 * a mandate by nothing.
 */
const mandatesBetween = ({ request, facts }: AuthorityCase): readonly MandateFact[] => {
  const { party, subject } = request;
  if (party?.kind !== 'representative' || party.personId === null) return [];
  return facts.mandates.filter(
    ({ grantor, grantee }) =>
      grantor.personId === subject.personId &&
      grantee.kind === 'person' &&
      grantee.partyId === party.personId,
  );
};

const byEndThenNewest = (left: MandateFact, right: MandateFact): number =>
  endOf(right).localeCompare(endOf(left)) || right.madeOn.localeCompare(left.madeOn);

const endOf = (mandate: MandateFact): string => mandate.validUntil ?? '9999-12-31';
