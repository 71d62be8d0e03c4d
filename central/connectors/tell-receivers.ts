import { dayThere } from '../api/day-end.ts';
import type { ActRecord } from '../api/records.ts';
import { consentedValues } from '../domain/consented-values.ts';
import { announceChanges } from '../store/announce-changes.ts';
import { inTransaction, type Database, type Queryable } from '../store/database.ts';
import { claimTelling, putOffTelling, settleTelling, type Telling } from '../store/queries/act-receivers.ts';
import { findActs } from '../store/queries/acts.ts';
import { insertEvents } from '../store/queries/events.ts';
import { listPeople } from '../store/queries/people.ts';
import { claimFrom } from './claim.ts';
import { pauseBefore } from './pause-before.ts';
import type { Hearing, Receivers } from './receivers.ts';

type Work = {
  readonly database: Database;
  readonly receivers: Receivers;
  readonly clock: () => Date;
  readonly timeZone: string;
};

/** After so many tries, a long weekend, somebody has to tell the receiver by hand. */
const mostTries = 82;

type Answer = Hearing['outcome'] | 'unreachable';

const ask = async (telling: Telling, receivers: Receivers): Promise<Answer> => {
  if (!telling.mayBeTold) return 'refused';
  const { receiverId, envelopeId, personId, serviceId, consentedData } = telling;
  const values = consentedData === null ? telling.values : consentedValues(telling.values, consentedData);
  try {
    const news = { receiverId, changeId: envelopeId, personId, serviceId, values };
    return (await receivers.tell(news)).outcome;
  } catch {
    return 'unreachable';
  }
};

/** In the file: whom was told, or who could not be. */
const eventOf = (telling: Telling, state: 'told' | 'failed', at: string) => ({
  eventId: `${telling.envelopeId}:${telling.receiverId}:${state}`,
  personId: telling.personId,
  at,
  kind: state === 'told' ? 'receiver-told' : 'receiver-failed',
  params: { receiver: telling.receiverId, reference: telling.reference },
  source: 'message-distributor',
});

const settle = async (
  db: Queryable,
  telling: Telling,
  { state, at }: { readonly state: 'told' | 'failed'; readonly at: string },
): Promise<void> => {
  const { personId, envelopeId } = telling;
  if (!(await settleTelling(db, telling, { state, at }))) return;
  const event = eventOf(telling, state, at);
  await insertEvents(db, [event]);
  const acts: readonly ActRecord[] = await findActs(db, {
    personIds: [personId],
    envelopeIds: [envelopeId],
  });
  const people = new Map((await listPeople(db, [personId])).map((person) => [personId, person] as const));
  await announceChanges(db, { before: people, after: people, changedPersonIds: [], events: [event], acts });
};

const tellOne = async (telling: Telling, { database, receivers, clock }: Work): Promise<void> => {
  const answer = await ask(telling, receivers);
  const now = clock();
  if (answer === 'unreachable' && telling.attempts + 1 < mostTries) {
    return putOffTelling(database, telling, new Date(now.getTime() + pauseBefore(telling.attempts)));
  }
  const state = answer === 'told' ? 'told' : 'failed';
  return inTransaction(database, (db) => settle(db, telling, { state, at: now.toISOString() }));
};

/**
 * Tells a receiver that waits and is due; false where none is. A receiver that is away is tried again later. Several gateways may work side
 * by side.
 */
export const tellReceiver = async (work: Work): Promise<boolean> => {
  const now = work.clock();
  const today = dayThere(now, work.timeZone);
  const telling = await claimTelling(work.database, { ...claimFrom(now), today });
  if (telling !== null) await tellOne(telling, work);
  return telling !== null;
};
