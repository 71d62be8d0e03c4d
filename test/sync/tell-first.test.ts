import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer } from '../../main/sync/answer.ts';
import { pullAfterTelling, type SubscriptionTransport } from '../../main/sync/subscriptions/tell-first.ts';
import type { PulledPage } from '../../main/sync/ports.ts';
import { noteHeardEpoch } from '../../main/vault/queries/epochs.ts';
import { setHeld } from '../../main/vault/queries/held.ts';
import { putPerson } from '../../main/vault/queries/replica-person.ts';
import { findTold, type Wanted } from '../../main/vault/queries/told-subscriptions.ts';
import { putTrip, setTaken } from '../../main/vault/queries/trips.ts';
import { openTestVault } from '../helpers/sync-vault.ts';
import { personId, personRecord } from '../helpers/vault-people.ts';

const start = Date.parse('2026-03-02T09:00:00.000Z');
const hourMs = 3_600_000;
const page: Answer<PulledPage> = {
  kind: 'answered',
  value: { changes: [], cursor: 'c2', hasMore: false, subjectCount: 0, asOf: new Date(start).toISOString() },
};

let place: ReturnType<typeof openTestVault>;
beforeEach(() => {
  place = openTestVault();
});
afterEach(() => place.remove());

type Reply = Awaited<ReturnType<SubscriptionTransport['follow']>>['kind'];

/** Central as far as it is asked here: what it was told, how often it was pulled from. */
const central = (reply: () => Reply = () => 'answered') => {
  const told: Wanted[] = [];
  const state = { pulls: 0, now: start };
  const pull = pullAfterTelling({
    vault: place.vault,
    now: () => state.now,
    transport: {
      pull: () => {
        state.pulls += 1;
        return Promise.resolve(page);
      },
      follow: (wanted) => {
        told.push(wanted);
        const kind = reply();
        const until = new Date(state.now + 24 * hourMs).toISOString();
        return Promise.resolve(
          kind === 'answered'
            ? { kind, value: { work: [...wanted.work], trips: [...wanted.trips], until } }
            : kind === 'refused'
              ? { kind, code: 'request/not-found' as const }
              : { kind: 'unreachable' as const },
        );
      },
    },
  });
  return { told, state, pull: (cursor = 'c1') => pull(cursor, new AbortController().signal) };
};

const takeTrip = (): void =>
  place.vault.transact((db) => {
    putTrip(db, {
      tripId: 't1',
      version: 1,
      name: 'Samsø',
      fromDay: '2026-03-03',
      untilDay: '2026-03-03',
      places: [],
      state: 'planned',
      goneAt: '2026-03-05T00:00:00.000Z',
      people: 0,
      appointments: [],
    });
    setTaken(db, 't1', { at: '2026-03-02T09:00:00.000Z', staffId: 's-1' });
  });

const serveSomebodyHeld = (): void =>
  place.vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    setHeld(db, personId(1), { until: '2026-03-03T09:00:00.000Z', tripIds: [] });
    db.prepare(
      `INSERT INTO interaction (interaction_id, subject_id, subject_name, staff_id, channel, mode, state, purpose_id,
         legal_basis_id, started_at)
       VALUES ('i-1', ?, 'Anna', 's-1', 'counter', 'assisting', 'open', 'p', 'l', '2026-03-02T09:00:00Z')`,
    ).run(personId(1));
  });

test('a desk that needs nothing besides its centre asks no more than before', async () => {
  const { told, state, pull } = central();
  expect(await pull()).toBe(page);
  expect(told).toEqual([]);
  expect(state.pulls).toBe(1);
});

test('what is needed is told before the pull, once, and again when it is other', async () => {
  const { told, pull } = central();
  takeTrip();
  await pull();
  await pull();
  serveSomebodyHeld();
  await pull();
  place.vault.transact((db) => setTaken(db, 't1', null));
  await pull();
  expect(told).toEqual([
    { work: [], trips: ['t1'] },
    { work: [personId(1)], trips: ['t1'] },
    { work: [personId(1)], trips: [] },
  ]);
});

test('work is told anew before central would let go of it', async () => {
  const { told, state, pull } = central();
  serveSomebodyHeld();
  await pull();
  state.now += 11 * hourMs;
  await pull();
  expect(told).toHaveLength(1);
  state.now += hourMs;
  await pull();
  expect(told).toHaveLength(2);
});

test('a central that does not know the question is pulled from all the same', async () => {
  const { state, pull } = central(() => 'refused');
  takeTrip();
  expect(await pull()).toBe(page);
  expect(state.pulls).toBe(1);
  expect(findTold(place.vault.read)).toBeNull();
});

test('a central that is not there is not asked twice in one round, and is told when it is back', async () => {
  let isThere = false;
  const { told, state, pull } = central(() => (isThere ? 'answered' : 'unreachable'));
  takeTrip();
  expect(await pull()).toEqual({ kind: 'unreachable' });
  expect(state.pulls).toBe(0);
  isThere = true;
  await pull();
  expect(told).toHaveLength(2);
  expect(findTold(place.vault.read)?.trips).toEqual(['t1']);
});

test('before its first page a machine has nothing to tell', async () => {
  const { told, pull } = central();
  takeTrip();
  await pull('');
  expect(told).toEqual([]);
});

const hear = (epoch: string): void => place.vault.transact((db) => noteHeardEpoch(db, epoch));

test('a central that was put back from a copy may know nothing of it, and is told once more', async () => {
  const { told, pull } = central();
  hear('first');
  takeTrip();
  await pull();
  hear('first');
  await pull();
  expect(told).toHaveLength(1);
  hear('second');
  await pull();
  await pull();
  expect(told).toEqual([
    { work: [], trips: ['t1'] },
    { work: [], trips: ['t1'] },
  ]);
});
