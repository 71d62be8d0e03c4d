import { dayText, yearsBefore, type DayNumber } from './calendar.ts';
import { type Tie, type Terms } from './kin.ts';

const without: Terms = { from: null, until: null, matters: null };

/** The day before the eighteenth birthday (værgemålsloven § 1, stk. 1; forældreansvarsloven § 1). */
const lastDayAsMinor = (bornOn: DayNumber): DayNumber => yearsBefore(bornOn, -18) - 1;

/** What a tie says of days and matters; custody lasts from birth until the child is of age. */
export const termsOf = (tie: Tie): Terms => {
  if (tie.terms !== undefined) return tie.terms;
  if (tie.relation !== 'custody-child') return without;
  const { bornOn } = tie.other;
  return { ...without, from: dayText(bornOn), until: dayText(lastDayAsMinor(bornOn)) };
};
