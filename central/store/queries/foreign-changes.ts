import type { ForeignChange } from '../../api/sync.ts';
import type { Queryable } from '../database.ts';

/** The last change of each of these people that was not this device's: when, by whom and where; of a register's own change nobody is named. */
export const findForeignChanges = async (
  db: Queryable,
  { personIds, deviceId }: { readonly personIds: readonly string[]; readonly deviceId: string },
): Promise<ReadonlyMap<string, ForeignChange>> => {
  if (personIds.length === 0) return new Map();
  const found = await db.query<{
    personId: string;
    at: Date;
    staffName: string | null;
    centreName: string | null;
  }>(
    `select distinct on (change.subject_id) change.subject_id as "personId", change.changed_at as at,
       staff.name as "staffName", centre.name as "centreName"
     from person_change as change
     left join device on device.device_id = change.device_id
     left join centre on centre.centre_id = device.centre_id
     left join envelope on envelope.subject_id = change.subject_id and envelope.device_id = change.device_id
       and envelope.received_at = change.changed_at and envelope.outcome = 'accepted'
     left join staff on staff.staff_id = envelope.content::jsonb->>'staffId'
     where change.subject_id = any($1) and change.device_id is distinct from $2
     order by change.subject_id, change.version desc, envelope.central_sequence desc`,
    [personIds, deviceId],
  );
  return new Map(found.rows.map(({ personId, at, ...who }) => [personId, { ...who, at: at.toISOString() }]));
};
