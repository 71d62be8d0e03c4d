import { randomUUID } from 'node:crypto';
import { announceTrip } from '../../central/store/align-trips.ts';
import { inTransaction, type Queryable } from '../../central/store/database.ts';
import {
  addToTrip,
  cancelTrip,
  insertTrip,
  takeOffTrip,
  touchTrip,
} from '../../central/store/queries/trips.ts';
import type { CentralWorld } from './central-world.ts';

export type TestTrip = {
  readonly tripId: string;
  readonly goneAt: Date;
  readonly add: (personId: string) => Promise<void>;
  readonly remove: (personId: string) => Promise<void>;
  readonly cancel: () => Promise<void>;
};

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** A trip of Aarhus over the next two days, planned and announced as the command line does it. */
export const planTestTrip = async (
  world: Pick<CentralWorld, 'database' | 'now'>,
  {
    people,
    appointments = {},
    hours = 60,
    name = 'Samsø',
    centreId = 'centre-aarhus',
  }: {
    readonly people: readonly string[];
    readonly appointments?: Readonly<Record<string, string>>;
    readonly hours?: number;
    readonly name?: string;
    readonly centreId?: string;
  },
): Promise<TestTrip> => {
  const { database } = world;
  const tripId = randomUUID();
  const at = world.now();
  const goneAt = new Date(at.getTime() + hours * 3_600_000);
  const on = (personId: string) => {
    const when = appointments[personId];
    return when === undefined ? null : { at: new Date(when), place: 'Torvet' };
  };
  await inTransaction(database, async (db) => {
    await insertTrip(db, {
      tripId,
      centreId,
      name,
      fromDay: day(at.getTime()),
      untilDay: day(at.getTime() + 24 * 3_600_000),
      places: ['Torvet'],
      goneAt,
      by: 'Mette Test',
      at,
    });
    await addToTrip(db, tripId, new Map(people.map((personId) => [personId, on(personId)])));
    await announceTrip(db, tripId, world.now());
  });
  const change = (work: (db: Queryable) => Promise<unknown>): Promise<void> =>
    inTransaction(database, async (db) => {
      await touchTrip(db, tripId);
      await work(db);
      await announceTrip(db, tripId, world.now());
    });
  return {
    tripId,
    goneAt,
    add: (personId) => change((db) => addToTrip(db, tripId, new Map([[personId, on(personId)]]))),
    remove: (personId) => change((db) => takeOffTrip(db, tripId, [personId])),
    cancel: () => change((db) => cancelTrip(db, { tripId, by: 'Mette Test', at: world.now() })),
  };
};
