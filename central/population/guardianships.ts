import { ageOn, dayText, type DayNumber } from './calendar.ts';
import { type Tie } from './kin.ts';
import { weighted, type Random } from './random.ts';

/** Values of most adult guardianships (værgemålsloven § 5, stk. 3): money alone, or both. */
const matters = weighted([
  ['economic', 6],
  ['all', 3],
  ['personal', 1],
] as const);

/** A few of the very old have a grown child as guardian, told beside the tie they have. */
export const drawGuardianships = (
  { random, today }: { readonly random: Random; readonly today: DayNumber },
  ties: readonly Tie[],
): readonly Tie[] => {
  const wards = new Set<Tie['one']>();
  return ties.flatMap(({ one, other, relation }): readonly Tie[] => {
    const isLiving = one.facts.civilStatus === 'alive' && other.facts.civilStatus === 'alive';
    if (relation !== 'child' || !isLiving || wards.has(one) || ageOn(one.bornOn, today) < 78) return [];
    if (ageOn(other.bornOn, today) < 25 || !random.chance(0.05)) return [];
    wards.add(one);
    const terms = {
      from: dayText(today - random.integer(30, 2000)),
      until: random.chance(0.3) ? dayText(today + random.integer(60, 1500)) : null,
      matters: random.pick(matters),
    };
    return [{ one, other, relation: 'guardian', terms }];
  });
};
