import { dayThere } from '../api/day-end.ts';
import type { ActRecord } from '../api/records.ts';
import { announceChanges } from '../store/announce-changes.ts';
import { inTransaction, type Database, type Queryable } from '../store/database.ts';
import { putOffTelling, settleTelling, takeTelling, type Telling } from '../store/queries/act-receivers.ts';
import { findActs } from '../store/queries/acts.ts';
import { insertEvents } from '../store/queries/events.ts';
import { listPeople } from '../store/queries/people.ts';
import type { Hearing, Receivers } from './receivers.ts';

type Work = {
  readonly database: Database;
  readonly receivers: Receivers;
  readonly clock: () => Date;
  readonly timeZone: string;
};

/** After so many tries somebody has to tell the receiver by hand. */
export const mostTries = 8;
const firstPauseMs = 5000;

/** Longer each time: about twenty minutes in all. */
export const pauseAfter = (tries: number): number => firstPauseMs * 2 ** Math.min(tries, mostTries);

type Answer = Hearing['outcome'] | 'unreachable';

const ask = async (telling: Telling, receivers: Receivers): Promise<Answer> => {
  if (!telling.mayBeTold) return 'refused';
  const { receiverId, envelopeId, personId, serviceId, values } = telling;
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
  await settleTelling(db, telling, { state, at });
  const event = eventOf(telling, state, at);
  await insertEvents(db, [event]);
  const acts: readonly ActRecord[] = await findActs(db, {
    personIds: [personId],
    envelopeIds: [envelopeId],
  });
  const people = new Map((await listPeople(db, [personId])).map((person) => [personId, person] as const));
  await announceChanges(db, { before: people, after: people, changedPersonIds: [], events: [event], acts });
};

const tellOne = async (db: Queryable, telling: Telling, { receivers, clock }: Work): Promise<void> => {
  const answer = await ask(telling, receivers);
  const now = clock();
  if (answer === 'unreachable' && telling.attempts + 1 < mostTries) {
    return putOffTelling(db, telling, new Date(now.getTime() + pauseAfter(telling.attempts)));
  }
  const state = answer === 'told' ? 'told' : 'failed';
  return settle(db, telling, { state, at: now.toISOString() });
};

/**
 * Tells the receivers that wait, one by one, each in its own transaction; a receiver that is away holds up nobody else, and is tried
 * again later. Several gateways may work side by side.
 */
export const tellReceivers = async (work: Work): Promise<void> => {
  for (let isLeft = true; isLeft;) {
    isLeft = await inTransaction(work.database, async (db) => {
      const now = work.clock();
      const waiting = await takeTelling(db, now, dayThere(now, work.timeZone));
      if (waiting !== null) await tellOne(db, waiting, work);
      return waiting !== null;
    });
  }
};
