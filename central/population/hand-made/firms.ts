import { dayText, instantOn, type DayNumber } from '../calendar.ts';
import { type Draw } from '../draw.ts';
import { nothingElse, type Individual, type Kin, type RoleHeld } from '../kin.ts';
import { fromRegister, type Mandate } from '../mandates.ts';
import { displayName } from '../names.ts';
import { companies, lawFirm } from '../organisations.ts';
import { addressIn, individualOf, portrait } from './portrait.ts';

/** Her sister and a firm of lawyers may act for her, the two together only. */
export const jointPrincipal = portrait(84, {
  givenNames: 'Else',
  surname: 'Mikkelborg',
  sex: 'female',
  birthDate: '1952-11-08',
});
export const principalsSister = portrait(85, {
  givenNames: 'Tove',
  surname: 'Aaboe',
  sex: 'female',
  birthDate: '1955-04-17',
});
/** Of the firm; comes for whoever gave it a mandate. */
export const lawyer = portrait(86, {
  givenNames: 'Philip',
  surname: 'Wedel',
  sex: 'male',
  birthDate: '1981-01-26',
});
export const companyOwner = portrait(87, {
  givenNames: 'Rosa',
  surname: 'Kofoed',
  sex: 'female',
  birthDate: '1985-08-11',
});
/** Keeps the company's books from a firm of his own; is no part of it. */
export const externalAccountant = portrait(88, {
  givenNames: 'Svend',
  surname: 'Lykke',
  sex: 'male',
  birthDate: '1970-10-02',
});
export const jointMandateId = 'm00000084-1';

const jointMandate = (grantor: Individual, sister: Individual, today: DayNumber): Mandate => {
  const madeOn = dayText(today - 60);
  return {
    ...fromRegister,
    mandateId: jointMandateId,
    kind: 'professional',
    grantorId: grantor.facts.personId,
    grantorName: displayName(grantor.facts),
    granteeKind: 'organisation',
    granteeId: lawFirm.organisationId,
    granteeName: lawFirm.name,
    otherGrantees: [{ kind: 'person', partyId: sister.facts.personId, name: displayName(sister.facts) }],
    decide: 'jointly',
    scope: [
      { serviceId: 'change-of-address', power: 'see' },
      { serviceId: 'change-of-address', power: 'act' },
      { serviceId: 'housing-benefit-claim', power: 'see' },
      { serviceId: 'housing-benefit-claim', power: 'act' },
    ],
    madeOn,
    validFrom: madeOn,
    validUntil: dayText(today + 670),
    asOf: instantOn(today - 1, 180),
  };
};

const home = (street: string, houseNumber: string, postcode: string) =>
  addressIn({ street, houseNumber, floorAndDoor: '', postcode, movedInOn: '2014-10-01' });

const roleOf = (
  person: Individual,
  { organisationId, name }: { readonly organisationId: string; readonly name: string },
  role: RoleHeld['role']['role'],
): RoleHeld => ({
  holderId: person.facts.personId,
  role: { organisationId, organisationName: name, role, from: '2019-01-01', until: null },
});

const lawFirmAndSister = (draw: Draw): Kin => {
  const principal = individualOf(draw, jointPrincipal, { letters: 'print' });
  const sister = individualOf(draw, principalsSister);
  const attorney = individualOf(draw, lawyer);
  return {
    ...nothingElse,
    households: [
      { address: home('Lyngvej', '8', '8450'), members: [principal] },
      { address: home('Åboulevarden', '36', '8000'), members: [sister] },
      { address: home('Marselis Allé', '71', '8270'), members: [attorney] },
    ],
    ties: [{ one: principal, other: sister, relation: 'sibling' }],
    mandates: [jointMandate(principal, sister, draw.today)],
    businessRoles: [roleOf(attorney, lawFirm, 'lawyer')],
  };
};

const companyAndAccountant = (draw: Draw): Kin => {
  const owner = individualOf(draw, companyOwner);
  const accountant = individualOf(draw, externalAccountant);
  const [company, accountants] = companies;
  if (company === undefined || accountants === undefined) throw new Error('two companies are in the list');
  return {
    ...nothingElse,
    households: [
      { address: home('Havnegade', '14', '8400'), members: [owner] },
      { address: home('Præstevangen', '2', '8370'), members: [accountant] },
    ],
    ties: [],
    businessRoles: [
      roleOf(owner, company, 'owner'),
      roleOf(accountant, company, 'external-accountant'),
      roleOf(accountant, accountants, 'owner'),
    ],
  };
};

export const firmsAndTheirPeople = (draw: Draw): readonly Kin[] => [
  lawFirmAndSister(draw),
  companyAndAccountant(draw),
];
