import { childrenTies } from '../children.ts';
import { dayText } from '../calendar.ts';
import { keptApart, orderOf } from '../court-orders.ts';
import { type Draw } from '../draw.ts';
import { nothingElse, type Kin } from '../kin.ts';
import { addressIn, agelessPortrait, individualOf, portrait } from './portrait.ts';

/** Protected from somebody by a no-contact order (lov om tilhold § 1); her address is shielded. */
export const protectedWoman = portrait(68, {
  givenNames: 'Sanne',
  surname: 'Tofte',
  sex: 'female',
  birthDate: '1990-02-14',
});
export const keptAway = portrait(69, {
  givenNames: 'Dennis',
  surname: 'Ravnholt',
  sex: 'male',
  birthDate: '1986-12-05',
});
/** Appointed by a court to act in money matters for somebody who has no guardian. */
export const representedByOrder = portrait(71, {
  givenNames: 'Ove',
  surname: 'Villadsen',
  sex: 'male',
  birthDate: '1947-07-30',
});
export const appointedByCourt = portrait(72, {
  givenNames: 'Grethe',
  surname: 'Bundgaard',
  sex: 'female',
  birthDate: '1969-03-03',
});
/** His father had custody until a court took it (forældreansvarsloven § 15). */
export const childOfOne = agelessPortrait(73, {
  givenNames: 'Viktor',
  surname: 'Skytte',
  sex: 'male',
  ageYears: 11,
});
export const motherAlone = agelessPortrait(74, {
  givenNames: 'Heidi',
  surname: 'Skytte',
  sex: 'female',
  ageYears: 39,
});
export const fatherWithoutCustody = agelessPortrait(75, {
  givenNames: 'Ronni',
  surname: 'Bjerg',
  sex: 'male',
  ageYears: 42,
});

const home = (street: string, houseNumber: string, postcode: string) =>
  addressIn({ street, houseNumber, floorAndDoor: '', postcode, movedInOn: '2021-05-01' });

const noContact = (draw: Draw): Kin => {
  const one = individualOf(draw, protectedWoman, { hasShieldedAddress: true });
  const other = individualOf(draw, keptAway);
  return {
    ...nothingElse,
    households: [
      { address: home('Syrenvej', '27', '8700'), members: [one] },
      { address: home('Stationsvej', '3', '8722'), members: [other] },
    ],
    ties: [],
    courtOrders: keptApart(one, other, {
      madeOn: dayText(draw.today - 210),
      validUntil: dayText(draw.today + 1600),
    }),
  };
};

const representation = (draw: Draw): Kin => {
  const subject = individualOf(draw, representedByOrder, { letters: 'print' });
  const other = individualOf(draw, appointedByCourt);
  return {
    ...nothingElse,
    households: [
      { address: home('Mosevej', '5', '8400'), members: [subject] },
      { address: home('Bakkegade', '58', '8500'), members: [other] },
    ],
    ties: [],
    courtOrders: [
      orderOf(subject, other, {
        kind: 'representation',
        matters: 'economic',
        madeOn: dayText(draw.today - 95),
        validUntil: dayText(draw.today + 270),
      }),
    ],
  };
};

const custodyRemoved = (draw: Draw): Kin => {
  const child = individualOf(draw, childOfOne, { contacts: [], account: null });
  const mother = individualOf(draw, motherAlone);
  const father = individualOf(draw, fatherWithoutCustody);
  return {
    ...nothingElse,
    households: [
      { address: home('Kløvervej', '15', '8600'), members: [mother, child] },
      { address: home('Torvegade', '90', '7800'), members: [father] },
    ],
    ties: childrenTies(draw, { holders: [mother], others: [father], children: [child] }),
    courtOrders: [
      orderOf(child, father, {
        kind: 'custody-removed',
        matters: 'all',
        madeOn: dayText(draw.today - 480),
        validUntil: null,
      }),
    ],
  };
};

export const peopleBeforeCourts = (draw: Draw): readonly Kin[] => [
  noContact(draw),
  representation(draw),
  custodyRemoved(draw),
];
