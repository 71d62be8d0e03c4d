import type { ProtectionLogAnswer, ProtectionLogRequest } from '../../api/protection-log.ts';
import type { Queryable } from '../database.ts';

type Entry = ProtectionLogAnswer['entries'][number];

/** Who looked, by id: names are for whoever knows the centre's staff. */
export type LogRow = Omit<Entry, 'at' | 'staffName' | 'secondStaffName'> & {
  readonly at: Date;
  readonly staffId: string;
  readonly secondStaffId: string;
};

/** Written before anything is answered, also where nothing is. */
export const logReading = async (
  db: Queryable,
  reading: ProtectionLogRequest & {
    readonly at: Date;
    readonly deviceId: string;
    readonly outcome: 'shown' | 'refused';
  },
): Promise<void> => {
  await db.query(
    `insert into protection_log_reading (at, device_id, staff_id, day, name, outcome) values ($1, $2, $3, $4, $5, $6)`,
    [reading.at, reading.deviceId, reading.staffId, reading.day, reading.name, reading.outcome],
  );
};

/** What was asked for at the machines of a centre, newest first. `name` is folded; `staffIds` are those whose name has it. */
export const readProtectionLog = async (
  db: Queryable,
  of: {
    readonly centreId: string;
    readonly day: string | null;
    readonly name: string;
    readonly staffIds: readonly string[];
    readonly limit: number;
  },
): Promise<readonly LogRow[]> => {
  const found = await db.query<LogRow>(
    `select log.entry_id::text as "entryId", log.at, log.subject_id as "personId",
       trim(coalesce(person.record->>'givenNames', '') || ' ' || coalesce(person.record->>'surname', '')) as "personName",
       log.staff_id as "staffId", log.second_staff_id as "secondStaffId", log.purpose_id as "purposeId",
       log.legal_basis_id as "legalBasisId", log.reason, log.fields, log.outcome
     from protection_log as log
     join device on device.device_id = log.device_id
     left join person on person.subject_id = log.subject_id
     where device.centre_id = $1
       and ($2::date is null or (log.at at time zone 'Europe/Copenhagen')::date = $2::date)
       and ($3 = '' or position($3 in person.folded_name) > 0 or log.staff_id = any($4) or log.second_staff_id = any($4))
     order by log.at desc, log.entry_id desc limit $5`,
    [of.centreId, of.day, of.name, of.staffIds, of.limit],
  );
  return found.rows;
};
