import { setImmediate as breathe } from 'node:timers/promises';
import type { EventRecord, MandateRecord, PersonRecord } from '../api/records.ts';
import type { Database } from './database.ts';
import { searchIndexes, searchIndexNames } from './migrations/0030-search.ts';
import { insertEvents } from './queries/events.ts';
import { insertMandates } from './queries/mandates.ts';
import { insertPeople } from './queries/people.ts';

export type Bundle = {
  readonly person: PersonRecord;
  readonly mandates: readonly MandateRecord[];
  readonly events: readonly EventRecord[];
};

export type PopulationName = { readonly seed: string; readonly size: number };

const peoplePerBatch = 1000;
/** Batches on their way to the database while the next one is being made. */
const batchesInFlight = 3;
/** Any number that nobody else locks. */
const loadLock = 734_002;

/** The population that is there, whole; null if there is none. */
export const findPopulation = async (database: Database): Promise<PopulationName | null> => {
  const found = await database.query<PopulationName>('select seed, size from population_load');
  return found.rows[0] ?? null;
};

/** What is there then is somebody's: of a load that broke off nobody can have enrolled. */
export const isWorkedWith = async (database: Database): Promise<boolean> =>
  (await database.query('select from device limit 1')).rowCount === 1;

const insertBatch = async (database: Database, batch: readonly Bundle[]): Promise<void> => {
  await Promise.all([
    insertPeople(
      database,
      batch.map(({ person }) => person),
    ),
    insertMandates(
      database,
      batch.flatMap(({ mandates }) => mandates),
    ),
    insertEvents(
      database,
      batch.flatMap(({ events }) => events),
    ),
  ]);
};

function* inBatches(bundles: Iterable<Bundle>): Generator<readonly Bundle[]> {
  let batch: Bundle[] = [];
  for (const bundle of bundles) {
    batch.push(bundle);
    if (batch.length < peoplePerBatch) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

export type Loading = {
  readonly onProgress: (people: number) => void;
  /** Gives the load up. */
  readonly end: AbortSignal;
};

const insertAll = async (
  database: Database,
  bundles: Iterable<Bundle>,
  { onProgress, end }: Loading,
): Promise<void> => {
  const inFlight = new Set<Promise<void>>();
  let people = 0;
  try {
    for (const batch of inBatches(bundles)) {
      end.throwIfAborted();
      const insertion: Promise<void> = insertBatch(database, batch).then(() => {
        inFlight.delete(insertion);
        people += batch.length;
        onProgress(people);
      });
      inFlight.add(insertion);
      if (inFlight.size >= batchesInFlight) await Promise.race(inFlight);
      // Making a batch takes the thread; signals and answers of the database get their turn in between.
      await breathe();
    }
    await Promise.all(inFlight);
  } finally {
    await Promise.allSettled(inFlight);
  }
};

/**
 * Fills an empty register with a population, in place of one whose loading broke off. Nothing is there for anybody until the last step
 * records it as whole. Gateways that start together wait for the one that loads. The indexes of the look-up are made at the end, which
 * takes a fraction of keeping them along the way.
 */
export const loadPopulation = async (
  database: Database,
  population: PopulationName & { readonly bundles: Iterable<Bundle> },
  loading: Loading,
): Promise<void> => {
  const holder = await database.connect();
  try {
    await holder.query('select pg_advisory_lock($1)', [loadLock]);
    if ((await findPopulation(database)) !== null) return;
    await database.query('truncate person, person_change, mandate, event, act');
    for (const name of searchIndexNames) await database.query(`drop index if exists ${name}`);
    await insertAll(database, population.bundles, loading);
    for (const index of searchIndexes) {
      loading.end.throwIfAborted();
      await database.query(index);
    }
    await database.query('analyze');
    await database.query('insert into population_load (seed, size, loaded_at) values ($1, $2, now())', [
      population.seed,
      population.size,
    ]);
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [loadLock]).catch(() => undefined);
    holder.release();
  }
};
