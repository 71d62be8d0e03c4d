import type { PersonRecord } from '../../central/api/records.ts';

/** A person with nothing but what the test says; the id comes from the number. */
export const personRecord = (number: number, facts: Partial<PersonRecord> = {}): PersonRecord => ({
  personId: personId(number),
  version: 1,
  givenNames: 'Karen',
  surname: 'Hansen',
  formerNames: [],
  birthDate: '1944-05-02',
  nationalNumber: null,
  civilStatus: 'alive',
  hasShieldedAddress: false,
  address: null,
  contacts: [],
  language: 'da',
  letters: 'digital',
  household: [],
  relations: [],
  courtOrders: [],
  businessRoles: [],
  account: null,
  benefits: [],
  asOf: { cpr: asOf, benefits: asOf },
  ...facts,
});

export const asOf = '2026-03-01T06:00:00.000Z';
export const personId = (number: number): string =>
  `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/**
 * A made-up population that repeats itself: names as unevenly spread as in life, a phone for all, a household, an account and a benefit for
 * many. The same count gives the same people.
 */
export function* people(count: number): Generator<PersonRecord> {
  const draw = sequence(count);
  for (let number = 1; number <= count; number += 1) yield person(number, draw);
}

/** Draws in [0, 1) that are the same each time (a linear congruential generator, Numerical Recipes). */
const sequence = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

const givenNames =
  `Anne Peter Kirsten Michael Mette Jens Hanne Lars Anna Thomas Helle Henrik Susanne Søren Lene Christian Maria Martin
  Marianne Niels Inge Jan Karen Morten Lone Hans Camilla Jesper Bente Jørgen Charlotte Anders Pia Ole Louise Mads Jette Per
  Åse Rasmus Ida Jakob Emma Erik Julie Lasse Birgit Frederik Sofie Kim Ingrid Poul Tina Carsten Line Emil Gitte Bo Karin
  Kurt Ulla Knud Ældrid Øjvind Aage Fatima Mohammed Zainab Nikolaj Agnieszka`
    .trim()
    .split(/\s+/);
const surnames =
  `Nielsen Jensen Hansen Andersen Pedersen Christensen Larsen Sørensen Rasmussen Jørgensen Petersen Madsen Kristensen
  Olsen Thomsen Christiansen Poulsen Johansen Møller Mortensen Knudsen`
    .trim()
    .split(/\s+/);
const places =
  'Nør Sønder Øster Vester Bak Dal Eng Fly Grøn Høj Ivers Kær Lund Mose Nyborg Over Præst Rav Skov Toft Ulv Viborg'.split(
    ' ',
  );
const endings = 'gaard by holm ager berg strup toft bæk dal lund mark vig rup sted kjær'.split(' ');

const person = (number: number, draw: () => number): PersonRecord => {
  const birthDate = new Date(Date.UTC(1925, 0, 1 + Math.floor(draw() * 36_500))).toISOString().slice(0, 10);
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const hasFamily = draw() < 0.6;
  return personRecord(number, {
    givenNames:
      draw() < 0.4 ? `${often(givenNames, draw)} ${often(givenNames, draw)}` : often(givenNames, draw),
    surname: draw() < 0.6 ? often(surnames, draw) : `${evenly(places, draw)}${evenly(endings, draw)}`,
    birthDate,
    nationalNumber: `${day}${month}${year.slice(2)}${String(number % 10_000).padStart(4, '0')}`,
    address: {
      street: `${evenly(places, draw)}gade`,
      houseNumber: String(1 + Math.floor(draw() * 120)),
      floorAndDoor: draw() < 0.5 ? '2. tv' : '',
      postcode: String(1000 + Math.floor(draw() * 9000)),
      town: `${evenly(places, draw)}${evenly(endings, draw)}`,
      municipality: '0101',
      country: 'DK',
      careOf: '',
      movedInOn: '2015-08-01',
    },
    contacts: [
      { kind: 'phone', value: `+45${20_000_000 + number}`, isVerified: true, asOf },
      { kind: 'email', value: `citizen.${number}@example.dk`, isVerified: draw() < 0.5, asOf },
    ],
    household: hasFamily ? [relative(number + 1, 'spouse', draw), relative(number + 2, 'child', draw)] : [],
    relations: hasFamily ? [relative(number + 1, 'spouse', draw), relative(number + 2, 'child', draw)] : [],
    account: {
      registrationNumber: '9999',
      accountNumber: String(10 ** 9 + number),
      bankName: 'Nordbank',
      country: 'DK',
      asOf,
    },
    benefits:
      draw() < 0.5
        ? [
            {
              benefitId: `benefit-${number}`,
              kind: 'state-pension',
              monthlyAmountMinor: 745_000,
              currency: 'DKK',
              status: 'paid',
              nextPaymentOn: '2026-04-30',
            },
          ]
        : [],
  });
};

const relative = (
  number: number,
  relation: 'spouse' | 'child',
  draw: () => number,
): PersonRecord['relations'][number] => ({
  personId: personId(number),
  name: `${often(givenNames, draw)} ${often(surnames, draw)}`,
  birthDate: '1980-01-01',
  relation,
  from: null,
  until: null,
  matters: null,
});

const evenly = (from: readonly string[], draw: () => number): string =>
  from[Math.floor(draw() * from.length)] ?? '';
/** The first ones much more often than the last. */
const often = (from: readonly string[], draw: () => number): string => evenly(from, () => draw() ** 2);
