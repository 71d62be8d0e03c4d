import { type AddressRecord } from '../../api/records.ts';
import { drawAccount } from '../accounts.ts';
import { dayNumber, dayText, instantOn, yearsBefore, type DayNumber } from '../calendar.ts';
import { phoneOf } from '../contacts.ts';
import { personIdOf, type Draw } from '../draw.ts';
import { nothingElse, type Individual, type Kin, type Remark } from '../kin.ts';
import { nationalNumberOf, type Sex } from '../national-number.ts';
import { centrePlaces, otherPlaces } from '../places.ts';

type Named = {
  readonly personId: string;
  readonly givenNames: string;
  readonly surname: string;
  readonly sex: Sex;
};

/** A hand-made person who is the same whatever the day. */
export type Portrait = Named & { readonly birthDate: string; readonly nationalNumber: string | null };

/** A hand-made person who keeps an age, because the age is the point; birth date and number follow the day. */
export type AgelessPortrait = Named & { readonly ageYears: number };

type Sitter = { readonly givenNames: string; readonly surname: string; readonly sex: Sex };

/** `ordinal` below 1001, each once. */
export const portrait = (ordinal: number, sitter: Sitter & { readonly birthDate: string }): Portrait => ({
  ...sitter,
  personId: personIdOf(ordinal),
  nationalNumber: nationalNumberOf(dayNumber(sitter.birthDate), sitter.sex, 0),
});

export const agelessPortrait = (
  ordinal: number,
  sitter: Sitter & { readonly ageYears: number },
): AgelessPortrait => ({ ...sitter, personId: personIdOf(ordinal) });

const ordinalOf = ({ personId }: Named): number => Number(personId.slice(1));

/** Well inside the year of life, so that the age holds; different for each, so that no two share a birth date by chance. */
const birthDayOf = (sitter: AgelessPortrait, today: DayNumber): DayNumber =>
  yearsBefore(today, sitter.ageYears) - 20 - ((ordinalOf(sitter) * 13) % 300);

/** The person in the country: alive, digital, Danish, with phone and account, but for `changes`. */
export const individualOf = (
  draw: Draw,
  sitter: Portrait | AgelessPortrait,
  changes: Partial<Individual['facts']> = {},
): Individual => {
  const { personId, givenNames, surname, sex } = sitter;
  const isFixed = 'birthDate' in sitter;
  const bornOn = isFixed ? dayNumber(sitter.birthDate) : birthDayOf(sitter, draw.today);
  const phone = phoneOf(ordinalOf(sitter));
  return {
    sex,
    bornOn,
    facts: {
      personId,
      version: 1,
      givenNames,
      surname,
      formerNames: [],
      birthDate: dayText(bornOn),
      nationalNumber: isFixed ? sitter.nationalNumber : draw.numbers.next(bornOn, sex),
      civilStatus: 'alive',
      hasShieldedAddress: false,
      contacts: [{ kind: 'phone', value: phone, isVerified: true, asOf: instantOn(draw.today - 90, 600) }],
      language: 'da',
      letters: 'digital',
      account: drawAccount(draw, ordinalOf(sitter)),
      benefits: [],
      asOf: { cpr: instantOn(draw.today - 2, 95), benefits: instantOn(draw.today - 1, 150) },
      ...changes,
    },
  };
};

type HandMadeAddress = {
  readonly street: string;
  readonly houseNumber: string;
  readonly floorAndDoor: string;
  readonly postcode: string;
  readonly movedInOn: string;
};

/** An address in a town of the tables; throws where the postcode is none of theirs. */
export const addressIn = ({ postcode, ...rest }: HandMadeAddress): AddressRecord => {
  const found = [...centrePlaces, ...otherPlaces].find((place) => place.postcode === postcode);
  if (found === undefined) throw new Error('a hand-made address stands in a town of the tables');
  const { town, municipality } = found;
  return { ...rest, postcode, town, municipality, country: 'DK', careOf: '' };
};

/** Somebody who lives alone and is tied to nobody. */
export const alone = (
  person: Individual,
  address: AddressRecord | null,
  remarks: readonly Remark[] = [],
): Kin => ({ households: [{ address, members: [person] }], ties: [], ...nothingElse, remarks });
