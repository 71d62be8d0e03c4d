import type { ProtectedContactRequest } from '../../api/lookups.ts';
import type { Queryable } from '../database.ts';

/** The notice to the data protection officer: who saw what of whom, with whom, why. It never holds what was shown. */
export const logProtected = async (
  db: Queryable,
  entry: ProtectedContactRequest & {
    readonly at: Date;
    readonly deviceId: string;
    readonly outcome: 'shown' | 'refused';
  },
): Promise<void> => {
  await db.query(
    `insert into protection_log (at, device_id, subject_id, staff_id, second_staff_id, purpose_id, legal_basis_id, reason,
       fields, outcome) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      entry.at,
      entry.deviceId,
      entry.personId,
      entry.staffId,
      entry.secondStaffId,
      entry.purposeId,
      entry.legalBasisId,
      entry.reason,
      entry.fields,
      entry.outcome,
    ],
  );
};
