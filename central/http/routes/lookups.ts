import { PersonLookupAnswer, PersonLookupRequest } from '../../api/lookups.ts';
import type { PersonRecord } from '../../api/records.ts';
import { peopleOf } from '../../domain/mandates/parties.ts';
import { isAllowed } from '../../domain/purposes.ts';
import { readLookupText } from '../../domain/read-lookup-text.ts';
import { withoutPlaces } from '../../domain/shield-address.ts';
import { isStorable } from '../../domain/storable-text.ts';
import { inTransaction, type Queryable } from '../../store/database.ts';
import { listStaff } from '../../store/queries/centres.ts';
import type { Device } from '../../store/queries/devices.ts';
import { listEventsOf } from '../../store/queries/events.ts';
import { findPeople } from '../../store/queries/find-people.ts';
import { logFound, logLookup } from '../../store/queries/lookup-log.ts';
import { listMandatesOf } from '../../store/queries/mandates.ts';
import { lockSubscriptions, subscribe } from '../../store/queries/subscriptions.ts';
import type { App } from '../app-type.ts';
import type { Gateway } from '../gateway.ts';
import { askingDeviceOf } from '../leased-device.ts';
import { withCredentials } from '../mandates/issue-credentials.ts';
import { ProblemError } from '../problem-reply.ts';
import { protectedOf, protectPeople } from '../protect.ts';

const mostPeople = 10;
const followMs = 24 * 3_600_000;

/** Refused before anything is searched: no purpose, no answer (domain.md, purpose). */
const checkPurpose = async (
  gateway: Gateway,
  device: Device,
  request: PersonLookupRequest,
): Promise<void> => {
  if (!isAllowed(gateway.purposes, request))
    throw new ProblemError('purpose/refused', 'purpose and legal basis');
  const staff = await listStaff(gateway.database, device.centreId);
  if (!staff.some((member) => member.staffId === request.staffId)) {
    throw new ProblemError('purpose/refused', 'staff member');
  }
};

const endOfFollowing = (now: Date): Date => new Date(now.getTime() + followMs);

const follow = async (
  db: Queryable,
  people: readonly PersonRecord[],
  { deviceId, now }: { readonly deviceId: string; readonly now: Date },
): Promise<void> => {
  await lockSubscriptions(db, deviceId);
  const subjectIds = people.map((person) => person.personId);
  await subscribe(db, { deviceId, subjectIds, reason: 'look-up', until: endOfFollowing(now) }, now);
};

type Found = Pick<PersonLookupAnswer, 'people'>;

const answerOf = async (db: Queryable, people: readonly PersonRecord[]): Promise<Found> => {
  const personIds = people.map((person) => person.personId);
  const mandates = await listMandatesOf(db, personIds);
  const shown = await protectPeople(db, people);
  const history = withoutPlaces(await listEventsOf(db, personIds), protectedOf(shown));
  const events = Map.groupBy(history, (event) => event.personId);
  return {
    people: shown.map((person) => ({
      person,
      mandates: mandates.filter((mandate) => peopleOf(mandate).includes(person.personId)),
      events: events.get(person.personId) ?? [],
    })),
  };
};

/** The log entry is committed before the registers are searched, so that a search that breaks off is on record as well. */
const lookUp = async (
  gateway: Gateway,
  device: Device,
  request: PersonLookupRequest,
): Promise<PersonLookupAnswer> => {
  await checkPurpose(gateway, device, request);
  const now = gateway.clock();
  const { deviceId } = device;
  const lookupId = await logLookup(gateway.database, { ...request, at: now, deviceId });
  const answer = await inTransaction(gateway.database, async (db) => {
    const people = await findPeople(db, readLookupText(request.text), mostPeople);
    await logFound(
      db,
      lookupId,
      people.map((person) => person.personId),
    );
    await follow(db, people, { deviceId, now });
    return answerOf(db, people);
  });
  const people = answer.people.map(async (found) => ({
    ...found,
    mandates: [...(await withCredentials(gateway, found.mandates))],
  }));
  return { people: await Promise.all(people), followedUntil: endOfFollowing(now).toISOString() };
};

export const lookupRoutes = (app: App, gateway: Gateway): void => {
  app.post(
    '/v1/lookups/people',
    {
      bodyLimit: 16 * 1024,
      schema: {
        summary:
          'Find people by name, number, phone or birth date; purpose and legal basis are checked and logged first',
        body: PersonLookupRequest,
        response: { 200: PersonLookupAnswer },
      },
    },
    (request) => {
      if (!isStorable(request.body)) throw new ProblemError('request/invalid', 'body');
      return lookUp(gateway, askingDeviceOf(request, gateway), request.body);
    },
  );
};
