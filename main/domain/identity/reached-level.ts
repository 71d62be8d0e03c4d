import type { AssuranceLevel } from '../../../preload/contract/values.ts';
import { dayOf, minutesBetween } from '../calendar.ts';
import type { Pack } from '../catalogue/pack.ts';
import type { ServiceRule } from '../catalogue/service-rule.ts';
import { isExpired } from './assess-proof.ts';
import { compareLevels } from './levels.ts';
import type { ProofFact } from './proof-fact.ts';

export type ProofClock = {
  readonly now: Date;
  readonly timeZone: string;
  /** After how many minutes a proof no longer counts (rule 4: a level decays). */
  readonly maxAgeMinutes: number;
};

/** A clock that was set back a little must not undo a proof just made; one that jumped must not keep an old proof alive. */
const clockToleranceMinutes = 5;

/** The proof was made within the time, by this clock. */
export const isRecent = (proof: ProofFact, clock: ProofClock): boolean => {
  const age = minutesBetween(proof.checkedAt, clock.now);
  return age <= clock.maxAgeMinutes && age >= -clockToleranceMinutes && !isWornOut(proof, clock.now);
};

/** The method's own time is over: a code or an answer counts for less long than a document. */
const isWornOut = ({ countsUntil }: ProofFact, now: Date): boolean =>
  typeof countsUntil === 'string' && Date.parse(countsUntil) < now.getTime();

/** The document behind the proof has run out, when it was shown or since. */
export const hasExpiredDocument = (proof: ProofFact, clock: Omit<ProofClock, 'maxAgeMinutes'>): boolean =>
  proof.shortfall === 'document-expired' || isExpired(proof.expiresOn, dayOf(clock.now, clock.timeZone));

/** The proof that still gives the highest level, the newest of equals; null where none gives any. */
export const bestProof = (proofs: readonly ProofFact[], clock: ProofClock): ProofFact | null =>
  proofs
    .filter((proof) => proof.level !== 'none' && isRecent(proof, clock) && !hasExpiredDocument(proof, clock))
    .toSorted(
      (left, right) =>
        compareLevels(right.level, left.level) || right.checkedAt.localeCompare(left.checkedAt),
    )[0] ?? null;

/** The best level that any proof still gives: for a service after its own time, else after the pack's. */
export const reachedLevel = (
  proofs: readonly ProofFact[],
  context: { readonly service?: ServiceRule; readonly pack: Pack; readonly now: Date },
): AssuranceLevel => {
  const { service, pack, now } = context;
  const maxAgeMinutes = service?.identityMaxAgeMinutes ?? pack.identityMaxAgeMinutes;
  return bestProof(proofs, { now, timeZone: pack.timeZone, maxAgeMinutes })?.level ?? 'none';
};
