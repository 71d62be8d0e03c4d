import type { Change } from '../../api/sync.ts';
import { peopleOf } from '../../domain/mandates/parties.ts';
import { namesPlace, withoutPlaces } from '../../domain/shield-address.ts';
import type { Queryable } from '../../store/database.ts';
import { findActs, listActsOf } from '../../store/queries/acts.ts';
import type { FeedRow } from '../../store/queries/changes.ts';
import { listConsentsOf } from '../../store/queries/consents.ts';
import { findEvents, listEventsOf } from '../../store/queries/events.ts';
import { findMandates, listMandatesOf } from '../../store/queries/mandates.ts';
import { listPeople } from '../../store/queries/people.ts';
import { listProtected, protectedOf, protectPeople } from '../protect.ts';
import { reviewsToSend } from './reviews-to-send.ts';

/** Whole files, person by person in the order given: what a device is filled with. */
export const readFiles = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Change[]>> => {
  const people = await protectPeople(db, await listPeople(db, personIds));
  const files = new Map(
    people.map((person): [string, Change[]] => [
      person.personId,
      [{ entity: 'person', sequence: 0, subjectId: person.personId, record: person }],
    ]),
  );
  for (const record of await listMandatesOf(db, personIds)) {
    for (const subjectId of peopleOf(record)) {
      files.get(subjectId)?.push({ entity: 'mandate', sequence: 0, subjectId, record });
    }
  }
  for (const record of withoutPlaces(await listEventsOf(db, personIds), protectedOf(people))) {
    files.get(record.personId)?.push({ entity: 'event', sequence: 0, subjectId: record.personId, record });
  }
  for (const record of await listActsOf(db, personIds)) {
    files.get(record.personId)?.push({ entity: 'act', sequence: 0, subjectId: record.personId, record });
  }
  for (const record of await listConsentsOf(db, personIds)) {
    files.get(record.personId)?.push({ entity: 'consent', sequence: 0, subjectId: record.personId, record });
  }
  return files;
};

const idsOf = (rows: readonly FeedRow[], entity: FeedRow['entity']): readonly string[] =>
  rows.filter((row) => row.entity === entity).map((row) => row.recordId);

const present = <R, C>(record: R | undefined, make: (record: R) => C): readonly C[] =>
  record === undefined ? [] : [make(record)];

/**
 * The records that feed rows name, as they are now. Of several rows for one record the last one stays: a record need not travel
 * twice in a page.
 */
export const readChanges = async (db: Queryable, rows: readonly FeedRow[]): Promise<readonly Change[]> => {
  const latest = [
    ...new Map(rows.map((row) => [`${row.entity} ${row.recordId} ${row.subjectId}`, row])).values(),
  ];
  const personIds = [...new Set(latest.map((row) => row.subjectId))];
  const people = new Map(
    (await protectPeople(db, await listPeople(db, idsOf(latest, 'person')))).map((person) => [
      person.personId,
      person,
    ]),
  );
  const mandates = await findMandates(db, idsOf(latest, 'mandate'));
  const history = await findEvents(db, { personIds, eventIds: idsOf(latest, 'event') });
  const placed = [...new Set(history.filter(namesPlace).map(({ personId }) => personId))];
  const events = new Map(
    withoutPlaces(history, await listProtected(db, placed)).map((event) => [event.eventId, event]),
  );
  const acts = new Map(
    (await findActs(db, { personIds, envelopeIds: idsOf(latest, 'act') })).map((act) => [
      act.envelopeId,
      act,
    ]),
  );
  const consentIds = idsOf(latest, 'consent');
  const consents = new Map(
    (consentIds.length === 0 ? [] : await listConsentsOf(db, personIds)).map((consent) => [
      consent.consentId,
      consent,
    ]),
  );
  const reviews = await reviewsToSend(db, { personIds, reviewIds: idsOf(latest, 'review') });
  return latest.flatMap(({ position, subjectId, entity, recordId }): readonly Change[] => {
    const base = { sequence: Number(position.sequence), subjectId };
    const person = people.get(recordId);
    const mandate = mandates.get(recordId);
    const event = events.get(recordId);
    const act = acts.get(recordId);
    if (entity === 'person') return person === undefined ? [] : [{ ...base, entity, record: person }];
    if (entity === 'mandate') return mandate === undefined ? [] : [{ ...base, entity, record: mandate }];
    if (entity === 'event') return event === undefined ? [] : [{ ...base, entity, record: event }];
    if (entity === 'act') return act === undefined ? [] : [{ ...base, entity, record: act }];
    if (entity === 'consent')
      return present(consents.get(recordId), (record) => ({ ...base, entity, record }));
    if (entity === 'review') return present(reviews.get(recordId), (record) => ({ ...base, entity, record }));
    // A trip is no record of a person: see trips-to-send.ts.
    if (entity === 'trip') return [];
    return [{ ...base, entity, record: { personId: recordId } }];
  });
};
