import type { ActRecord, EventRecord, PersonRecord } from '../api/records.ts';
import { peopleOf } from '../domain/mandates/parties.ts';
import type { Queryable } from './database.ts';
import { listActsOf, listAuthorsElsewhere } from './queries/acts.ts';
import { writeChanges, type ChangeToWrite } from './queries/changes.ts';
import { listConsentsOf } from './queries/consents.ts';
import { listEventsOf } from './queries/events.ts';
import { listMandatesOf } from './queries/mandates.ts';
import { holdMunicipalities } from './queries/people.ts';

/** What a transaction changed, to be told to those who subscribe. */
export type Announcement = {
  /** As they were; empty for those that did not change. */
  readonly before: ReadonlyMap<string, PersonRecord>;
  /** As they are; nobody is needed who did not change. */
  readonly after: ReadonlyMap<string, PersonRecord>;
  readonly changedPersonIds: readonly string[];
  readonly events: readonly EventRecord[];
  readonly acts: readonly ActRecord[];
};

type Audience = { readonly municipality: string | null; readonly deviceId: string | null };

/** Everything known of these people, for an audience that had nothing of them before. */
export const listWholeFiles = async (
  db: Queryable,
  audienceOf: ReadonlyMap<string, Audience>,
): Promise<readonly ChangeToWrite[]> => {
  const personIds = [...audienceOf.keys()];
  if (personIds.length === 0) return [];
  const [mandates, events, acts, consents] = [
    await listMandatesOf(db, personIds),
    await listEventsOf(db, personIds),
    await listActsOf(db, personIds),
    await listConsentsOf(db, personIds),
  ];
  const row = (
    subjectId: string,
    entity: ChangeToWrite['entity'],
    recordId: string,
  ): readonly ChangeToWrite[] => {
    const audience = audienceOf.get(subjectId);
    return audience === undefined ? [] : [{ subjectId, entity, recordId, ...audience }];
  };
  return [
    ...personIds.flatMap((personId) => row(personId, 'person', personId)),
    ...mandates.flatMap((mandate) =>
      peopleOf(mandate).flatMap((personId) => row(personId, 'mandate', mandate.mandateId)),
    ),
    ...events.flatMap((event) => row(event.personId, 'event', event.eventId)),
    ...acts.flatMap((act) => row(act.personId, 'act', act.envelopeId)),
    ...consents.flatMap((consent) => row(consent.personId, 'consent', consent.consentId)),
  ];
};

const municipalityOf = (person: PersonRecord | undefined): string | null =>
  person?.address?.municipality ?? null;

/** Whoever did the work learns how far it has come, also where its citizen has moved out of their area, or was never of it. */
const rowsForAuthors = async (
  db: Queryable,
  acts: readonly ActRecord[],
): Promise<readonly ChangeToWrite[]> => {
  const authors = await listAuthorsElsewhere(db, acts);
  return authors.map(({ envelopeId, personId, deviceId }) => ({
    subjectId: personId,
    entity: 'act',
    recordId: envelopeId,
    municipality: null,
    deviceId,
  }));
};

/**
 * Writes the feed rows of a transaction, after its records: to whoever follows these people when it commits. Who moves to another
 * municipality leaves the devices of the old one, and comes with the whole file to those of the new one.
 */
export const announceChanges = async (
  db: Queryable,
  { before, after, ...changed }: Announcement,
): Promise<void> => {
  const places = await holdMunicipalities(db, [
    ...new Set([
      ...changed.changedPersonIds,
      ...[...changed.events, ...changed.acts].map(({ personId }) => personId),
    ]),
  ]);
  const audienceNow = (personId: string): Audience => ({
    municipality: places.get(personId) ?? null,
    deviceId: null,
  });
  const movedIds = changed.changedPersonIds.filter(
    (personId) => municipalityOf(before.get(personId)) !== municipalityOf(after.get(personId)),
  );
  const moved = new Set(movedIds);
  const leaving = movedIds.map((subjectId) => ({
    subjectId,
    entity: 'subject-removed' as const,
    recordId: subjectId,
    municipality: municipalityOf(before.get(subjectId)),
    deviceId: null,
  }));
  const arriving = await listWholeFiles(
    db,
    new Map(movedIds.map((personId) => [personId, audienceNow(personId)])),
  );
  const row = (
    subjectId: string,
    entity: ChangeToWrite['entity'],
    recordId: string,
  ): readonly ChangeToWrite[] =>
    moved.has(subjectId) ? [] : [{ subjectId, entity, recordId, ...audienceNow(subjectId) }];
  await writeChanges(db, [
    ...leaving,
    ...arriving,
    ...changed.changedPersonIds.flatMap((personId) => row(personId, 'person', personId)),
    ...changed.events.flatMap((event) => row(event.personId, 'event', event.eventId)),
    ...changed.acts.flatMap((act) => row(act.personId, 'act', act.envelopeId)),
    ...(await rowsForAuthors(db, changed.acts)),
  ]);
};
