import type { Lease } from '../../../central/api/devices.ts';
import type { Role } from '../../../preload/contract/session.ts';
import type { PersonId, StaffId } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { saveOrders } from './lease-orders.ts';

export type LeaseFacts = {
  readonly notAfter: string;
  readonly longestOfflineHours: number;
  /** Central's clock when it gave the lease. */
  readonly renewedAt: string;
};

/** Somebody the lease allows to work at this machine. */
export type Staff = {
  readonly staffId: StaffId;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  /** The staff member as a citizen, so that own and family files can be refused. */
  readonly personId: PersonId | null;
};

type StaffRow = {
  readonly staff_id: StaffId;
  readonly name: string;
  readonly role: Role;
  readonly office: string;
  readonly person_id: PersonId | null;
};

/** Keeps the lease and who it names. Who is named no longer may not work here, but stays known by name for earlier work. */
export const saveLease = (db: WriteDb, lease: Lease): void => {
  statement(
    db,
    `INSERT INTO lease (only_row, lease_id, not_after, longest_offline_hours, policy_version, renewed_at,
       certificate)
     VALUES (1, @leaseId, @notAfter, @longestOfflineHours, @policyVersion, @serverTime, @certificate)
     ON CONFLICT (only_row) DO UPDATE SET lease_id = excluded.lease_id, not_after = excluded.not_after,
       longest_offline_hours = excluded.longest_offline_hours, policy_version = excluded.policy_version,
       renewed_at = excluded.renewed_at, certificate = coalesce(excluded.certificate, certificate)`,
  ).run({
    leaseId: lease.leaseId,
    notAfter: lease.notAfter,
    longestOfflineHours: lease.longestOfflineHours,
    policyVersion: lease.policyVersion,
    serverTime: lease.serverTime,
    certificate: lease.certificate ?? null,
  });
  saveOrders(db, lease.orders, lease.serverTime);
  statement(db, 'UPDATE staff SET is_on_lease = 0').run();
  const saveStaff = statement(
    db,
    `INSERT INTO staff (staff_id, name, role, office, person_id, is_on_lease, guard_salt, guarded_hashes)
     VALUES (@staffId, @name, @role, @office, @personId, 1, @guardSalt, @hashes)
     ON CONFLICT (staff_id) DO UPDATE SET name = excluded.name, role = excluded.role, office = excluded.office,
       person_id = excluded.person_id, is_on_lease = 1, guard_salt = excluded.guard_salt,
       guarded_hashes = excluded.guarded_hashes`,
  );
  for (const { staffId, name, role, office, personId, guardSalt, guardedHashes } of lease.staff) {
    const hashes = JSON.stringify(guardedHashes);
    saveStaff.run({ staffId, name, role, office, personId, guardSalt, hashes });
  }
};

export const findLease = (db: ReadDb): LeaseFacts | null =>
  statement<LeaseFacts>(
    db,
    `SELECT not_after AS notAfter, longest_offline_hours AS longestOfflineHours, renewed_at AS renewedAt FROM lease`,
  ).get() ?? null;

/** What shows central that it enrolled this machine; null where it never gave anything. */
export const findCertificate = (db: ReadDb): string | null =>
  statement<{ readonly certificate: string | null }>(db, 'SELECT certificate FROM lease').get()
    ?.certificate ?? null;

/** Everybody on the lease, by name. */
export const listStaff = (db: ReadDb): readonly Staff[] =>
  statement<StaffRow>(db, 'SELECT * FROM staff WHERE is_on_lease = 1 ORDER BY name, staff_id')
    .all()
    .map(toStaff);

/** Null for somebody whom the present lease does not name. */
export const findStaff = (db: ReadDb, staffId: string): Staff | null => {
  const row = statement<StaffRow>(db, 'SELECT * FROM staff WHERE staff_id = ? AND is_on_lease = 1').get(
    staffId,
  );
  return row === undefined ? null : toStaff(row);
};

/** Also of somebody who works here no longer; the id where no lease ever named it. */
export const nameOfStaff = (db: ReadDb, staffId: string): string =>
  statement<{ readonly name: string }>(db, 'SELECT name FROM staff WHERE staff_id = ?').get(staffId)?.name ??
  staffId;

const toStaff = (row: StaffRow): Staff => ({
  staffId: row.staff_id,
  name: row.name,
  role: row.role,
  office: row.office,
  personId: row.person_id,
});
