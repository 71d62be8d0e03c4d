import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonRecord } from '../../../central/api/records.ts';
import { shieldAddress, withoutPlaces } from '../../../central/domain/shield-address.ts';
import { asOf, livesWith, person } from '../../helpers/central-people.ts';

const flag = fc.boolean();
const world = fc.record({ self: flag, inHousehold: flag, asLivesWith: flag, marked: flag });

const recordOf = (shape: { self: boolean; inHousehold: boolean; asLivesWith: boolean }): PersonRecord => {
  const other = livesWith(person('other', { givenNames: 'Verborgen' }));
  return person('me', {
    hasShieldedAddress: shape.self,
    contacts: [{ kind: 'email', value: 'me@post.example', isVerified: true, asOf }],
    household: shape.inHousehold ? [other] : [],
    relations: [
      ...(shape.asLivesWith ? [other] : []),
      { ...livesWith(person('sister', { givenNames: 'Sara' })), relation: 'sibling' },
    ],
  });
};

test('nothing leads from a record that leaves to where somebody protected lives', () => {
  fc.assert(
    fc.property(world, ({ marked, ...shape }) => {
      const record = recordOf(shape);
      const sent = shieldAddress(record, new Set(marked ? ['other'] : []));
      const isHome = shape.self || (marked && shape.inHousehold);
      expect(sent.hasShieldedAddress).toBe(isHome);
      expect(sent.address === null).toBe(isHome);
      expect(sent.contacts.length === 0).toBe(isHome);
      const saysNothing = isHome || marked;
      const isNamed = JSON.stringify(sent).includes('Verborgen');
      expect(isNamed).toBe(!saysNothing && (shape.inHousehold || shape.asLivesWith));
      expect(sent.relations.some(({ relation }) => relation === 'sibling')).toBe(true);
      expect(isDeepStrictEqual(sent, record)).toBe(!isHome && !(marked && shape.asLivesWith));
    }),
  );
});

describe('a protected child', () => {
  const mother = livesWith(person('mother', { givenNames: 'Camilla' }));
  const father = livesWith(person('father', { givenNames: 'Jesper' }));
  const lodger = livesWith(person('lodger', { givenNames: 'Verborgen' }));
  const holds = (holder: typeof mother) => ({ ...holder, relation: 'custody-holder' as const });
  const child = person('child', {
    hasShieldedAddress: true,
    household: [holds(mother), lodger],
    relations: [holds(mother), holds(father)],
  });

  test('is said to live with the custody holder of its home, and with nobody else', () => {
    expect(shieldAddress(child, new Set())).toEqual({
      ...child,
      address: null,
      household: [],
      relations: [holds(mother), holds(father), mother],
    });
  });

  test('leaves the same when it has been made ready twice', () => {
    const once = shieldAddress(child, new Set());
    expect(shieldAddress(once, new Set())).toEqual(once);
  });

  test('is said to live with nobody whom custody does not name', () => {
    const { relations } = shieldAddress({ ...child, relations: [holds(father), mother] }, new Set());
    expect(relations).toEqual([holds(father)]);
  });
});

const event = (personId: string, params: Readonly<Record<string, string>>) => ({
  eventId: `${personId} ${Object.keys(params).join(' ')}`,
  personId,
  at: asOf,
  kind: 'noted',
  params: { ...params },
  source: 'cpr',
});

test('a history loses what names a place, of protected people only', () => {
  const history = ['hidden', 'other'].flatMap((personId) => [
    event(personId, { town: 'Skjulsted' }),
    event(personId, { reason: 'question' }),
  ]);
  expect(withoutPlaces(history, new Set(['hidden'])).map(({ eventId }) => eventId)).toEqual([
    'hidden reason',
    'other town',
    'other reason',
  ]);
});
