import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SubscriptionsAnswer } from '../../central/api/trips.ts';
import type { EventRecord, PersonRecord } from '../../central/api/records.ts';
import { announceChanges } from '../../central/store/announce-changes.ts';
import { inTransaction } from '../../central/store/database.ts';
import { insertEvents } from '../../central/store/queries/events.ts';
import { insertPeople, listPeople, writeChangedPeople } from '../../central/store/queries/people.ts';
import { createVaultReplica } from '../../main/sync/vault-replica.ts';
import { enrolDevice, type CentralDevice } from '../helpers/central-device.ts';
import { asOf, elsewhere, person } from '../helpers/central-people.ts';
import { planTestTrip, type TestTrip } from '../helpers/central-trips.ts';
import { prepareCentral, type CentralWorld } from '../helpers/central-world.ts';
import { propertyRuns } from '../helpers/property-runs.ts';
import { openTestVault } from '../helpers/sync-vault.ts';
import { raw } from '../helpers/vault-open.ts';

const startWorld = prepareCentral();

const hourMs = 3_600_000;
const municipalities = ['0751', '0791', '0101'] as const;
const peopleCount = 8;
const tripCount = 2;

const at = fc.nat({ max: peopleCount - 1 });
const whichTrip = fc.nat({ max: tripCount - 1 });
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('happens' as const), who: at }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('moves' as const),
      who: at,
      to: fc.constantFrom(...municipalities),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('looked-up' as const), who: at }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('declares' as const),
      trips: fc.uniqueArray(whichTrip),
      work: fc.uniqueArray(at, { maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('joins' as const), who: at, trip: whichTrip }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('leaves' as const), who: at, trip: whichTrip }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cancelled' as const), trip: whichTrip }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('time' as const), hours: fc.constantFrom(5, 13, 25) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('pulls' as const), limit: fc.constantFrom(1, 3, 7) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('pulls-in-vain' as const), limit: fc.constant(3) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** What the device is to hold, worked out beside central: by the reasons it has, not by what central keeps of them. */
type Expected = {
  readonly livesIn: Map<string, string>;
  readonly lookedUp: Map<string, number>;
  readonly work: Map<string, number>;
  readonly members: readonly Set<string>[];
  readonly cancelled: Set<number>;
  taken: readonly number[];
  events: number;
};

type Place = {
  readonly run: string;
  readonly world: CentralWorld;
  readonly device: CentralDevice;
  readonly vault: ReturnType<typeof openTestVault>['vault'];
  readonly trips: readonly TestTrip[];
  readonly expected: Expected;
  readonly cursors: string[];
};

const idOf = ({ run }: Pick<Place, 'run'>, who: number): string => `${run}-p${who}`;

/** A name of letters alone, each person's own. */
const nameOf = (personId: string): string => `Efternavn${'abcdefgh'[Number(personId.at(-1))] ?? ''}`;

const addressIn = (municipality: string) => elsewhere('1000', municipality, 'By');

const announce = async (
  { world }: Place,
  change: {
    readonly before: PersonRecord | null;
    readonly after: PersonRecord;
    readonly events: readonly EventRecord[];
  },
): Promise<void> =>
  inTransaction(world.database, async (db) => {
    const { before, after, events } = change;
    if (before !== null)
      await writeChangedPeople(
        db,
        [{ record: after, fields: ['address'], deviceId: null, staffId: null, lostSequence: null }],
        world.now().toISOString(),
      );
    await insertEvents(db, events);
    await announceChanges(db, {
      before: new Map(before === null ? [] : [[before.personId, before]]),
      after: new Map([[after.personId, after]]),
      changedPersonIds: before === null ? [] : [after.personId],
      events,
      acts: [],
    });
  });

const readPerson = async ({ world }: Place, personId: string): Promise<PersonRecord> => {
  const [found] = await listPeople(world.database, [personId]);
  if (found === undefined) throw new Error(personId);
  return found;
};

const pull = async (place: Place, limit: number, isKept: boolean): Promise<boolean> => {
  const replica = createVaultReplica(place.vault);
  const page = await place.device.pull(replica.findCursor(), limit);
  if (isKept) {
    replica.apply(page, place.world.now().getTime());
    place.cursors.push(page.cursor);
  }
  return page.hasMore;
};

const declare = async (place: Place, work: readonly number[], trips: readonly number[]): Promise<void> => {
  const { device, expected } = place;
  const sent = await device.call({
    method: 'POST',
    path: '/v1/subscriptions',
    body: {
      work: work.map((who) => idOf(place, who)),
      trips: trips.map((index) => place.trips[index]?.tripId),
    },
  });
  const answer = SubscriptionsAnswer.parse(sent.body);
  expected.taken = trips;
  expected.work.clear();
  for (const personId of answer.work) expected.work.set(personId, Date.parse(answer.until));
};

const happens = async (place: Place, personId: string): Promise<void> => {
  const after = await readPerson(place, personId);
  const eventId = `${personId}-e${(place.expected.events += 1)}`;
  const event = { eventId, personId, at: asOf, kind: 'called', params: {}, source: 'contact-log' };
  await announce(place, { before: null, after, events: [event] });
};

const moves = async (place: Place, personId: string, to: string): Promise<void> => {
  const before = await readPerson(place, personId);
  const after = { ...before, version: before.version + 1, address: addressIn(to) };
  await announce(place, { before, after, events: [] });
  place.expected.livesIn.set(personId, to);
};

const lookUp = async (place: Place, personId: string): Promise<void> => {
  const sent = await place.device.call({
    method: 'POST',
    path: '/v1/lookups/people',
    body: {
      text: nameOf(personId),
      purposeId: 'change-registration',
      legalBasisId: 'cpr-act-6',
      staffId: 'staff-1',
    },
  });
  expect(sent.status).toBe(200);
  place.expected.lookedUp.set(personId, place.world.now().getTime() + 24 * hourMs);
};

type Did<D extends Step['does']> = Extract<Step, { readonly does: D }>;

const moveOn = {
  happens: (place, { who }) => happens(place, idOf(place, who)),
  moves: (place, { who, to }) => moves(place, idOf(place, who), to),
  'looked-up': (place, { who }) => lookUp(place, idOf(place, who)),
  declares: (place, { work, trips }) => declare(place, work, trips),
  joins: async (place, { who, trip }) => {
    place.expected.members[trip]?.add(idOf(place, who));
    await place.trips[trip]?.add(idOf(place, who));
  },
  leaves: async (place, { who, trip }) => {
    place.expected.members[trip]?.delete(idOf(place, who));
    await place.trips[trip]?.remove(idOf(place, who));
  },
  cancelled: async (place, { trip }) => {
    place.expected.cancelled.add(trip);
    await place.trips[trip]?.cancel();
  },
  time: async ({ world, device }, { hours }) => {
    world.advance(hours * hourMs);
    await device.call({ method: 'GET', path: '/v1/leases/current' });
  },
  pulls: async (place, { limit }) => {
    await pull(place, limit, true);
  },
  'pulls-in-vain': async (place, { limit }) => {
    await pull(place, limit, false);
  },
} satisfies { readonly [D in Step['does']]: (place: Place, move: Did<D>) => Promise<void> };

// The entry of a step's own kind takes that step.
const take = (place: Place, move: Step): Promise<void> =>
  (moveOn[move.does] as (place: Place, move: Step) => Promise<void>)(place, move);

/** Of each person to be held: until when, and for which trips; null until they live in the centre's area. */
const toHold = (
  place: Place,
): ReadonlyMap<string, { readonly until: number | null; readonly tripIds: readonly string[] }> => {
  const { expected, trips, world } = place;
  const now = world.now().getTime();
  const running = expected.taken.filter(
    (index) => !expected.cancelled.has(index) && (trips[index]?.goneAt.getTime() ?? 0) > now,
  );
  return new Map(
    [...expected.livesIn].flatMap(([personId, municipality]) => {
      const on = running.filter((index) => expected.members[index]?.has(personId));
      const times = [
        expected.lookedUp.get(personId) ?? 0,
        expected.work.get(personId) ?? 0,
        ...on.map((index) => trips[index]?.goneAt.getTime() ?? 0),
      ].filter((time) => time > now);
      const isHere = municipality === '0751';
      if (!isHere && times.length === 0) return [];
      const tripIds = on.map((index) => trips[index]?.tripId ?? '').toSorted();
      return [[personId, { until: isHere ? null : Math.max(...times), tripIds }] as const];
    }),
  );
};

const heldHere = ({ vault: { read } }: Place) => {
  const people = raw(
    read,
    'SELECT person_id AS personId, version, municipality FROM person ORDER BY person_id',
  );
  const events = raw(read, 'SELECT event_id AS eventId FROM event ORDER BY event_id');
  const until = raw(read, 'SELECT person_id AS personId FROM held_person ORDER BY person_id');
  const trips = raw(read, 'SELECT trip_id AS tripId, person_id AS personId FROM trip_person ORDER BY 1, 2');
  return { people, events, until, trips };
};

const atCentral = async (place: Place) => {
  const hold = toHold(place);
  const ids = [...hold.keys()];
  const { database } = place.world;
  const people = await database.query(
    `select subject_id as "personId", version, municipality from person where subject_id = any($1) order by subject_id`,
    [ids],
  );
  const events = await database.query(
    `select event_id as "eventId" from event where subject_id = any($1) order by event_id collate "C"`,
    [ids],
  );
  return {
    people: people.rows,
    events: events.rows,
    until: ids
      .filter((id) => hold.get(id)?.until !== null)
      .toSorted()
      .map((personId) => ({ personId })),
    trips: ids
      .flatMap((personId) => (hold.get(personId)?.tripIds ?? []).map((tripId) => ({ tripId, personId })))
      .toSorted((a, b) => (a.tripId + a.personId < b.tripId + b.personId ? -1 : 1)),
  };
};

/** Parts of a cursor as numbers: place in the feed, then generation. */
const orderOf = (cursor: string): readonly bigint[] => {
  const [, transaction = '0', sequence = '0', generation = '0'] = cursor.split('~', 1)[0]?.split('.') ?? [];
  return [transaction, sequence, generation].map(BigInt);
};

const isBefore = (one: string, other: string): boolean => {
  const [a, b] = [orderOf(one), orderOf(other)];
  const index = a.findIndex((part, place) => part !== b[place]);
  return index !== -1 && (a[index] ?? 0n) < (b[index] ?? 0n);
};

const play = async (world: CentralWorld, run: string, steps: readonly Step[]) => {
  const livesIn = new Map(
    Array.from({ length: peopleCount }, (_, who) => [
      `${run}-p${who}`,
      municipalities[who % municipalities.length] ?? '0751',
    ]),
  );
  await insertPeople(
    world.database,
    [...livesIn].map(([personId, municipality]) =>
      person(personId, { surname: nameOf(personId), address: addressIn(municipality) }),
    ),
  );
  const at = openTestVault();
  const device = await enrolDevice(world);
  const members = [new Set([`${run}-p1`, `${run}-p3`]), new Set([`${run}-p1`, `${run}-p2`])];
  const trips = [
    await planTestTrip(world, { people: [...(members[0] ?? [])], hours: 30 }),
    await planTestTrip(world, { people: [...(members[1] ?? [])], hours: 55 }),
  ];
  const place: Place = {
    run,
    world,
    device,
    vault: at.vault,
    trips,
    cursors: [],
    expected: {
      livesIn,
      members,
      lookedUp: new Map(),
      work: new Map(),
      cancelled: new Set(),
      taken: [],
      events: 0,
    },
  };
  try {
    for (const move of steps) await take(place, move);
    while (await pull(place, 5, true));
    const { cursors } = place;
    const wentBack = cursors.filter((cursor, index) => isBefore(cursor, cursors[index - 1] ?? '4.0.0.0'));
    return { here: heldHere(place), atCentral: await atCentral(place), wentBack };
  } finally {
    await world.database.query('delete from person');
    at.remove();
  }
};

test('whatever is subscribed, moved, written and given up on the way: in the end the vault equals central for exactly that', async () => {
  const world = await startWorld();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const { here, atCentral: there, wentBack } = await play(world, `r${(run += 1)}`, steps);
      expect(here).toEqual(there);
      expect(wentBack).toEqual([]);
    }),
    { numRuns: propertyRuns(25) },
  );
}, 120_000);
