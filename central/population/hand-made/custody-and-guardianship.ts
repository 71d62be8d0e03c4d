import { childBenefitFor, paidBenefit } from '../benefits.ts';
import { childrenTies } from '../children.ts';
import { dayText, instantOn, type DayNumber } from '../calendar.ts';
import { type Draw } from '../draw.ts';
import { nothingElse, type Individual, type Kin } from '../kin.ts';
import { fromRegister, type Mandate } from '../mandates.ts';
import { displayName } from '../names.ts';
import { addressIn, agelessPortrait, alone, individualOf, portrait } from './portrait.ts';

/** Separated, custody shared; where mother and child live is shielded from the father, as from everybody. */
export const separatedMother = agelessPortrait(60, {
  givenNames: 'Camilla',
  surname: 'Frandsen',
  sex: 'female',
  ageYears: 38,
});
export const separatedFather = agelessPortrait(61, {
  givenNames: 'Jesper',
  surname: 'Kjeldsen',
  sex: 'male',
  ageYears: 41,
});
export const sharedChild = agelessPortrait(62, {
  givenNames: 'Oscar',
  surname: 'Kjeldsen',
  sex: 'male',
  ageYears: 9,
});
/** Fifteen: has a mailbox and may be heard, cannot yet act alone. */
export const teenager = agelessPortrait(63, {
  givenNames: 'Frida',
  surname: 'Lorentzen',
  sex: 'female',
  ageYears: 15,
});
export const teenagersMother = agelessPortrait(64, {
  givenNames: 'Lone',
  surname: 'Lorentzen',
  sex: 'female',
  ageYears: 44,
});
/** Of age, under guardianship (Værgemålsloven § 5). */
export const ward = portrait(65, {
  givenNames: 'Jonas',
  surname: 'Lauridsen',
  sex: 'male',
  birthDate: '1998-05-30',
});
export const guardian = portrait(66, {
  givenNames: 'Bente',
  surname: 'Pallesen',
  sex: 'female',
  birthDate: '1966-10-10',
});

/** Was given a mandate before the guardianship: the guardian comes first where the two meet (værgemålsloven § 5). */
export const wardsFriend = portrait(67, {
  givenNames: 'Mikkel',
  surname: 'Overgaard',
  sex: 'male',
  birthDate: '1996-09-19',
});
export const wardMandateId = 'm00000065-1';

const home = (street: string, houseNumber: string, postcode: string) =>
  addressIn({ street, houseNumber, floorAndDoor: '', postcode, movedInOn: '2022-09-01' });

const childBenefit = (benefitId: string, child: Individual, draw: Draw) => {
  const monthlyAmountMinor = childBenefitFor([child.bornOn], draw.today);
  return paidBenefit(benefitId, { kind: 'child-benefit', monthlyAmountMinor, today: draw.today });
};

const separatedParents = (draw: Draw): Kin => {
  const child = individualOf(draw, sharedChild, { hasShieldedAddress: true, contacts: [], account: null });
  const mother = individualOf(draw, separatedMother, {
    hasShieldedAddress: true,
    benefits: [childBenefit('b60-1', child, draw)],
  });
  const father = individualOf(draw, separatedFather);
  return {
    households: [
      { address: home('Kærparken', '18', '8900'), members: [mother, child] },
      { address: home('Jagtvej', '40', '8800'), members: [father] },
    ],
    ties: childrenTies(draw, { holders: [mother, father], others: [], children: [child] }),
    ...nothingElse,
  };
};

const teenagerAtHome = (draw: Draw): Kin => {
  const child = individualOf(draw, teenager);
  const mother = individualOf(draw, teenagersMother, { benefits: [childBenefit('b64-1', child, draw)] });
  return {
    households: [{ address: home('Hestehavevej', '11', '8464'), members: [mother, child] }],
    ties: childrenTies(draw, { holders: [mother], others: [], children: [child] }),
    ...nothingElse,
  };
};

const mandateToFriend = (grantor: Individual, today: DayNumber): Mandate => {
  const madeOn = dayText(today - 700);
  return {
    ...fromRegister,
    mandateId: wardMandateId,
    kind: 'personal',
    grantorId: ward.personId,
    grantorName: displayName(grantor.facts),
    granteeKind: 'person',
    granteeId: wardsFriend.personId,
    granteeName: `${wardsFriend.givenNames} ${wardsFriend.surname}`,
    scope: [
      { serviceId: 'housing-benefit-claim', power: 'see' },
      { serviceId: 'housing-benefit-claim', power: 'act' },
      { serviceId: 'change-of-address', power: 'act' },
    ],
    madeOn,
    validFrom: madeOn,
    validUntil: null,
    asOf: instantOn(today - 1, 180),
  };
};

const wardAndGuardian = (draw: Draw): Kin => {
  const person = individualOf(draw, ward);
  const other = individualOf(draw, guardian);
  const terms = { from: dayText(draw.today - 300), until: null, matters: 'economic' } as const;
  return {
    households: [
      { address: home('Lindevej', '52', '8240'), members: [person] },
      { address: home('Egevej', '9', '8520'), members: [other] },
    ],
    ties: [{ one: person, other, relation: 'guardian', terms }],
    ...nothingElse,
    mandates: [mandateToFriend(person, draw.today)],
  };
};

const friendOfWard = (draw: Draw): Kin =>
  alone(individualOf(draw, wardsFriend), home('Violvej', '21', '8260'));

export const custodyAndGuardianship = (draw: Draw): readonly Kin[] => [
  separatedParents(draw),
  teenagerAtHome(draw),
  wardAndGuardian(draw),
];

/** Made after all the others, so that what is drawn for those stays as it was. */
export const wardsFriends = (draw: Draw): readonly Kin[] => [friendOfWard(draw)];
