import { MandateUse } from '../../../preload/contract/mandate-keeping.ts';
import type { Power } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** A use of a mandate at this desk; `by` names who and where, as the history shows it. */
export type MandateUseHere = {
  readonly mandateId: string;
  readonly at: string;
  readonly kind: Exclude<MandateUse['kind'], 'registered'>;
  readonly by: string;
  readonly serviceId: string | null;
  readonly power: Power | null;
  readonly reference: string | null;
};

/** Writes a use down for good; belongs in the transaction of what was done. */
export const recordMandateUse = (db: WriteDb, use: MandateUseHere): void => {
  statement(
    db,
    `INSERT INTO mandate_use (mandate_id, at, kind, done_by, service_id, power, reference)
     VALUES (@mandateId, @at, @kind, @by, @serviceId, @power, @reference)`,
  ).run(use);
};

const kindsOfCentral: Readonly<Record<string, MandateUse['kind']>> = {
  'mandate-registered': 'registered',
  'mandate-made': 'registered',
  'mandate-used': 'used',
  'mandate-shown': 'shown',
  'mandate-transferred': 'transferred',
  'mandate-withdrawn': 'withdrawn',
  'mandate-superseded': 'superseded',
};

/** Everything that happened with a mandate, newest first: what was done here, and what central tells of other desks. */
export const listMandateUses = (
  db: ReadDb,
  of: { readonly mandateId: string; readonly grantorId: string },
): readonly MandateUse[] => {
  const here = statement<MandateUse>(
    db,
    `SELECT at, kind, done_by AS "by", service_id AS serviceId, power, reference FROM mandate_use
     WHERE mandate_id = ? ORDER BY at DESC, use_number DESC LIMIT 500`,
  ).all(of.mandateId);
  const references = new Set(here.map(({ kind, reference }) => `${kind}:${reference ?? ''}`));
  const elsewhere = listTold(db, of).filter(
    ({ kind, reference }) => !references.has(`${kind}:${reference ?? ''}`),
  );
  return [...here, ...elsewhere].toSorted((left, right) => right.at.localeCompare(left.at));
};

type Told = {
  readonly at: string;
  readonly kind: string;
  readonly by: string | null;
  readonly serviceId: string | null;
  readonly power: string | null;
  readonly reference: string | null;
  readonly source: string;
};

const listTold = (
  db: ReadDb,
  of: { readonly mandateId: string; readonly grantorId: string },
): readonly MandateUse[] =>
  statement<Told>(
    db,
    `SELECT at, kind, source, params ->> 'by' AS "by", params ->> 'serviceId' AS serviceId,
       params ->> 'power' AS power, params ->> 'reference' AS reference
     FROM event WHERE person_id = @grantorId AND kind LIKE 'mandate-%' AND params ->> 'mandateId' = @mandateId
     ORDER BY at DESC LIMIT 500`,
  )
    .all(of)
    .flatMap(({ kind, by, source, ...told }) => {
      const known = kindsOfCentral[kind];
      const use = MandateUse.safeParse({ ...told, kind: known, by: by ?? source });
      return use.success ? [use.data] : [];
    });
