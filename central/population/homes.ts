import { drawAddress, drawForeignAddress, type Region } from './addresses.ts';
import { ageOn, type DayNumber } from './calendar.ts';
import { childrenTies, createChildren, drawBirthDays } from './children.ts';
import { type Draw } from './draw.ts';
import { createIndividual, type IndividualPlan } from './individual.ts';
import { type Household, type Individual, type Tie } from './kin.ts';
import { drawSurname } from './names.ts';
import { type Sex } from './national-number.ts';

/** Whom a home is made around: what must fit with parents made before. */
export type Head = { readonly sex: Sex; readonly bornOn: DayNumber; readonly surname: string };

/** A home and who lives there; more than one household where parents live apart. */
export type Home = {
  readonly head: Individual;
  readonly households: readonly Household[];
  readonly ties: readonly Tie[];
};

export type HomeShape = (draw: Draw, region: Region, head: Head) => Home;

const drawSex = (draw: Draw): Sex => (draw.random.chance(0.5) ? 'female' : 'male');

export const drawBirthDay = ({ random, today }: Draw, ageFrom: number, ageTo: number): DayNumber =>
  today - Math.floor(random.integer(ageFrom, ageTo) * 365.25) - random.integer(1, 364);

export const drawHead = (draw: Draw, ageFrom: number, ageTo: number): Head => ({
  sex: drawSex(draw),
  bornOn: drawBirthDay(draw, ageFrom, ageTo),
  surname: drawSurname(draw.random),
});

export const planOf = (head: Head, changes: Partial<IndividualPlan>): IndividualPlan => ({
  ...head,
  bornSurname: head.surname,
  civilStatus: 'alive',
  isShielded: false,
  childrenBornOn: [],
  ...changes,
});

const shieldedShare = 0.012;

export const singleHome: HomeShape = (draw, region, head) => {
  const isShielded = draw.random.chance(shieldedShare);
  const person = createIndividual(draw, planOf(head, { isShielded }));
  return { head: person, households: [{ address: drawAddress(draw, region), members: [person] }], ties: [] };
};

/** Left the country; the register keeps the last known address. */
export const emigratedHome: HomeShape = (draw, _region, head) => {
  const person = createIndividual(draw, planOf(head, { civilStatus: 'emigrated' }));
  return { head: person, households: [{ address: drawForeignAddress(draw), members: [person] }], ties: [] };
};

const drawPartner = (draw: Draw, head: Head): Head => {
  const isSameSex = draw.random.chance(0.03);
  const opposite: Sex = head.sex === 'female' ? 'male' : 'female';
  const adultSince = draw.today - 19 * 366;
  return {
    sex: isSameSex ? head.sex : opposite,
    bornOn: Math.min(head.bornOn + draw.random.integer(-2200, 1800), adultSince),
    surname: drawSurname(draw.random),
  };
};

export type Pair = {
  readonly head: Individual;
  readonly partner: Individual;
  readonly ties: readonly Tie[];
  readonly surname: string;
};

/** Two who live together, most of them married, and half of the married under one name. */
export const createPair = (
  draw: Draw,
  head: Head,
  common: { isShielded: boolean; childrenBornOn: readonly DayNumber[] },
): Pair => {
  const partner = drawPartner(draw, head);
  const isMarried = draw.random.chance(0.75);
  const sharesName = isMarried && draw.random.chance(0.55);
  const surname = draw.random.chance(0.5) ? head.surname : partner.surname;
  const { isShielded, childrenBornOn } = common;
  const headReceives = head.sex === 'female' || partner.sex === 'male';
  const make = (who: Head, receives: boolean): Individual =>
    createIndividual(draw, {
      ...planOf(who, { isShielded, childrenBornOn: receives ? childrenBornOn : [] }),
      surname: sharesName ? surname : who.surname,
    });
  const one = make(head, headReceives);
  const other = make(partner, !headReceives);
  return { head: one, partner: other, surname, ties: isMarried ? [{ one, other, relation: 'spouse' }] : [] };
};

export const coupleHome: HomeShape = (draw, region, head) => {
  const isShielded = draw.random.chance(shieldedShare);
  const { head: one, partner, ties } = createPair(draw, head, { isShielded, childrenBornOn: [] });
  return { head: one, households: [{ address: drawAddress(draw, region), members: [one, partner] }], ties };
};

/** Two parents and the children who still live at home; the grown among them are children without custody. */
export const familyHome: HomeShape = (draw, region, head) => {
  const isShielded = draw.random.chance(shieldedShare);
  const childrenBornOn = drawBirthDays(draw, head.bornOn);
  const pair = createPair(draw, head, { isShielded, childrenBornOn });
  const children = createChildren(draw, { bornOn: childrenBornOn, surname: pair.surname, isShielded });
  const members = [pair.head, pair.partner, ...children];
  return {
    head: pair.head,
    households: [{ address: drawAddress(draw, region), members }],
    ties: [...pair.ties, ...childrenTies(draw, { holders: [pair.head, pair.partner], others: [], children })],
  };
};

export const singleParentHome: HomeShape = (draw, region, head) => {
  const isShielded = draw.random.chance(shieldedShare);
  const childrenBornOn = drawBirthDays(draw, head.bornOn);
  const parent = createIndividual(draw, planOf(head, { isShielded, childrenBornOn }));
  const children = createChildren(draw, { bornOn: childrenBornOn, surname: head.surname, isShielded });
  return {
    head: parent,
    households: [{ address: drawAddress(draw, region), members: [parent, ...children] }],
    ties: childrenTies(draw, { holders: [parent], others: [], children }),
  };
};

/** Parents who live apart. Custody is shared, or with the one the children live with; then their address is shielded at times. */
export const separatedHome: HomeShape = (draw, region, head) => {
  const isShared = draw.random.chance(0.85);
  const isShielded = !isShared && draw.random.chance(0.2);
  const childrenBornOn = drawBirthDays(draw, head.bornOn);
  const partner = drawPartner(draw, head);
  const near = createIndividual(draw, planOf(head, { isShielded, childrenBornOn }));
  const far = createIndividual(draw, planOf(partner, {}));
  const children = createChildren(draw, { bornOn: childrenBornOn, surname: partner.surname, isShielded });
  const holders = isShared ? [near, far] : [near];
  return {
    head: near,
    households: [
      { address: drawAddress(draw, region), members: [near, ...children] },
      { address: drawAddress(draw, region), members: [far] },
    ],
    ties: childrenTies(draw, { holders, others: isShared ? [] : [far], children }),
  };
};

/** Young people who share a flat and nothing else. */
export const sharedFlatHome: HomeShape = (draw, region, head) => {
  const first = createIndividual(draw, planOf(head, {}));
  const others = Array.from({ length: draw.random.integer(1, 3) }, () =>
    createIndividual(draw, planOf(drawHead(draw, 18, 29), {})),
  );
  return {
    head: first,
    households: [{ address: drawAddress(draw, region), members: [first, ...others] }],
    ties: [],
  };
};

/** The home somebody of that age is likely to have. */
export const drawHome: HomeShape = (draw, region, head) => {
  const ageYears = ageOn(head.bornOn, draw.today);
  const place = draw.random.next();
  if (place < 0.02) return emigratedHome(draw, region, head);
  if (ageYears >= 23 && ageYears <= 54 && place < 0.5) return familyHome(draw, region, head);
  return place < 0.75 ? coupleHome(draw, region, head) : singleHome(draw, region, head);
};
