import type { ActRecord, EventRecord } from '../../../central/api/records.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { forgetConsents } from './consents.ts';
import { putClockNote } from './clock-notes.ts';
import { isHeld } from './mandates.ts';
import { openParked } from './open-parked.ts';
import { putActReceivers } from './receivers.ts';
import { forgetDecidedReviews } from './reviews.ts';
import { forgetUnreadOf } from './unread-changes.ts';
import { unindexPerson } from './search-index.ts';

/** Copies of what central knows. Each put may be repeated without effect. */

/** An event never changes; the same one again is the same row. */
export const putEvent = (db: WriteDb, event: EventRecord): void => {
  statement(
    db,
    `INSERT INTO event (person_id, at, event_id, kind, params, source)
     VALUES (@personId, @at, @eventId, @kind, @params, @source) ON CONFLICT DO NOTHING`,
  ).run({ ...event, params: JSON.stringify(event.params) });
};

/**
 * How far central has come with an act, of this desk or another; an older word that comes late is ignored. Its end always counts: the moment
 * it names may be older, where central's clock has gone back or it takes in again what it had lost, as of then.
 */
export const putAct = (db: WriteDb, act: ActRecord): void => {
  statement(
    db,
    `INSERT INTO act_state (envelope_id, person_id, service_id, reference, state, changed_at)
     VALUES (@envelopeId, @personId, @serviceId, @reference, @state, @changedAt)
     ON CONFLICT (envelope_id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at
     WHERE excluded.changed_at >= act_state.changed_at OR excluded.state IN ('effective', 'undone')`,
  ).run(act);
  putActReceivers(db, act);
  putClockNote(db, act);
};

/** SQL: of this person, and not of this desk. What became of its own work is part of it: without it what was decided would be open again. */
const doneElsewhere = `person_id = ?
  AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.envelope_id = act_state.envelope_id)`;

/**
 * Forgets a person who left what this device subscribes to, with history and with mandates that no other person here is part of. What was
 * done at this desk stays, and what became of it: interactions, acts, outbox and audit are no copies, nor are mandates that
 * central has not registered yet.
 */
export const removeSubject = (db: WriteDb, personId: string): void => {
  const person = statement<{ readonly personKey: number }>(
    db,
    'SELECT person_key AS personKey FROM person WHERE person_id = ?',
  ).get(personId);
  if (person !== undefined) {
    unindexPerson(db, person.personKey);
    statement(db, 'DELETE FROM person WHERE person_key = ?').run(person.personKey);
    statement(db, 'UPDATE replica_size SET people = people - 1 WHERE only_row = 1').run();
  }
  statement(db, 'DELETE FROM held_person WHERE person_id = ?').run(personId);
  statement(db, 'DELETE FROM trip_person WHERE person_id = ?').run(personId);
  statement(db, 'DELETE FROM event WHERE person_id = ?').run(personId);
  statement(
    db,
    `DELETE FROM act_receiver WHERE envelope_id IN (SELECT envelope_id FROM act_state WHERE ${doneElsewhere})`,
  ).run(personId);
  statement(db, `DELETE FROM act_state WHERE ${doneElsewhere}`).run(personId);
  forgetUnreadOf(db, personId);
  forgetConsents(db, personId);
  forgetDecidedReviews(db, personId);
  forgetMandatesOf(db, personId);
};

/** SQL: a mandate that was made here and that central has not answered, or has refused, and nobody has seen to it. */
const isOnItsWay = `EXISTS (SELECT 1 FROM outbox WHERE outbox.envelope_id = mandate.made_envelope_id
  AND (outbox.state IN ('waiting', 'sending') OR ${openParked}))`;

const forgetMandatesOf = (db: WriteDb, personId: string): void => {
  statement(
    db,
    `DELETE FROM mandate WHERE (grantor_id = @personId OR ${isHeld}) AND NOT ${isOnItsWay}
       AND NOT EXISTS (SELECT 1 FROM person WHERE person.person_id IN (mandate.grantor_id, mandate.grantee_id))
       AND NOT EXISTS (SELECT 1 FROM other_grantee AS other JOIN person ON person.person_id = other.party_id
         WHERE other.mandate_id = mandate.mandate_id)`,
  ).run({ personId });
};

/** People kept here; a counter, so asking costs the same at a million. */
export const countPeople = (db: ReadDb): number =>
  statement<{ readonly people: number }>(db, 'SELECT people FROM replica_size').get()?.people ?? 0;
