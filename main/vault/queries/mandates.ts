import { z } from 'zod';
import { type Mandate, MandateScope } from '../../../preload/contract/mandate.ts';
import type { PersonId } from '../../../preload/contract/values.ts';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** A mandate as the register told it. Whether it is live depends on the day: that is the domain's to say. */
export type MandateRow = Omit<Mandate, 'status' | 'provenance'> & {
  readonly version: number;
  /** When the mandate register last confirmed it. */
  readonly asOf: string;
};

export const listMandatesGiven = (db: ReadDb, personId: string): readonly MandateRow[] =>
  statement<Columns>(db, `${select} WHERE grantor_id = ? ${order}`).all(personId).map(toMandate);

export const listMandatesHeld = (db: ReadDb, personId: string): readonly MandateRow[] =>
  statement<Columns>(db, `${select} WHERE grantee_id = ? ${order}`).all(personId).map(toMandate);

export const listMandatesBetween = (
  db: ReadDb,
  grantorId: string,
  granteeId: string,
): readonly MandateRow[] =>
  statement<Columns>(db, `${select} WHERE grantor_id = ? AND grantee_id = ? ${order}`)
    .all(grantorId, granteeId)
    .map(toMandate);

const select = `
  SELECT mandate_id AS mandateId, version, kind, grantor_id AS grantorId, grantor_name AS grantorName,
    grantee_kind AS granteeKind, grantee_id AS granteeId, grantee_name AS granteeName, (
      SELECT json_group_array(json_object('serviceId', service_id, 'power', power) ORDER BY service_id, power)
      FROM mandate_scope WHERE mandate_scope.mandate_id = mandate.mandate_id) AS scope,
    made_on AS madeOn, valid_from AS validFrom, valid_until AS validUntil, revoked_on AS revokedOn, as_of AS asOf
  FROM mandate`;
const order = 'ORDER BY valid_from DESC, mandate_id';

const Scope = z.array(MandateScope);

type Columns = Omit<MandateRow, 'grantor' | 'grantee' | 'scope'> & {
  readonly grantorId: PersonId;
  readonly grantorName: string;
  readonly granteeKind: Mandate['grantee']['kind'];
  readonly granteeId: string | null;
  readonly granteeName: string;
  readonly scope: string;
};

const toMandate = ({
  grantorId,
  grantorName,
  granteeKind,
  granteeId,
  granteeName,
  scope,
  ...row
}: Columns): MandateRow => ({
  ...row,
  grantor: { personId: grantorId, name: grantorName },
  grantee: { kind: granteeKind, partyId: granteeId, name: granteeName },
  scope: Scope.parse(JSON.parse(scope)),
});
