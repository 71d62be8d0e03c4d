import { expect, test } from 'vitest';
import { checkReadiness, type TripFacts } from '../../../../../main/domain/trips/readiness.ts';

const ready: TripFacts = {
  trip: { people: 3, here: 3, endsAt: new Date('2026-05-10T22:00:00.000Z') },
  dataAsOf: '2026-05-09T20:00:00.000Z',
  leaseUntil: '2026-05-10T22:00:00.000Z',
  listsAsOf: '2026-05-09T20:00:00.000Z',
  now: new Date('2026-05-10T06:00:00.000Z'),
};

const states = (facts: Partial<TripFacts>) =>
  Object.fromEntries(checkReadiness({ ...ready, ...facts }).map(({ what, state }) => [what, state]));

test('a unit may leave when all of it is here, young, and allowed until the trip is over', () => {
  expect(states({})).toEqual({ people: 'ok', data: 'ok', lease: 'ok', lists: 'ok' });
});

test.for<[string, Partial<TripFacts>, object]>([
  ['a citizen is missing', { trip: { ...ready.trip, here: 2 } }, { people: 'filling' }],
  ['what is here is of the day before', { dataAsOf: '2026-05-09T17:59:59.000Z' }, { data: 'too-old' }],
  ['nothing has come yet', { dataAsOf: null, listsAsOf: null }, { data: 'missing', lists: 'missing' }],
  ['the lease ends during the last day', { leaseUntil: '2026-05-10T21:59:59.000Z' }, { lease: 'too-short' }],
  ['the lists are old', { listsAsOf: '2026-05-08T20:00:00.000Z' }, { lists: 'too-old' }],
])('it may not when %s', ([, facts, expected]) => {
  expect(states(facts)).toMatchObject(expected);
});
