import { describe, expect, test } from 'vitest';
import { EventRecord, MandateRecord, PersonRecord } from '../../../../central/api/records.ts';
import { generatePopulation } from '../../../../central/population/generate.ts';
import { centre, centreMunicipalities } from '../../../../central/population/centre.ts';
import { ageOn, dayNumber } from '../../../../central/population/calendar.ts';
import { inverseRelations } from '../../../../central/population/kin.ts';
import { organisations } from '../../../../central/population/organisations.ts';
import { country, countryOf, hashOf, plan } from './country.ts';

const people = country.map(({ person }) => person);
const byId = new Map(people.map((person) => [person.personId, person]));

const yearOf = (birthDate: string | null): number => Number(birthDate?.slice(0, 4));

const standingOf = ({ validFrom, validUntil, revokedOn }: MandateRecord): string => {
  if (revokedOn !== null) return 'revoked';
  if (validFrom > plan.today) return 'not-yet';
  return validUntil !== null && validUntil < plan.today ? 'expired' : 'live';
};

describe('the same country', () => {
  test('comes from the same seed, size and day, byte for byte', () => {
    expect(hashOf(generatePopulation(plan))).toBe(hashOf(country));
  });

  test('does not come from another seed or another day', () => {
    expect(hashOf(countryOf({ seed: 'other' }))).not.toBe(hashOf(country));
    expect(hashOf(countryOf({ today: '2026-11-22' }))).not.toBe(hashOf(country));
  });

  test('is the beginning of a larger one, but for the last families', () => {
    const larger = countryOf({ size: 3000 });
    expect(hashOf(larger.slice(0, 1900))).toBe(hashOf(country.slice(0, 1900)));
  });

  test('has as many people as asked for, and the hand-made ones when asked for none', () => {
    expect(country).toHaveLength(plan.size);
    const handMadeOnly = countryOf({ size: 0 });
    expect(handMadeOnly.length).toBeGreaterThan(30);
    expect(hashOf(country.slice(0, handMadeOnly.length))).toBe(hashOf(handMadeOnly));
  });

  test('streams: the first people are there without the other million', () => {
    const stream = generatePopulation({ ...plan, size: Number.MAX_SAFE_INTEGER });
    const first = Array.from({ length: 300 }, () => stream.next().value);
    expect(hashOf(first)).toBe(hashOf(country.slice(0, 300)));
  });

  test('is refused for what is not a day', () => {
    expect(() => countryOf({ today: '2026-02-30' })).toThrow('YYYY-MM-DD');
  });
});

describe('each record', () => {
  test('is of the form of the wire, with nothing beside it', () => {
    for (const { person, mandates, events } of country) {
      expect(PersonRecord.parse(person)).toEqual(person);
      for (const mandate of mandates) expect(MandateRecord.parse(mandate)).toEqual(mandate);
      for (const event of events) expect(EventRecord.parse(event)).toEqual(event);
    }
  });

  test('has an id of its own', () => {
    const ids = country.flatMap(({ person, mandates, events }) => [
      person.personId,
      ...person.benefits.map(({ benefitId }) => benefitId),
      ...mandates.map(({ mandateId }) => mandateId),
      ...events.map(({ eventId }) => eventId),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is not from the future', () => {
    for (const { person, mandates, events } of country) {
      const instants = [
        person.asOf.cpr,
        person.asOf.benefits,
        ...(person.account === null ? [] : [person.account.asOf]),
        ...person.contacts.map(({ asOf }) => asOf),
        ...mandates.map(({ asOf }) => asOf),
        ...events.map(({ at }) => at),
      ];
      expect(instants.filter((instant) => instant >= `${plan.today}T`)).toEqual([]);
      expect((person.birthDate ?? '') < plan.today).toBe(true);
    }
  });

  test('has accounts and telephones that nobody else has', () => {
    const accounts = people.flatMap(({ account }) => (account === null ? [] : [account.accountNumber]));
    const phones = people.flatMap(({ contacts }) =>
      contacts.filter(({ kind }) => kind === 'phone').map(({ value }) => value),
    );
    expect(new Set(accounts).size).toBe(accounts.length);
    expect(new Set(phones).size).toBe(phones.length);
    for (const phone of phones)
      expect(phone).toMatch(/^\+(?:45(?:6[78]|8[345]|9[45])\d{6}|49171392\d+|46701740\d+)$/v);
  });
});

describe('people who know each other', () => {
  test('exist, under the name and birth date that the other has of them', () => {
    for (const person of people) {
      for (const related of [...person.relations, ...person.household]) {
        const other = byId.get(related.personId);
        expect(other?.birthDate).toBe(related.birthDate);
        expect(`${other?.givenNames} ${other?.surname}`.trim()).toBe(related.name);
        expect(related.personId).not.toBe(person.personId);
      }
    }
  });

  test('know each other from both sides, on the same terms', () => {
    for (const person of people) {
      for (const list of ['relations', 'household'] as const) {
        for (const { personId } of person[list]) {
          const to = person[list].filter((related) => related.personId === personId);
          const back = byId.get(personId)?.[list].filter((related) => related.personId === person.personId);
          expect(back?.map(({ relation, from, until, matters }) => [relation, from, until, matters])).toEqual(
            to.map(({ relation, from, until, matters }) => [
              inverseRelations[relation],
              from,
              until,
              matters,
            ]),
          );
        }
      }
    }
  });

  test('are one thing to each other, but that a child may be guardian too', () => {
    for (const person of people) {
      const kin = person.relations.filter(({ relation }) => relation !== 'ward' && relation !== 'guardian');
      expect(new Set(kin.map(({ personId }) => personId)).size).toBe(kin.length);
      expect(person.relations.filter(({ relation }) => relation === 'guardian').length).toBeLessThan(2);
    }
  });

  test('have custody from birth until the day before they are of age', () => {
    for (const child of people) {
      const { birthDate } = child;
      for (const { from, until } of child.relations.filter(({ relation }) => relation === 'custody-holder')) {
        const bornOn = dayNumber(birthDate ?? '');
        const lastDay = dayNumber(until ?? '');
        expect(from).toBe(birthDate);
        expect([ageOn(bornOn, lastDay), ageOn(bornOn, lastDay + 1)]).toEqual([17, 18]);
      }
    }
  });

  test('live at one address, and nobody moved in before being born', () => {
    for (const person of people) {
      const movedInOn = person.address?.movedInOn ?? person.birthDate ?? '';
      expect(movedInOn >= (person.birthDate ?? '')).toBe(true);
      for (const { personId } of person.household) {
        expect({ ...byId.get(personId)?.address, movedInOn: '' }).toEqual({
          ...person.address,
          movedInOn: '',
        });
      }
    }
  });

  test('are fifteen years apart where one is the parent of the other', () => {
    for (const person of people) {
      for (const related of person.relations.filter(({ relation }) =>
        /^(?:child|custody-child)$/v.test(relation),
      )) {
        expect(yearOf(related.birthDate) - yearOf(person.birthDate)).toBeGreaterThan(14);
      }
    }
  });

  test('have custody of minors only, and every minor has a custody holder', () => {
    const adultBefore = `${Number(plan.today.slice(0, 4)) - 18}${plan.today.slice(4)}`;
    for (const person of people) {
      const hasHolder = person.relations.some(({ relation }) => relation === 'custody-holder');
      expect(hasHolder).toBe((person.birthDate ?? '') > adultBefore);
    }
  });
});

describe('mandates', () => {
  const mandates = country.flatMap((bundle) => bundle.mandates.map((mandate) => ({ mandate, bundle })));

  test('are with their grantor, and go to somebody who exists', () => {
    const organisationNames = new Map(
      organisations.map(({ organisationId, name }) => [organisationId, name]),
    );
    for (const { mandate, bundle } of mandates) {
      const { granteeKind, granteeId, granteeName } = mandate;
      const id = granteeId ?? '';
      const grantee = byId.get(id);
      const expected = {
        person: `${grantee?.givenNames} ${grantee?.surname}`,
        organisation: organisationNames.get(id),
        office: id === centre.officeId ? centre.name : undefined,
      }[granteeKind];
      expect(granteeName).toBe(expected);
      expect(mandate.grantorId).toBe(bundle.person.personId);
      expect(granteeId).not.toBe(mandate.grantorId);
    }
  });

  test('are of every kind and standing, to people, organisations and the office', () => {
    const seen = new Set(
      mandates.map(({ mandate }) => `${mandate.kind} ${standingOf(mandate)} ${mandate.granteeKind}`),
    );
    for (const kind of [
      'personal live',
      'personal expired',
      'personal revoked',
      'narrow live',
      'future not-yet',
    ]) {
      expect([...seen].filter((line) => line.startsWith(kind))).not.toEqual([]);
    }
    expect(new Set(mandates.map(({ mandate }) => mandate.granteeKind)).size).toBe(3);
  });

  test('are in the history of who gave them', () => {
    for (const { mandate, bundle } of mandates) {
      const registered = bundle.events.filter(({ params }) => params['mandateId'] === mandate.mandateId);
      expect(registered.map(({ kind, source }) => [kind, source])).toEqual([
        ['mandate-registered', 'mandate-register'],
      ]);
    }
  });
});

describe('a history', () => {
  test('has three to twelve events in the order of time', () => {
    for (const { events } of country) {
      expect(events.length).toBeGreaterThanOrEqual(3);
      expect(events.length).toBeLessThanOrEqual(12);
      expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).toSorted());
    }
  });

  test('never tells the address of a shielded person', () => {
    const shielded = country.filter(({ person }) => person.hasShieldedAddress);
    expect(shielded.length).toBeGreaterThan(5);
    for (const { person, events } of shielded) {
      expect(JSON.stringify(events)).not.toContain(person.address?.street);
    }
  });
});

describe('the proportions of a large country', () => {
  const large = countryOf({ size: 8000 });
  const share = (has: (bundle: (typeof large)[number]) => boolean): number =>
    large.filter(has).length / large.length;

  test.each([
    [
      'live in the area of the centre',
      0.65,
      0.85,
      (b) => centreMunicipalities.includes(b.person.address?.municipality ?? ''),
    ],
    [
      'are minors',
      0.15,
      0.3,
      (b) => b.person.relations.some(({ relation }) => relation === 'custody-holder'),
    ],
    [
      'draw a state pension',
      0.1,
      0.25,
      (b) => b.person.benefits.some(({ kind }) => kind === 'state-pension'),
    ],
    ['are exempt from digital mail', 0.03, 0.12, (b) => b.person.letters === 'print'],
    ['have an account', 0.7, 0.95, (b) => b.person.account !== null],
    ['live alone', 0.12, 0.3, (b) => b.person.household.length === 0],
    ['have given a mandate', 0.02, 0.1, (b) => b.mandates.length > 0],
    ['are dead', 0.005, 0.03, (b) => b.person.civilStatus === 'deceased'],
    ['are shielded', 0.003, 0.03, (b) => b.person.hasShieldedAddress],
  ] satisfies [string, number, number, (bundle: (typeof large)[number]) => boolean][])(
    'are sane: those who %s',
    (_, least, most, has) => {
      expect(share(has)).toBeGreaterThan(least);
      expect(share(has)).toBeLessThan(most);
    },
  );
});

describe('courts and the business register', () => {
  const living = people.filter(({ civilStatus }) => civilStatus === 'alive');

  test('know orders, guardians and roles of some', () => {
    const orders = living.flatMap(({ courtOrders }) => courtOrders.map(({ kind }) => kind));
    expect(new Set(orders)).toEqual(new Set(['representation', 'no-contact', 'custody-removed']));
    const wards = living.filter(({ relations }) => relations.some(({ relation }) => relation === 'guardian'));
    expect(wards.length).toBeGreaterThan(2);
    const roles = living.flatMap(({ businessRoles }) => businessRoles.map(({ role }) => role));
    expect(roles.length).toBeGreaterThan(living.length * 0.01);
    expect(roles.length).toBeLessThan(living.length * 0.06);
  });

  test('write an order that keeps two people apart into both files, and never of somebody with themselves', () => {
    for (const person of people) {
      for (const order of person.courtOrders) {
        expect(order.personId).not.toBe(person.personId);
        expect(order.madeOn <= plan.today).toBe(true);
        const other = byId.get(order.personId);
        expect(`${other?.givenNames} ${other?.surname}`.trim()).toBe(order.personName);
        const mirrored = other?.courtOrders.filter(
          ({ kind, personId }) => kind === 'no-contact' && personId === person.personId,
        );
        expect(mirrored?.length).toBe(order.kind === 'no-contact' ? 1 : 0);
      }
    }
  });

  test('take custody only from a parent who holds none', () => {
    for (const child of people) {
      for (const { kind, personId } of child.courtOrders) {
        if (kind !== 'custody-removed') continue;
        const relations = child.relations.filter((related) => related.personId === personId);
        expect(relations.map(({ relation }) => relation)).toEqual(['parent']);
      }
    }
  });

  test('say of each relation what a guardian decides, and of no other', () => {
    for (const { matters, relation } of people.flatMap(({ relations }) => relations)) {
      expect(matters !== null).toBe(relation === 'guardian' || relation === 'ward');
    }
  });
});
