import { ageOn, type DayNumber } from './calendar.ts';
import { type Draw } from './draw.ts';
import { createIndividual } from './individual.ts';
import { pairsOf, type Individual, type Tie } from './kin.ts';
import { weighted } from './random.ts';

const adultAge = 18;
const childCounts = weighted([
  [1, 35],
  [2, 45],
  [3, 15],
  [4, 5],
]);

/** Birth days of the children, eldest first, of somebody aged 22 to 54: aged up to 20, so that some at home are grown. */
export const drawBirthDays = ({ random, today }: Draw, parentBornOn: DayNumber): readonly DayNumber[] => {
  const parentAge = ageOn(parentBornOn, today);
  const oldest = Math.max(0, Math.min(20, parentAge - 21));
  const firstAge = random.integer(Math.min(oldest, Math.max(0, parentAge - 42)), oldest);
  const count = random.pick(childCounts);
  const days: DayNumber[] = [];
  let bornOn = today - Math.floor(firstAge * 365.25) - random.integer(10, 360);
  while (days.length < count && bornOn < today - 5) {
    days.push(bornOn);
    bornOn += random.integer(420, 1500);
  }
  return days;
};

export const createChildren = (
  draw: Draw,
  { bornOn, surname, isShielded }: { bornOn: readonly DayNumber[]; surname: string; isShielded: boolean },
): readonly Individual[] =>
  bornOn.map((day) =>
    createIndividual(draw, {
      sex: draw.random.chance(0.5) ? 'female' : 'male',
      bornOn: day,
      surname,
      bornSurname: surname,
      civilStatus: 'alive',
      isShielded,
      childrenBornOn: [],
    }),
  );

export const isMinor = (person: Individual, today: DayNumber): boolean =>
  ageOn(person.bornOn, today) < adultAge;

type Parenthood = {
  /** Parents with custody (Forældreansvarsloven): custody ends at eighteen, parenthood does not. */
  readonly holders: readonly Individual[];
  readonly others: readonly Individual[];
  readonly children: readonly Individual[];
};

/** One tie between each parent and child: custody where there is custody, else parenthood. And the children are siblings. */
export const childrenTies = ({ today }: Pick<Draw, 'today'>, parenthood: Parenthood): readonly Tie[] => {
  const { holders, others, children } = parenthood;
  return [
    ...children.flatMap((child): Tie[] => [
      ...holders.map((one): Tie => ({
        one,
        other: child,
        relation: isMinor(child, today) ? 'custody-child' : 'child',
      })),
      ...others.map((one): Tie => ({ one, other: child, relation: 'child' })),
    ]),
    ...pairsOf(children).map(([one, other]): Tie => ({ one, other, relation: 'sibling' })),
  ];
};
