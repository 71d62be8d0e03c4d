import { expect, test } from 'vitest';
import type { TripRecord } from '../../../central/api/trips.ts';
import type { Vault } from '../../../main/vault/open.ts';
import { keepResident, letGo, listHeldAtWork, setHeld } from '../../../main/vault/queries/held.ts';
import { findPersonName } from '../../../main/vault/queries/people.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { forgetEnded } from '../../../main/vault/queries/retention.ts';
import {
  findTrip,
  forgetEndedTrips,
  listAppointments,
  listTaken,
  listTrips,
  putTrip,
  setTaken,
} from '../../../main/vault/queries/trips.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';

const now = '2026-05-09T12:00:00.000Z';
const goneAt = '2026-05-11T12:00:00.000Z';

const trip = (special: Partial<TripRecord> = {}): TripRecord => ({
  tripId: 't1',
  version: 1,
  name: 'Samsø',
  fromDay: '2026-05-10',
  untilDay: '2026-05-10',
  places: ['Tranebjerg'],
  state: 'planned',
  goneAt,
  people: 2,
  appointments: [],
  ...special,
});

const keep = (vault: Vault, ordinal: number, until: string | null, tripIds: readonly string[] = []): void =>
  vault.transact((db) => {
    putPerson(db, personRecord(ordinal), 'sync');
    setHeld(db, personId(ordinal), { until, tripIds: [...tripIds] });
  });

const serve = (vault: Vault, ordinal: number): void =>
  vault.transact((db) => {
    db.prepare(
      `INSERT INTO interaction (interaction_id, subject_id, subject_name, staff_id, channel, mode, state, purpose_id,
         legal_basis_id, started_at)
       VALUES ('i-1', ?, 'Anna', 's-1', 'counter', 'assisting', 'open', 'p', 'l', '2026-05-08T12:00:00Z')`,
    ).run(personId(ordinal));
  });

const end = (vault: Vault): void =>
  vault.transact((db) => {
    db.prepare(`UPDATE interaction SET state = 'abandoned', completed_at = ?`).run(now);
  });

const nameOf = (vault: Vault, ordinal: number) => findPersonName(vault.read, personId(ordinal));

test('the citizens of a trip go when it is over, also if nobody tells the machine, and those of the centre stay', () => {
  const vault = testVault();
  keep(vault, 1, goneAt, ['t1']);
  keep(vault, 2, null, ['t1']);
  expect(vault.transact((db) => forgetEnded(db, now, 10))).toBe(0);
  expect(vault.transact((db) => forgetEnded(db, goneAt, 10))).toBe(1);
  expect(nameOf(vault, 1)).toBe(null);
  expect(nameOf(vault, 2)).not.toBe(null);
});

test('whoever is being served stays when central lets go of them, is told to central, and goes when that is done', () => {
  const vault = testVault();
  keep(vault, 1, null);
  serve(vault, 1);
  expect(listHeldAtWork(vault.read, 10)).toEqual([]);
  vault.transact((db) => letGo(db, personId(1)));
  expect(nameOf(vault, 1)).not.toBe(null);
  expect(listHeldAtWork(vault.read, 10)).toEqual([personId(1)]);
  expect(vault.transact((db) => forgetEnded(db, now, 10))).toBe(0);
  end(vault);
  expect(listHeldAtWork(vault.read, 10)).toEqual([]);
  expect(vault.transact((db) => forgetEnded(db, now, 10))).toBe(1);
  expect(nameOf(vault, 1)).toBe(null);
});

test('whoever was to go, and whom central brings again as one of its centre’s, stays when all is done', () => {
  const vault = testVault();
  keep(vault, 1, null);
  serve(vault, 1);
  vault.transact((db) => letGo(db, personId(1)));
  vault.transact((db) => keepResident(db, personId(1)));
  end(vault);
  expect(vault.transact((db) => forgetEnded(db, now, 10))).toBe(0);
  expect(nameOf(vault, 1)).not.toBe(null);
});

test('whoever is held for a look-up or a trip goes when that is over, whatever else central brings', () => {
  const vault = testVault();
  keep(vault, 1, now, ['t1']);
  vault.transact((db) => keepResident(db, personId(1)));
  expect(raw(vault.read, 'SELECT trip_id FROM trip_person')).toEqual([{ trip_id: 't1' }]);
  expect(vault.transact((db) => forgetEnded(db, now, 10))).toBe(1);
});

test('who acts for somebody that is being served is at work as well', () => {
  const vault = testVault();
  keep(vault, 1, null);
  keep(vault, 2, now);
  serve(vault, 1);
  vault.transact((db) => {
    db.prepare('UPDATE interaction SET party_person_id = ?').run(personId(2));
  });
  expect(listHeldAtWork(vault.read, 10)).toEqual([personId(2)]);
  expect(vault.transact((db) => forgetEnded(db, now, 10))).toBe(0);
});

test('central’s newest word on why somebody is here takes the place of what it said before', () => {
  const vault = testVault();
  keep(vault, 1, goneAt, ['t1', 't2']);
  vault.transact((db) => setHeld(db, personId(1), { until: null, tripIds: ['t2'] }));
  expect(raw(vault.read, 'SELECT * FROM held_person')).toEqual([]);
  expect(raw(vault.read, 'SELECT trip_id FROM trip_person')).toEqual([{ trip_id: 't2' }]);
});

test('that a trip is taken along survives what central says of it later, until it is cancelled', () => {
  const vault = testVault();
  vault.transact((db) => {
    putTrip(db, trip());
    setTaken(db, 't1', { at: now, staffId: 's-1' });
    putTrip(db, trip({ version: 3, name: 'Samsø Nord' }));
    putTrip(db, trip({ version: 2, name: 'Too late' }));
  });
  expect(listTaken(vault.read)).toEqual(['t1']);
  expect(findTrip(vault.read, 't1')).toMatchObject({ name: 'Samsø Nord', takenAt: now });
  vault.transact((db) => putTrip(db, trip({ version: 4, state: 'cancelled' })));
  expect(listTaken(vault.read)).toEqual([]);
});

test('a trip counts who of its citizens is here, and names those with an appointment as far as they are', () => {
  const vault = testVault();
  const at = '2026-05-10T09:00:00.000Z';
  const appointments = [1, 2].map((ordinal) => ({ personId: personId(ordinal), at, place: 'Torvet' }));
  vault.transact((db) => putTrip(db, trip({ appointments })));
  keep(vault, 1, goneAt, ['t1']);
  expect(listTrips(vault.read, now)).toMatchObject([{ people: 2, here: 1 }]);
  expect(listAppointments(vault.read, 't1').map(({ name }) => name)).toEqual([expect.any(String), null]);
});

test('a trip that is over goes with whatever was noted of it', () => {
  const vault = testVault();
  vault.transact((db) => putTrip(db, trip()));
  keep(vault, 1, goneAt, ['t1']);
  expect(vault.transact((db) => forgetEndedTrips(db, now))).toEqual([]);
  expect(vault.transact((db) => forgetEndedTrips(db, goneAt))).toEqual([{ tripId: 't1', takenBy: null }]);
  expect(listTrips(vault.read, now)).toEqual([]);
  expect(raw(vault.read, 'SELECT * FROM trip_person')).toEqual([]);
});
