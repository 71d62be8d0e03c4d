import { paidBenefit } from '../benefits.ts';
import { dayOf, dayText, instantOn, yearOf, type DayNumber } from '../calendar.ts';
import { centre } from '../centre.ts';
import { type Draw } from '../draw.ts';
import { nothingElse, type Individual, type Kin, type Remark } from '../kin.ts';
import { fromRegister, granteePerson, type Mandate } from '../mandates.ts';
import { displayName } from '../names.ts';
import { monthOf, paymentDay } from '../payment-days.ts';
import { addressIn, individualOf, portrait } from './portrait.ts';

/** Widowed, alone, exempt from digital mail: the citizen of the demonstration. */
export const mother = portrait(1, {
  givenNames: 'Karen Margrethe',
  surname: 'Sørensen',
  sex: 'female',
  birthDate: '1945-03-12',
});

/** Acts for her: may change her address, may see her housing benefit claim, may not touch her payment account. */
export const son = portrait(2, {
  givenNames: 'Anders',
  surname: 'Sørensen',
  sex: 'male',
  birthDate: '1974-06-21',
});

export const motherMandateId = 'm00000001-1';

/** The last 2 May before today, and 31 March of next year: live on every day there is. */
const mandatePeriod = (today: DayNumber): { readonly madeOn: string; readonly validUntil: string } => {
  const year = yearOf(today);
  const thisYears = dayOf(year, 5, 2);
  const madeOn = thisYears < today ? thisYears : dayOf(year - 1, 5, 2);
  return { madeOn: dayText(madeOn), validUntil: dayText(dayOf(year + 1, 3, 31)) };
};

const mandateBetween = (grantor: Individual, grantee: Individual, today: DayNumber): Mandate => {
  const { madeOn, validUntil } = mandatePeriod(today);
  return {
    ...fromRegister,
    mandateId: motherMandateId,
    kind: 'personal',
    grantorId: grantor.facts.personId,
    grantorName: displayName(grantor.facts),
    ...granteePerson(grantee),
    scope: [
      { serviceId: 'change-of-address', power: 'see' },
      { serviceId: 'change-of-address', power: 'act' },
      { serviceId: 'housing-benefit-claim', power: 'see' },
    ],
    madeOn,
    validFrom: madeOn,
    validUntil,
    asOf: instantOn(today - 1, 180),
  };
};

const pension = 1_483_200;
const housingBenefit = 214_500;

const paymentsLastMonth = (today: DayNumber): readonly Remark[] =>
  (
    [
      ['state-pension', pension],
      ['housing-benefit', housingBenefit],
    ] as const
  ).map(([benefit, amount]) => ({
    personId: mother.personId,
    at: instantOn(paymentDay(benefit, monthOf(today) - 1), 300),
    kind: 'payment',
    params: { benefit, amountMinor: String(amount), currency: 'DKK' },
    source: 'nemkonto',
  }));

const motherRemarks = (today: DayNumber): readonly Remark[] => {
  const { personId } = mother;
  const remark = (daysAgo: number, rest: Pick<Remark, 'kind' | 'params' | 'source'>): Remark => ({
    personId,
    at: instantOn(today - daysAgo, 9 * 60 + 20),
    ...rest,
  });
  return [
    ...paymentsLastMonth(today),
    remark(400, {
      kind: 'decision',
      params: { benefit: 'housing-benefit', outcome: 'granted' },
      source: 'benefits',
    }),
    remark(396, {
      kind: 'letter-sent',
      params: { letter: 'benefit-decision', channel: 'print' },
      source: 'mailbox',
    }),
    remark(40, {
      kind: 'visited-counter',
      params: { office: centre.name, reason: 'digital-mail' },
      source: 'contact-log',
    }),
    remark(12, {
      kind: 'called',
      params: { reason: 'change-of-address', minutes: '9' },
      source: 'contact-log',
    }),
  ];
};

export const motherAndSon = (draw: Draw): Kin => {
  const { today } = draw;
  const karen = individualOf(draw, mother, {
    letters: 'print',
    benefits: [
      paidBenefit('b1-1', { kind: 'state-pension', monthlyAmountMinor: pension, today }),
      paidBenefit('b1-2', { kind: 'housing-benefit', monthlyAmountMinor: housingBenefit, today }),
    ],
  });
  const anders = individualOf(draw, son);
  const karensHome = addressIn({
    street: 'Lærkevej',
    houseNumber: '14',
    floorAndDoor: '2. tv',
    postcode: '8200',
    movedInOn: '2009-08-01',
  });
  const andersHome = addressIn({
    street: 'Skovbrynet',
    houseNumber: '7',
    floorAndDoor: '',
    postcode: '8660',
    movedInOn: '2013-05-15',
  });
  return {
    households: [
      { address: karensHome, members: [karen] },
      { address: andersHome, members: [anders] },
    ],
    ties: [{ one: karen, other: anders, relation: 'child' }],
    ...nothingElse,
    mandates: [mandateBetween(karen, anders, today)],
    remarks: motherRemarks(today),
  };
};
