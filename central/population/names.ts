import { faker } from '@faker-js/faker/locale/da';
import { type Sex } from './national-number.ts';
import { type Random } from './random.ts';

/** Read once: drawing from a table is some hundred times faster than asking the generator for each person. */
const table = (list: readonly string[] | null | undefined): readonly string[] => {
  if (!list?.length) throw new Error('the Danish name and street tables are missing');
  return list;
};

const person = faker.rawDefinitions.person;
const firstNames = {
  female: table(person?.first_name?.female),
  male: table(person?.first_name?.male),
} as const;
const surnames = table(person?.last_name?.generic);
const middleNames = table(person?.middle_name?.generic);

export const streetNames = table(faker.rawDefinitions.location?.street_name);

/** One to three names before the surname: middle names stand here, as on Danish letters. */
export const drawGivenNames = (random: Random, sex: Sex): string => {
  const first = random.pick(firstNames[sex]);
  const extra = random.next();
  if (extra < 0.5) return first;
  if (extra < 0.75) return `${first} ${random.pick(firstNames[sex])}`;
  if (extra < 0.95) return `${first} ${random.pick(middleNames)}`;
  return `${first} ${random.pick(firstNames[sex])} ${random.pick(middleNames)}`;
};

export const drawSurname = (random: Random): string =>
  random.chance(0.05) ? `${random.pick(surnames)}-${random.pick(surnames)}` : random.pick(surnames);

/** The name as it is said; people with one name only have no surname. */
export const displayName = (name: { readonly givenNames: string; readonly surname: string }): string =>
  name.surname === '' ? name.givenNames : `${name.givenNames} ${name.surname}`;
