import type { StaffRecord } from '../../api/devices.ts';
import type { Queryable } from '../database.ts';

export type Centre = {
  readonly centreId: string;
  readonly name: string;
  /** Municipality codes: whose residents its devices hold. */
  readonly municipalities: readonly string[];
};

export const upsertCentre = async (
  db: Queryable,
  centre: Centre,
  staff: readonly StaffRecord[],
): Promise<void> => {
  await db.query(
    `insert into centre (centre_id, name, municipalities) values ($1, $2, $3)
     on conflict (centre_id) do update set name = excluded.name, municipalities = excluded.municipalities`,
    [centre.centreId, centre.name, centre.municipalities],
  );
  await db.query(
    `insert into staff (staff_id, centre_id, name, role, office, person_id)
     select s."staffId", $1, s.name, s.role, s.office, s."personId"
     from jsonb_to_recordset($2) as s("staffId" text, name text, role text, office text, "personId" text)
     on conflict (staff_id) do update set centre_id = excluded.centre_id, name = excluded.name, role = excluded.role,
       office = excluded.office, person_id = excluded.person_id`,
    [centre.centreId, JSON.stringify(staff)],
  );
};

export const listCentres = async (db: Queryable): Promise<readonly Centre[]> => {
  const found = await db.query<Centre>(
    `select centre_id as "centreId", name, municipalities from centre order by centre_id`,
  );
  return found.rows;
};

export const listStaff = async (db: Queryable, centreId: string): Promise<readonly StaffRecord[]> => {
  const found = await db.query<StaffRecord>(
    `select staff_id as "staffId", name, role, office, person_id as "personId" from staff
     where centre_id = $1 order by name, staff_id`,
    [centreId],
  );
  return found.rows;
};
