import { type MandateRecord } from '../api/records.ts';
import { ageOn, dayText, instantOn, type DayNumber } from './calendar.ts';
import { centre } from './centre.ts';
import { registerNightsAgo, type Draw } from './draw.ts';
import { inverseRelations, type Individual, type Tie } from './kin.ts';
import { displayName } from './names.ts';
import { organisations } from './organisations.ts';
import { weighted } from './random.ts';

export type Mandate = Readonly<MandateRecord>;
export type MandateScope = Mandate['scope'];
type Grantee = Pick<Mandate, 'granteeKind' | 'granteeId' | 'granteeName'>;
type Ending = Pick<Mandate, 'revokedOn' | 'revokedAt' | 'endReason'>;
type Period = Pick<Mandate, 'madeOn' | 'validFrom' | 'validUntil'> & Partial<Ending>;

/** Withdrawn by who gave it, at noon of that day. */
export const revokedOn = (day: DayNumber): Ending => ({
  revokedOn: dayText(day),
  revokedAt: instantOn(day, 12 * 60),
  endReason: 'withdrawn-by-grantor',
});

export const granteePerson = (person: Individual): Grantee => ({
  granteeKind: 'person',
  granteeId: person.facts.personId,
  granteeName: displayName(person.facts),
});

/** As the register issues it, where nothing else is said: one grantee, any channel, no credential yet. */
export const fromRegister = {
  version: 1,
  otherGrantees: [],
  decide: 'alone',
  channels: [],
  restrictions: '',
  maySubDelegate: false,
  interactionId: null,
  givenBy: 'register',
  wording: null,
  office: null,
  endReason: null,
  revokedOn: null,
  revokedAt: null,
  credential: null,
} satisfies Partial<MandateRecord>;

export const granteeOffice: Grantee = {
  granteeKind: 'office',
  granteeId: centre.officeId,
  granteeName: centre.name,
};

const granteeOrganisations = organisations.map(({ organisationId, name }): Grantee => ({
  granteeKind: 'organisation',
  granteeId: organisationId,
  granteeName: name,
}));

/** How a mandate of the country stands: `personal` and `narrow` are live, `future` is made but not valid yet. */
const standings = weighted([
  ['personal', 45],
  ['narrow', 20],
  ['expired', 15],
  ['revoked', 10],
  ['future', 10],
] as const);
type Standing = (typeof standings)[number];

const drawLiveEnd = ({ random, today }: Draw): DayNumber | null =>
  random.chance(0.3) ? null : today + random.integer(30, 900);

const textOrNull = (day: DayNumber | null): string | null => (day === null ? null : dayText(day));

const drawPeriod = (draw: Draw, standing: Standing): Period => {
  const { random, today } = draw;
  const madeOn = today - random.integer(30, 1400);
  const made = { madeOn: dayText(madeOn), validFrom: dayText(madeOn) };
  if (standing === 'expired') {
    return { ...made, validUntil: dayText(random.integer(madeOn, today - 1)) };
  }
  if (standing === 'revoked') {
    const ending = revokedOn(random.integer(madeOn, today - 1));
    return { ...made, validUntil: textOrNull(drawLiveEnd(draw)), ...ending };
  }
  if (standing === 'future') {
    const validFrom = today + random.integer(5, 300);
    return {
      ...made,
      validFrom: dayText(validFrom),
      validUntil: random.chance(0.5) ? null : dayText(validFrom + 730),
    };
  }
  return { ...made, validUntil: textOrNull(drawLiveEnd(draw)) };
};

const broadScope: MandateScope = [
  { serviceId: 'change-of-address', power: 'see' },
  { serviceId: 'change-of-address', power: 'act' },
  { serviceId: 'housing-benefit-claim', power: 'see' },
  { serviceId: 'housing-benefit-claim', power: 'act' },
];
const lettersScope: MandateScope = [{ serviceId: 'housing-benefit-claim', power: 'receive-letters' }];
const moneyScope: MandateScope = [
  { serviceId: 'payment-account-change', power: 'see' },
  { serviceId: 'payment-account-change', power: 'act' },
  { serviceId: 'payment-account-change', power: 'receive-money' },
];
const services = ['change-of-address', 'payment-account-change', 'housing-benefit-claim'] as const;

const drawScope = ({ random }: Draw, standing: Standing): MandateScope => {
  if (standing === 'narrow') {
    const serviceId = random.pick(services);
    const seeing: MandateScope[number] = { serviceId, power: 'see' };
    return random.chance(0.5) ? [seeing] : [seeing, { serviceId, power: 'act' }];
  }
  return [
    ...broadScope,
    ...(random.chance(0.5) ? lettersScope : []),
    ...(random.chance(0.25) ? moneyScope : []),
  ];
};

const kindOf = (standing: Standing): string =>
  standing === 'narrow' || standing === 'future' ? standing : 'personal';

/** What may be chosen from: mostly a grown child or the spouse, else an organisation or the office. */
const drawGrantee = ({ random, today }: Draw, grantor: Individual, ties: readonly Tie[]): Grantee => {
  const kin = ties
    .flatMap(({ one, other, relation }): { person: Individual; is: Tie['relation'] }[] => {
      if (one === grantor) return [{ person: other, is: relation }];
      return other === grantor ? [{ person: one, is: inverseRelations[relation] }] : [];
    })
    .filter(({ person, is }) => (is === 'child' || is === 'spouse') && person.facts.civilStatus === 'alive')
    .filter(({ person }) => ageOn(person.bornOn, today) >= 18);
  const grownChildren = kin.filter(({ is }) => is === 'child');
  if (grownChildren.length > 0 && random.chance(0.75))
    return granteePerson(random.pick(grownChildren).person);
  if (kin.length > 0 && random.chance(0.6)) return granteePerson(random.pick(kin).person);
  return random.chance(0.5) ? random.pick(granteeOrganisations) : granteeOffice;
};

const drawCount = (draw: Draw, grantor: Individual): number => {
  const ageYears = ageOn(grantor.bornOn, draw.today);
  if (grantor.facts.civilStatus !== 'alive' || ageYears < 18) return 0;
  const share = ageYears >= 80 ? 0.35 : ageYears >= 67 ? 0.15 : 0.015;
  if (!draw.random.chance(share)) return 0;
  return draw.random.chance(0.12) ? 2 : 1;
};

/** The mandates that somebody has given. */
export const drawMandates = (draw: Draw, grantor: Individual, ties: readonly Tie[]): readonly Mandate[] =>
  Array.from({ length: drawCount(draw, grantor) }, (_, index): Mandate => {
    const standing = draw.random.pick(standings);
    return {
      ...fromRegister,
      mandateId: `m${grantor.facts.personId.slice(1)}-${index + 1}`,
      kind: kindOf(standing),
      grantorId: grantor.facts.personId,
      grantorName: displayName(grantor.facts),
      ...drawGrantee(draw, grantor, ties),
      scope: drawScope(draw, standing),
      ...drawPeriod(draw, standing),
      asOf: instantOn(draw.today - registerNightsAgo(draw.random), 180),
    };
  });
