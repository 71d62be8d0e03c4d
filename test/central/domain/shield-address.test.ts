import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
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
