import { childBenefitFor, paidBenefit } from '../benefits.ts';
import { childrenTies } from '../children.ts';
import { type Draw } from '../draw.ts';
import { nothingElse, type Kin } from '../kin.ts';
import { addressIn, agelessPortrait, individualOf } from './portrait.ts';

const surname = 'Abdi Mortensen';

export const nineFather = agelessPortrait(10, { givenNames: 'Yusuf', surname, sex: 'male', ageYears: 46 });
export const nineMother = agelessPortrait(11, { givenNames: 'Rikke', surname, sex: 'female', ageYears: 44 });
export const nineChildren = [
  agelessPortrait(12, { givenNames: 'Amina', surname, sex: 'female', ageYears: 17 }),
  agelessPortrait(13, { givenNames: 'Elias', surname, sex: 'male', ageYears: 15 }),
  agelessPortrait(14, { givenNames: 'Sofia', surname, sex: 'female', ageYears: 12 }),
  agelessPortrait(15, { givenNames: 'Noah', surname, sex: 'male', ageYears: 10 }),
  agelessPortrait(16, { givenNames: 'Maja', surname, sex: 'female', ageYears: 7 }),
  agelessPortrait(17, { givenNames: 'Idris', surname, sex: 'male', ageYears: 4 }),
  agelessPortrait(18, { givenNames: 'Liv', surname, sex: 'female', ageYears: 1 }),
] as const;

/** Two parents and seven children: who all moves along? */
export const householdOfNine = (draw: Draw): Kin => {
  const father = individualOf(draw, nineFather);
  const children = nineChildren.map((child) => individualOf(draw, child, { contacts: [], account: null }));
  const monthlyAmountMinor = childBenefitFor(
    children.map(({ bornOn }) => bornOn),
    draw.today,
  );
  const mother = individualOf(draw, nineMother, {
    formerNames: ['Rikke Mortensen'],
    benefits: [paidBenefit('b11-1', { kind: 'child-benefit', monthlyAmountMinor, today: draw.today })],
  });
  const address = addressIn({
    street: 'Engvej',
    houseNumber: '102B',
    floorAndDoor: '',
    postcode: '8700',
    movedInOn: '2019-03-01',
  });
  return {
    households: [{ address, members: [father, mother, ...children] }],
    ties: [
      { one: father, other: mother, relation: 'spouse' },
      ...childrenTies(draw, { holders: [father, mother], others: [], children }),
    ],
    ...nothingElse,
  };
};
