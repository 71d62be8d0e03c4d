import type { Missing, MissingCode } from '../../../../preload/contract/authority.ts';
import type { AuthorityCase } from '../case.ts';
import type { MandateFact } from '../facts.ts';
import { absent, holds, type GroundAnswer, type HeldGround } from '../ground.ts';

export type Weighed =
  | { readonly kind: 'holds'; readonly mandate: MandateFact; readonly held: HeldGround }
  | Exclude<GroundAnswer, HeldGround>;

type Shortfalls = (mandate: MandateFact) => readonly Missing[];

/**
 * One that covers everything permits; of several one without limits in words, then the one that lasts longest. Next, one that lacks
 * nothing but a fresh look lets the work be captured (rule 10). Where none does either, the answer is what the nearest one lacks: the one
 * with the fewest faults, the newest of equals.
 */
export const weighMandates = (
  { request }: AuthorityCase,
  mandates: readonly MandateFact[],
  shortfalls: Shortfalls,
): Weighed => {
  const weighed = mandates.map((mandate) => ({ mandate, missing: shortfalls(mandate) }));
  const mayCapture = request.service.capturesProvisionally && request.power !== 'receive-money';
  const [best] = weighed
    .filter(({ missing }) => missing.every(({ code }) => mayCapture && onlyNeedsLook.includes(code)))
    .toSorted(
      (left, right) =>
        left.missing.length - right.missing.length || byLimitsThenEnd(left.mandate, right.mandate),
    );
  if (best) return { kind: 'holds', mandate: best.mandate, held: heldBy(best.mandate, best.missing) };
  const [nearest] = weighed.toSorted(
    (left, right) =>
      left.missing.length - right.missing.length || right.mandate.madeOn.localeCompare(left.mandate.madeOn),
  );
  return nearest ? { kind: 'lacks', missing: nearest.missing } : absent;
};

/** Nothing is known against the mandate; what is known is old. */
const onlyNeedsLook: readonly MissingCode[] = [
  'mandate-too-old-offline',
  'status-list-too-old',
  'mandate-not-registered-yet',
];

const heldBy = (mandate: MandateFact, provisional: readonly Missing[]): HeldGround =>
  holds({
    ground: 'mandate',
    evidence: {
      kind: 'mandate',
      mandateId: mandate.mandateId,
      madeOn: mandate.madeOn,
      validUntil: mandate.validUntil,
      register: mandate.provenance.source,
      credentialHash: mandate.credential.hash,
    },
    until: mandate.validUntil,
    provenance: mandate.provenance,
    restrictions: mandate.restrictions.trim(),
    provisional,
  });

const byLimitsThenEnd = (left: MandateFact, right: MandateFact): number =>
  Number(isLimited(left)) - Number(isLimited(right)) ||
  endOf(right).localeCompare(endOf(left)) ||
  right.madeOn.localeCompare(left.madeOn);

const isLimited = ({ restrictions }: MandateFact): boolean => restrictions.trim() !== '';

const endOf = (mandate: MandateFact): string => mandate.validUntil ?? '9999-12-31';
