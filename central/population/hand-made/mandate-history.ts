import { dayText, instantOn, type DayNumber } from '../calendar.ts';
import { type Draw } from '../draw.ts';
import { nothingElse, type Individual, type Kin } from '../kin.ts';
import { fromRegister, granteeOffice, granteePerson, revokedOn, type Mandate } from '../mandates.ts';
import { displayName } from '../names.ts';
import { addressIn, individualOf, portrait } from './portrait.ts';

/** Gave four mandates: an expired, a revoked, a future and a narrow one. */
export const mandateGiver = portrait(50, {
  givenNames: 'Ingrid',
  surname: 'Dahl',
  sex: 'female',
  birthDate: '1950-01-20',
});
export const mandateHolder = portrait(51, {
  givenNames: 'Lise Dahl',
  surname: 'Justesen',
  sex: 'female',
  birthDate: '1977-08-13',
});

export const mandateHistoryIds = {
  expired: 'm00000050-1',
  revoked: 'm00000050-2',
  future: 'm00000050-3',
  narrow: 'm00000050-4',
} as const;

const wideScope: Mandate['scope'] = [
  { serviceId: 'change-of-address', power: 'see' },
  { serviceId: 'change-of-address', power: 'act' },
  { serviceId: 'housing-benefit-claim', power: 'see' },
  { serviceId: 'housing-benefit-claim', power: 'act' },
];
const narrowScope: Mandate['scope'] = [
  { serviceId: 'housing-benefit-claim', power: 'see' },
  { serviceId: 'housing-benefit-claim', power: 'act' },
];

const mandatesGiven = (grantor: Individual, grantee: Individual, today: DayNumber): readonly Mandate[] => {
  const day = (offset: number): string => dayText(today + offset);
  const common = {
    ...fromRegister,
    grantorId: grantor.facts.personId,
    grantorName: displayName(grantor.facts),
    ...granteePerson(grantee),
    asOf: instantOn(today - 1, 180),
  };
  const wide = { ...common, scope: wideScope };
  const made = (offset: number) => ({ madeOn: day(offset), validFrom: day(offset) });
  const { expired, revoked, future, narrow } = mandateHistoryIds;
  return [
    { ...wide, mandateId: expired, kind: 'personal', ...made(-900), validUntil: day(-170) },
    {
      ...wide,
      mandateId: revoked,
      kind: 'personal',
      ...made(-150),
      validUntil: null,
      ...revokedOn(today - 60),
    },
    { ...wide, mandateId: future, kind: 'future', madeOn: day(-20), validFrom: day(45), validUntil: null },
    {
      ...common,
      ...granteeOffice,
      mandateId: narrow,
      kind: 'narrow',
      scope: narrowScope,
      ...made(-14),
      validUntil: day(76),
    },
  ];
};

const home = (street: string, houseNumber: string, postcode: string) =>
  addressIn({ street, houseNumber, floorAndDoor: '', postcode, movedInOn: '2005-06-01' });

export const mandateHistory = (draw: Draw): Kin => {
  const giver = individualOf(draw, mandateGiver, { letters: 'print' });
  const holder = individualOf(draw, mandateHolder, { formerNames: ['Lise Dahl'] });
  return {
    households: [
      { address: home('Solbakken', '23', '8740'), members: [giver] },
      { address: home('Møllevænget', '4', '8362'), members: [holder] },
    ],
    ties: [{ one: giver, other: holder, relation: 'child' }],
    ...nothingElse,
    mandates: mandatesGiven(giver, holder, draw.today),
  };
};
