import type { ForeignChange } from '../../api/sync.ts';
import type { Queryable } from '../database.ts';

/** Work that somebody else was faster than. */
export type Overtaken = { readonly envelopeId: string; readonly personId: string; readonly staffId: string };

/**
 * The last change of the person that was not the author's own at this device: when, by whom and where; of a register's own change nobody is
 * named. By the id of the envelope.
 */
export const findForeignChanges = async (
  db: Queryable,
  overtaken: readonly Overtaken[],
  deviceId: string,
): Promise<ReadonlyMap<string, ForeignChange>> => {
  if (overtaken.length === 0) return new Map();
  const found = await db.query<{
    envelopeId: string;
    at: Date;
    staffName: string | null;
    centreName: string | null;
  }>(
    `select distinct on (asked.id) asked.id as "envelopeId", change.changed_at as at,
       staff.name as "staffName", centre.name as "centreName"
     from unnest($1::text[], $2::text[], $3::text[]) as asked(id, subject_id, author)
     join person_change as change using (subject_id)
     left join device on device.device_id = change.device_id
     left join centre on centre.centre_id = device.centre_id
     left join envelope on envelope.subject_id = change.subject_id and envelope.device_id = change.device_id
       and envelope.received_at = change.changed_at and envelope.outcome = 'accepted'
     left join staff on staff.staff_id = coalesce(change.staff_id, envelope.content::jsonb->>'staffId')
     where change.device_id is distinct from $4 or change.staff_id <> asked.author
     order by asked.id, change.version desc, envelope.central_sequence desc`,
    [
      overtaken.map(({ envelopeId }) => envelopeId),
      overtaken.map(({ personId }) => personId),
      overtaken.map(({ staffId }) => staffId),
      deviceId,
    ],
  );
  return new Map(
    found.rows.map(({ envelopeId, at, ...who }) => [envelopeId, { ...who, at: at.toISOString() }]),
  );
};
