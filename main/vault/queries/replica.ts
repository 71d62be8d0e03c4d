import type { ActRecord, EventRecord, MandateRecord } from '../../../central/api/records.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { unindexPerson } from './search-index.ts';

/** Copies of what central knows. Each put may be repeated without effect. */

/** Keeps the newest version; an older one that comes late is ignored. */
export const putMandate = (db: WriteDb, mandate: MandateRecord): void => {
  const { scope, ...columns } = mandate;
  const { changes } = statement(
    db,
    `INSERT INTO mandate (mandate_id, version, kind, grantor_id, grantor_name, grantee_kind, grantee_id, grantee_name,
       made_on, valid_from, valid_until, revoked_on, as_of)
     VALUES (@mandateId, @version, @kind, @grantorId, @grantorName, @granteeKind, @granteeId, @granteeName, @madeOn,
       @validFrom, @validUntil, @revokedOn, @asOf)
     ON CONFLICT (mandate_id) DO UPDATE SET version = excluded.version, kind = excluded.kind,
       grantor_id = excluded.grantor_id, grantor_name = excluded.grantor_name, grantee_kind = excluded.grantee_kind,
       grantee_id = excluded.grantee_id, grantee_name = excluded.grantee_name, made_on = excluded.made_on,
       valid_from = excluded.valid_from, valid_until = excluded.valid_until, revoked_on = excluded.revoked_on,
       as_of = excluded.as_of
     WHERE excluded.version >= mandate.version`,
  ).run(columns);
  if (changes === 0) return;
  statement(db, 'DELETE FROM mandate_scope WHERE mandate_id = ?').run(mandate.mandateId);
  const insertScope = statement(
    db,
    'INSERT OR IGNORE INTO mandate_scope (mandate_id, service_id, power) VALUES (?, ?, ?)',
  );
  for (const { serviceId, power } of scope) insertScope.run(mandate.mandateId, serviceId, power);
};

/** An event never changes; the same one again is the same row. */
export const putEvent = (db: WriteDb, event: EventRecord): void => {
  statement(
    db,
    `INSERT INTO event (person_id, at, event_id, kind, params, source)
     VALUES (@personId, @at, @eventId, @kind, @params, @source) ON CONFLICT DO NOTHING`,
  ).run({ ...event, params: JSON.stringify(event.params) });
};

/** How far central has come with an act, of this desk or another; an older word that comes late is ignored. */
export const putAct = (db: WriteDb, act: ActRecord): void => {
  statement(
    db,
    `INSERT INTO act_state (envelope_id, person_id, service_id, reference, state, changed_at)
     VALUES (@envelopeId, @personId, @serviceId, @reference, @state, @changedAt)
     ON CONFLICT (envelope_id) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at
     WHERE excluded.changed_at >= act_state.changed_at`,
  ).run(act);
};

/**
 * Forgets a person who left what this device subscribes to, with history and with mandates that no other person here is part of. What was
 * done at this desk stays: interactions, acts, outbox and audit are not copies.
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
  statement(db, 'DELETE FROM event WHERE person_id = ?').run(personId);
  statement(db, 'DELETE FROM act_state WHERE person_id = ?').run(personId);
  statement(
    db,
    `DELETE FROM mandate WHERE grantor_id = @personId
       AND NOT EXISTS (SELECT 1 FROM person WHERE person.person_id = mandate.grantee_id)`,
  ).run({ personId });
  statement(
    db,
    `DELETE FROM mandate WHERE grantee_id = @personId
       AND NOT EXISTS (SELECT 1 FROM person WHERE person.person_id = mandate.grantor_id)`,
  ).run({ personId });
};

/** People kept here; a counter, so asking costs the same at a million. */
export const countPeople = (db: ReadDb): number =>
  statement<{ readonly people: number }>(db, 'SELECT people FROM replica_size').get()?.people ?? 0;
