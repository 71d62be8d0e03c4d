import { type z } from 'zod';
import { type BenefitRecord } from '../api/records.ts';
import { ageOn, dayText, type DayNumber } from './calendar.ts';
import { type Draw } from './draw.ts';
import { nextPaymentDay, type BenefitKind } from './payment-days.ts';

export type Benefit = Readonly<z.infer<typeof BenefitRecord>> & { readonly kind: BenefitKind };

/** Age from which the state pension is paid (Lov om social pension § 1 a, born 1955 to 1962). */
export const pensionAge = 67;

/** Child and youth benefit, øre a month, by age: near the rates of 2026 and rounded. */
const childRate = (ageYears: number): number => {
  if (ageYears < 3) return 180_000;
  if (ageYears < 7) return 142_000;
  return 112_000;
};

export const childBenefitFor = (childrenBornOn: readonly DayNumber[], today: DayNumber): number =>
  childrenBornOn.reduce(
    (sum, bornOn) => sum + (ageOn(bornOn, today) < 18 ? childRate(ageOn(bornOn, today)) : 0),
    0,
  );

export const paidBenefit = (
  benefitId: string,
  { kind, monthlyAmountMinor, today }: { kind: BenefitKind; monthlyAmountMinor: number; today: DayNumber },
): Benefit => ({
  benefitId,
  kind,
  monthlyAmountMinor,
  currency: 'DKK',
  status: 'paid',
  nextPaymentOn: dayText(nextPaymentDay(kind, today)),
});

const drawStatus = (draw: Draw): Benefit['status'] => {
  const place = draw.random.next();
  if (place < 0.92) return 'paid';
  if (place < 0.95) return 'applied';
  return place < 0.97 ? 'paused' : 'ended';
};

export type Entitlement = {
  readonly ordinal: number;
  readonly ageYears: number;
  /** Of the children whose benefit is paid to this person. */
  readonly childrenBornOn: readonly DayNumber[];
};

type Amount = readonly [kind: BenefitKind, monthlyAmountMinor: number];

const drawAmounts = (
  { random, today }: Draw,
  { ageYears, childrenBornOn }: Entitlement,
): readonly Amount[] => {
  const isPensioner = ageYears >= pensionAge;
  const amounts: Amount[] = [];
  if (isPensioner) amounts.push(['state-pension', random.integer(7_300, 16_200) * 100]);
  if (ageYears >= 18 && random.chance(isPensioner ? 0.35 : 0.1)) {
    amounts.push(['housing-benefit', random.integer(400, 4_600) * 100]);
  }
  const forChildren = childBenefitFor(childrenBornOn, today);
  if (forChildren > 0) amounts.push(['child-benefit', forChildren]);
  if (ageYears >= 18 && ageYears < 28 && random.chance(0.35)) {
    amounts.push(['student-grant', random.pick([712_000, 110_000, 294_000])]);
  } else if (ageYears >= 22 && !isPensioner && random.chance(0.04)) {
    amounts.push(['unemployment-benefit', random.integer(12_000, 21_500) * 100]);
  }
  return amounts;
};

export const drawBenefits = (draw: Draw, entitlement: Entitlement): Benefit[] =>
  drawAmounts(draw, entitlement).map(([kind, monthlyAmountMinor], index) => {
    const benefit = paidBenefit(`b${entitlement.ordinal}-${index + 1}`, {
      kind,
      monthlyAmountMinor,
      today: draw.today,
    });
    const status = drawStatus(draw);
    return status === 'paid' ? benefit : { ...benefit, status, nextPaymentOn: null };
  });
