import { dayNumber, dayText, type DayNumber } from './calendar.ts';

export const benefitKinds = [
  'state-pension',
  'housing-benefit',
  'child-benefit',
  'unemployment-benefit',
  'student-grant',
] as const;
export type BenefitKind = (typeof benefitKinds)[number];

/** Months since year 0. */
export type MonthNumber = number;

export const monthOf = (day: DayNumber): MonthNumber => {
  const text = dayText(day);
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
};

const firstDayOf = (month: MonthNumber): DayNumber =>
  dayNumber(`${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`);

/** 0 Sunday to 6 Saturday; 1970-01-01 was a Thursday. */
const weekdayOf = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

const lastWeekdayUpTo = (day: DayNumber): DayNumber => {
  const weekday = weekdayOf(day);
  return day - (weekday === 0 ? 2 : weekday === 6 ? 1 : 0);
};

const firstWeekdayFrom = (day: DayNumber): DayNumber => {
  const weekday = weekdayOf(day);
  return day + (weekday === 0 ? 1 : weekday === 6 ? 2 : 0);
};

/** True in the months in which the benefit is paid: each month, but child benefit in the first month of a quarter. */
export const isPaidIn = (kind: BenefitKind, month: MonthNumber): boolean =>
  kind !== 'child-benefit' || month % 3 === 0;

/** Weekdays only; bank holidays are not looked at. */
export const paymentDay = (kind: BenefitKind, month: MonthNumber): DayNumber => {
  if (kind === 'housing-benefit') return firstWeekdayFrom(firstDayOf(month));
  if (kind === 'child-benefit') return firstWeekdayFrom(firstDayOf(month) + 19);
  return lastWeekdayUpTo(firstDayOf(month + 1) - 1);
};

/** The first payment on `today` or later. */
export const nextPaymentDay = (kind: BenefitKind, today: DayNumber): DayNumber => {
  let month = monthOf(today);
  while (!isPaidIn(kind, month) || paymentDay(kind, month) < today) month += 1;
  return paymentDay(kind, month);
};
