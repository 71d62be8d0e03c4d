import { drawAccount } from './accounts.ts';
import { drawBenefits } from './benefits.ts';
import { ageOn, dayText, instantOn, type DayNumber } from './calendar.ts';
import { drawContacts } from './contacts.ts';
import { personIdOf, registerNightsAgo, type Draw } from './draw.ts';
import { type Individual } from './kin.ts';
import { drawGivenNames } from './names.ts';
import { type Sex } from './national-number.ts';
import { weighted } from './random.ts';

/** What is settled about somebody before the rest is drawn. */
export type IndividualPlan = {
  readonly sex: Sex;
  readonly bornOn: DayNumber;
  readonly surname: string;
  /** The surname at birth, where marriage changed it. */
  readonly bornSurname: string;
  readonly civilStatus: 'alive' | 'deceased' | 'emigrated';
  readonly isShielded: boolean;
  /** Birth days of the children whose benefit this person receives. */
  readonly childrenBornOn: readonly DayNumber[];
};

/** Preferred languages, BCP 47. */
const languages = weighted([
  ['da', 94],
  ['en', 1],
  ['ar', 1],
  ['uk', 1],
  ['pl', 1],
  ['tr', 1],
  ['so', 1],
]);

/** Exemption from digital mail (Lov om Digital Post § 5) grows with age. */
const drawLetters = (draw: Draw, ageYears: number): 'digital' | 'print' => {
  if (ageYears >= 80) return draw.random.chance(0.45) ? 'print' : 'digital';
  if (ageYears >= 65) return draw.random.chance(0.18) ? 'print' : 'digital';
  return draw.random.chance(0.03) ? 'print' : 'digital';
};

/** One in some hundred adults is known by name and birth date only: newly come, the number not given yet. */
const drawNationalNumber = (draw: Draw, plan: IndividualPlan): string | null =>
  draw.random.chance(0.002) ? null : draw.numbers.next(plan.bornOn, plan.sex);

const drawLiving = (draw: Draw, plan: IndividualPlan, name: { ordinal: number; givenNames: string }) => {
  const ageYears = ageOn(plan.bornOn, draw.today);
  const isHere = plan.civilStatus === 'alive';
  const whose = { ...name, surname: plan.surname, ageYears };
  const { childrenBornOn } = plan;
  return {
    contacts: plan.civilStatus === 'deceased' ? [] : drawContacts(draw, whose),
    account:
      isHere && draw.random.chance(ageYears >= 18 ? 0.96 : 0.25) ? drawAccount(draw, name.ordinal) : null,
    benefits: isHere ? drawBenefits(draw, { ordinal: name.ordinal, ageYears, childrenBornOn }) : [],
    letters: drawLetters(draw, ageYears),
  };
};

export const createIndividual = (draw: Draw, plan: IndividualPlan): Individual => {
  const ordinal = draw.nextOrdinal();
  const givenNames = drawGivenNames(draw.random, plan.sex);
  const living = drawLiving(draw, plan, { ordinal, givenNames });
  return {
    sex: plan.sex,
    bornOn: plan.bornOn,
    facts: {
      personId: personIdOf(ordinal),
      version: 1,
      givenNames,
      surname: plan.surname,
      formerNames: plan.bornSurname === plan.surname ? [] : [`${givenNames} ${plan.bornSurname}`],
      birthDate: dayText(plan.bornOn),
      nationalNumber: drawNationalNumber(draw, plan),
      civilStatus: plan.civilStatus,
      hasShieldedAddress: plan.isShielded,
      language: draw.random.pick(languages),
      ...living,
      asOf: {
        cpr: instantOn(draw.today - registerNightsAgo(draw.random), 95),
        benefits: instantOn(draw.today - registerNightsAgo(draw.random), 150),
      },
    },
  };
};
