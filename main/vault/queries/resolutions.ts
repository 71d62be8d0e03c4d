import { FieldValues } from '../../../preload/contract/service.ts';
import type { ResolvedHow } from '../../../preload/contract/outbox-parked.ts';
import type { EnvelopeId, LegalState } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { legalState } from './legal-state.ts';

/** What was compared when parked work came to its end; null for what is no act. */
export type Evidence = {
  readonly base: FieldValues;
  readonly own: FieldValues;
  readonly central: FieldValues;
  readonly chosen: FieldValues;
  readonly centralVersion: number | null;
} | null;

export type Resolution = {
  readonly envelopeId: string;
  /** The first of its line. */
  readonly firstId: string;
  readonly how: ResolvedHow;
  /** What was sent in its place: the amended work, or the withdrawal; null where nothing was sent. */
  readonly successorId: string | null;
  readonly staffId: string;
  /** Of a withdrawal, and of nothing else. */
  readonly reason: string | null;
  readonly evidence: Evidence;
  readonly at: string;
};

const text = (values: FieldValues | undefined): string | null =>
  values === undefined ? null : JSON.stringify(values);

/** Once for each parked piece, in the transaction that queues its successor. */
export const insertResolution = (db: WriteDb, { evidence, ...resolution }: Resolution): void => {
  statement(
    db,
    `INSERT INTO resolution (envelope_id, first_id, how, successor_id, staff_id, reason, base_values, own_values,
       central_values, chosen_values, central_version, at)
     VALUES (@envelopeId, @firstId, @how, @successorId, @staffId, @reason, @base, @own, @central, @chosen,
       @centralVersion, @at)`,
  ).run({
    ...resolution,
    base: text(evidence?.base),
    own: text(evidence?.own),
    central: text(evidence?.central),
    chosen: text(evidence?.chosen),
    centralVersion: evidence?.centralVersion ?? null,
  });
};

/** The first of the line of this piece: itself, where it stands in nobody's place. */
export const firstOfLine = (db: ReadDb, envelopeId: string): string =>
  statement<{ readonly firstId: string }>(
    db,
    'SELECT first_id AS firstId FROM resolution WHERE successor_id = ?',
  ).get(envelopeId)?.firstId ?? envelopeId;

/** What central had when this piece took the place of another; null of a first piece, and where no form was looked at on the way to it. */
export const findBuiltOn = (db: ReadDb, envelopeId: string): FieldValues | null => {
  const row = statement<{ readonly parkedId: string; readonly central: string | null }>(
    db,
    'SELECT envelope_id AS parkedId, central_values AS central FROM resolution WHERE successor_id = ?',
  ).get(envelopeId);
  if (row === undefined) return null;
  return row.central === null ? findBuiltOn(db, row.parkedId) : read(row.central);
};

/** The rules have merged a piece of this line before: if central still says no, a person looks. */
export const wasMerged = (db: ReadDb, firstId: string): boolean =>
  statement<{ readonly one: number }>(
    db,
    `SELECT 1 AS one FROM resolution WHERE first_id = ? AND how = 'merged'`,
  ).get(firstId) !== undefined;

export type ResolutionRow = {
  readonly how: ResolvedHow;
  readonly staffName: string;
  readonly reason: string | null;
  readonly at: string;
  readonly successorId: EnvelopeId | null;
  readonly successorState: LegalState | null;
  readonly evidence: Evidence;
};

type Columns = Omit<ResolutionRow, 'evidence'> & {
  readonly base: string | null;
  readonly own: string | null;
  readonly central: string | null;
  readonly chosen: string | null;
  readonly centralVersion: number | null;
};

const read = (text: string | null): FieldValues => FieldValues.parse(JSON.parse(text ?? '{}'));

export const findResolution = (db: ReadDb, envelopeId: string): ResolutionRow | null => {
  const row = statement<Columns>(
    db,
    `SELECT how, coalesce(staff.name, resolution.staff_id) AS staffName, resolution.reason, at,
       successor_id AS successorId, base_values AS base, own_values AS own, central_values AS central,
       chosen_values AS chosen, central_version AS centralVersion,
       iif(outbox.envelope_id IS NULL, NULL, ${legalState}) AS successorState
     FROM resolution
     LEFT JOIN outbox ON outbox.envelope_id = resolution.successor_id
     LEFT JOIN act_state AS done ON done.envelope_id = resolution.successor_id
     LEFT JOIN staff ON staff.staff_id = resolution.staff_id
     WHERE resolution.envelope_id = ?`,
  ).get(envelopeId);
  if (row === undefined) return null;
  const { base, own, central, chosen, centralVersion, ...rest } = row;
  const evidence =
    chosen === null
      ? null
      : { base: read(base), own: read(own), central: read(central), chosen: read(chosen), centralVersion };
  return { ...rest, evidence };
};
