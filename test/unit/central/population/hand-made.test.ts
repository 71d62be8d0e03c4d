import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centre, centreMunicipalities } from '../../../../central/population/centre.ts';
import { dayNumber, dayText } from '../../../../central/population/calendar.ts';
import { handMade, handMadeMandates } from '../../../../central/population/hand-made/hand-made.ts';
import { demoStaff } from '../../../../central/population/hand-made/staff.ts';
import { bundleOf, country, countryOf, plan } from './country.ts';

const personOf = (sitter: { readonly personId: string }) => bundleOf(country, sitter.personId).person;
const anyToday = integer({ min: dayNumber('2020-01-01'), max: dayNumber('2050-12-31') }).map(dayText);

describe('Karen and Anders', () => {
  test('have a mandate that is live on every day', () => {
    assert(
      property(anyToday, (today) => {
        const { mandates } = bundleOf(countryOf({ size: 0, today }), handMade.mother.personId);
        const mandate = mandates.find(({ mandateId }) => mandateId === handMadeMandates.mother);
        expect(mandate?.madeOn).toMatch(/-05-02$/v);
        expect(mandate?.validUntil).toBe(`${Number(today.slice(0, 4)) + 1}-03-31`);
        expect((mandate?.validFrom ?? '9') < today && today < (mandate?.validUntil ?? '')).toBe(true);
        expect(mandate?.revokedOn).toBeNull();
      }),
    );
  });

  test('have a mandate for her address and her housing benefit, and none for her account', () => {
    const { mandates } = bundleOf(country, handMade.mother.personId);
    expect(mandates.map(({ granteeId, scope }) => ({ granteeId, scope }))).toEqual([
      {
        granteeId: handMade.son.personId,
        scope: [
          { serviceId: 'change-of-address', power: 'see' },
          { serviceId: 'change-of-address', power: 'act' },
          { serviceId: 'housing-benefit-claim', power: 'see' },
        ],
      },
    ]);
  });

  test('live apart, she alone and exempt from digital mail, with pension, housing benefit and account', () => {
    const karen = personOf(handMade.mother);
    expect(karen).toMatchObject({ givenNames: 'Karen Margrethe', letters: 'print', household: [] });
    expect(karen.benefits.map(({ kind }) => kind)).toEqual(['state-pension', 'housing-benefit']);
    expect(karen.account).not.toBeNull();
    expect(karen.relations).toMatchObject([{ personId: handMade.son.personId, relation: 'child' }]);
    expect(personOf(handMade.son).address?.town).not.toBe(karen.address?.town);
  });
});

describe('hand-made people', () => {
  test('keep their numbers whatever the day, the seed and the size', () => {
    const other = countryOf({ seed: 'other', size: 60, today: '2031-03-04' });
    for (const sitter of [handMade.mother, handMade.son, handMade.sameNameSecond, handMade.anna]) {
      expect(bundleOf(other, sitter.personId).person.nationalNumber).toBe(sitter.nationalNumber);
    }
  });

  test('have ids and numbers of their own on every day', () => {
    assert(
      property(anyToday, (today) => {
        const people = countryOf({ size: 0, today }).map(({ person }) => person);
        const numbers = people.flatMap(({ nationalNumber }) => nationalNumber ?? []);
        expect(new Set(numbers).size).toBe(people.length - 1);
        expect(new Set(people.map(({ personId }) => personId)).size).toBe(people.length);
      }),
      { numRuns: 40 },
    );
  });

  test('are all served by the centre, but for the dead, the one who left and the one in København', () => {
    const handMadePeople = countryOf({ size: 0 });
    const outside = handMadePeople.filter(
      ({ person }) => !centreMunicipalities.includes(person.address?.municipality ?? ''),
    );
    const { deceased, emigrated, inCopenhagen } = handMade;
    expect(outside.map(({ person }) => person.personId)).toEqual(
      [deceased, emigrated, inCopenhagen].map(({ personId }) => personId),
    );
    expect(personOf(inCopenhagen).address?.municipality).toBe('0101');
  });

  test('number nine in one household', () => {
    expect(personOf(handMade.nineMother).household).toHaveLength(8);
  });

  test('have the names that are hard to write and to find', () => {
    expect(personOf(handMade.twoSurnames)).toMatchObject({
      givenNames: 'María José',
      surname: 'García Hernández',
    });
    expect(personOf(handMade.oneName)).toMatchObject({ givenNames: 'Suharto', surname: '' });
    expect(personOf(handMade.polishLetters)).toMatchObject({ givenNames: 'Łukasz', surname: 'Wójcik' });
    expect(personOf(handMade.transliterated).formerNames).toEqual(['Muhammad Abdulrahman Alkhateeb']);
    expect(personOf(handMade.longName).givenNames.length).toBeGreaterThan(80);
  });

  test('are two who share name and birth date and nothing else', () => {
    const [one, other] = [personOf(handMade.sameNameFirst), personOf(handMade.sameNameSecond)];
    expect([one.givenNames, one.surname, one.birthDate]).toEqual([
      other.givenNames,
      other.surname,
      other.birthDate,
    ]);
    expect(one.nationalNumber).not.toBe(other.nationalNumber);
    expect(one.personId).not.toBe(other.personId);
  });

  test('are without number, abroad, dead, shielded or with a foreign telephone', () => {
    expect(personOf(handMade.noNumber)).toMatchObject({ nationalNumber: null });
    expect(personOf(handMade.noNumber).contacts[0]?.value).toMatch(/^\+49/v);
    expect(personOf(handMade.foreignCaller).contacts[0]?.value).toMatch(/^\+46/v);
    expect(personOf(handMade.deceased)).toMatchObject({ civilStatus: 'deceased', address: null });
    expect(personOf(handMade.emigrated)).toMatchObject({
      civilStatus: 'emigrated',
      address: { country: 'SE' },
    });
    expect(personOf(handMade.shielded).hasShieldedAddress).toBe(true);
  });

  test('have shown a passport that had expired', () => {
    const noted = bundleOf(country, handMade.expiredPassport.personId).events.find(
      ({ kind }) => kind === 'document-noted',
    );
    expect((noted?.params['expiry'] ?? '9') < plan.today).toBe(true);
  });

  test('have an expired, a revoked, a future and a narrow mandate', () => {
    const { mandates } = bundleOf(country, handMade.mandateGiver.personId);
    const [expired, revoked, future, narrow] = mandates;
    expect(mandates.map(({ mandateId }) => mandateId)).toEqual([
      handMadeMandates.expired,
      handMadeMandates.revoked,
      handMadeMandates.future,
      handMadeMandates.narrow,
    ]);
    expect((expired?.validUntil ?? '9') < plan.today).toBe(true);
    expect(revoked?.revokedOn).not.toBeNull();
    expect((future?.validFrom ?? '') > plan.today).toBe(true);
    expect(new Set(narrow?.scope.map(({ serviceId }) => serviceId)).size).toBe(1);
  });

  test('are separated parents who both have custody, the address of mother and child shielded', () => {
    const child = personOf(handMade.sharedChild);
    expect(child.relations.map(({ personId, relation }) => [personId, relation])).toEqual([
      [handMade.separatedMother.personId, 'custody-holder'],
      [handMade.separatedFather.personId, 'custody-holder'],
    ]);
    expect(child.household.map(({ personId }) => personId)).toEqual([handMade.separatedMother.personId]);
    expect(
      [child, personOf(handMade.separatedMother)].every(({ hasShieldedAddress }) => hasShieldedAddress),
    ).toBe(true);
    expect(personOf(handMade.separatedFather).hasShieldedAddress).toBe(false);
  });

  test('are fifteen on every day, and a ward has a guardian', () => {
    assert(
      property(anyToday, (today) => {
        const { birthDate } = bundleOf(countryOf({ size: 0, today }), handMade.teenager.personId).person;
        const [year, day] = [Number(today.slice(0, 4)), today.slice(4)];
        expect((birthDate ?? '') <= `${year - 15}${day}` && (birthDate ?? '') > `${year - 16}${day}`).toBe(
          true,
        );
      }),
      { numRuns: 40 },
    );
    expect(personOf(handMade.ward).relations).toMatchObject([
      { personId: handMade.guardian.personId, relation: 'guardian', matters: 'economic' },
    ]);
  });
});

const ordersOf = (sitter: { readonly personId: string }) =>
  personOf(sitter).courtOrders.map(({ kind, personId }) => [kind, personId]);

describe('people before courts and in firms', () => {
  test('are kept apart, represented by order, and without custody by order', () => {
    const { protectedWoman, keptAway, representedByOrder, appointedByCourt, childOfOne } = handMade;
    expect(ordersOf(protectedWoman)).toEqual([['no-contact', keptAway.personId]]);
    expect(ordersOf(keptAway)).toEqual([['no-contact', protectedWoman.personId]]);
    expect(personOf(protectedWoman).hasShieldedAddress).toBe(true);
    expect(ordersOf(representedByOrder)).toEqual([['representation', appointedByCourt.personId]]);
    expect(ordersOf(childOfOne)).toEqual([['custody-removed', handMade.fatherWithoutCustody.personId]]);
  });

  test('give a mandate to a firm and a sister together, whose lawyer has a role in the firm', () => {
    const [mandate] = bundleOf(country, handMade.jointPrincipal.personId).mandates;
    expect(mandate).toMatchObject({
      mandateId: handMadeMandates.joint,
      decide: 'jointly',
      otherGrantees: [{ kind: 'person', partyId: handMade.principalsSister.personId }],
    });
    expect(personOf(handMade.lawyer).businessRoles).toMatchObject([
      { organisationId: mandate?.granteeId, organisationName: mandate?.granteeName, role: 'lawyer' },
    ]);
  });

  test('own a company, and keep the books of one from outside', () => {
    const [owned] = personOf(handMade.companyOwner).businessRoles;
    expect(owned).toMatchObject({ role: 'owner' });
    expect(personOf(handMade.externalAccountant).businessRoles).toMatchObject([
      { organisationId: owned?.organisationId, role: 'external-accountant' },
      { role: 'owner' },
    ]);
  });

  test('have a ward whose mandate to a friend is older than the guardianship', () => {
    const { mandates, person } = bundleOf(country, handMade.ward.personId);
    expect(mandates).toMatchObject([{ granteeId: handMade.wardsFriend.personId, revokedOn: null }]);
    expect((mandates[0]?.madeOn ?? '9') < (person.relations[0]?.from ?? '')).toBe(true);
  });
});

test('the staff of the demonstration are citizens, and Anna has a sister', () => {
  expect(demoStaff.map(({ staffId, name, role }) => [staffId, name, role])).toEqual([
    ['staff-anna', 'Anna Holm', 'counter'],
    ['staff-bo', 'Bo Lindqvist', 'call'],
    ['staff-carla', 'Carla Nymand', 'supervisor'],
  ]);
  for (const { personId, name, office } of demoStaff) {
    const { givenNames, surname } = bundleOf(country, personId ?? '').person;
    expect(`${givenNames} ${surname}`).toBe(name);
    expect(office).toBe(centre.name);
  }
  expect(personOf(handMade.anna).relations).toMatchObject([
    { personId: handMade.annasSister.personId, relation: 'sibling' },
  ]);
});
