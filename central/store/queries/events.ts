import type { EventRecord } from '../../api/records.ts';
import type { Queryable } from '../database.ts';

export const insertEvents = async (db: Queryable, events: readonly EventRecord[]): Promise<void> => {
  await db.query(
    `insert into event (subject_id, event_id, at, kind, params, source)
     select e."personId", e."eventId", e.at, e.kind, e.params, e.source
     from json_to_recordset($1) as e("personId" text, "eventId" text, at timestamptz, kind text, params jsonb, source text)`,
    [JSON.stringify(events)],
  );
};

type EventRow = Omit<EventRecord, 'at'> & { readonly at: Date };

const columns = `event_id as "eventId", subject_id as "personId", at, kind, params, source`;

const readRows = (rows: readonly EventRow[]): readonly EventRecord[] =>
  rows.map((row) => ({ ...row, at: row.at.toISOString() }));

/** The whole history of these people. */
export const listEventsOf = async (
  db: Queryable,
  personIds: readonly string[],
): Promise<readonly EventRecord[]> => {
  const found = await db.query<EventRow>(`select ${columns} from event where subject_id = any($1)`, [
    personIds,
  ]);
  return readRows(found.rows);
};

export const findEvents = async (
  db: Queryable,
  keys: { readonly personIds: readonly string[]; readonly eventIds: readonly string[] },
): Promise<readonly EventRecord[]> => {
  const found = await db.query<EventRow>(
    `select ${columns} from event where subject_id = any($1) and event_id = any($2)`,
    [keys.personIds, keys.eventIds],
  );
  return readRows(found.rows);
};
