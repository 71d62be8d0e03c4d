import { type DayNumber } from './calendar.ts';
import { nationalNumberOf, type Sex } from './national-number.ts';

/** Gives out national numbers, none twice. */
export type NumberRegister = { readonly next: (bornOn: DayNumber, sex: Sex) => string };

/** The first numbers of each day are kept for hand-made people, whose numbers must never change. */
export const keptForHandMade = 2;

/** Remembers one count for each birth date and sex, so its size depends on the calendar, not on the country. */
export const createNumberRegister = (): NumberRegister => {
  const given = new Map<number, number>();
  return {
    next: (bornOn, sex) => {
      const key = bornOn * 2 + (sex === 'male' ? 1 : 0);
      const ordinal = given.get(key) ?? keptForHandMade;
      given.set(key, ordinal + 1);
      return nationalNumberOf(bornOn, sex, ordinal);
    },
  };
};
