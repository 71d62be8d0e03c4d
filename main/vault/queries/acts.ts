import { z } from 'zod';
import { Obligation } from '../../../preload/contract/authority.ts';
import { FieldValues } from '../../../preload/contract/service.ts';
import type {
  ActId,
  AssuranceLevel,
  InteractionId,
  LegalState,
  ServiceId,
} from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { legalState, legalStateJoins } from './legal-state.ts';

/** On what ground an act was done: what can be shown afterwards. */
export type ActAuthority = {
  readonly ground: string;
  readonly mandateId: string | null;
  readonly partyPersonId: string | null;
  readonly partyName: string;
  readonly level: AssuranceLevel;
  readonly obligations: readonly Obligation[];
};

/** One service step: a draft, then completed for good or discarded. */
export type ActRow = {
  readonly actId: ActId;
  readonly interactionId: InteractionId;
  readonly serviceId: ServiceId;
  readonly serviceVersion: string;
  /** Version of the person record the draft was built on. */
  readonly baseVersion: number | null;
  readonly values: FieldValues;
  readonly revision: number;
  readonly savedAt: string;
} & (
  | { readonly state: 'draft' | 'discarded' }
  | {
      readonly state: 'completed';
      readonly completedAt: string;
      readonly reference: string;
      readonly envelopeId: string;
      readonly authority: ActAuthority;
      readonly legalState: LegalState;
    }
);

type CommonColumns = {
  readonly actId: ActId;
  readonly interactionId: InteractionId;
  readonly serviceId: ServiceId;
  readonly serviceVersion: string;
  readonly baseVersion: number | null;
  readonly values: string;
  readonly revision: number;
  readonly savedAt: string;
};

/** The CHECKs of the table promise that a completed act has all of these. */
type Completion = Omit<ActAuthority, 'obligations'> & {
  readonly state: 'completed';
  readonly completedAt: string;
  readonly reference: string;
  readonly envelopeId: string;
  readonly obligations: string;
  readonly legalState: LegalState;
};

type Columns = CommonColumns & ({ readonly state: 'draft' | 'discarded' } | Completion);

const select = `
  SELECT act.act_id AS actId, act.interaction_id AS interactionId, act.service_id AS serviceId,
    act.service_version AS serviceVersion, act.base_version AS baseVersion, act.state, act.form_values AS "values",
    act.revision, act.saved_at AS savedAt, act.completed_at AS completedAt, act.reference,
    act.envelope_id AS envelopeId, act.ground, act.mandate_id AS mandateId, act.party_person_id AS partyPersonId,
    act.party_name AS partyName, act.level, act.obligations,
    ${legalState} AS legalState
  FROM act ${legalStateJoins('act.envelope_id')}`;

/** Begins with revision 1. A second draft of the same service in one interaction throws: find the open one first. */
export const insertDraft = (
  db: WriteDb,
  draft: {
    readonly actId: string;
    readonly interactionId: string;
    readonly serviceId: string;
    readonly serviceVersion: string;
    readonly baseVersion: number | null;
    readonly values: FieldValues;
    readonly at: string;
  },
): void => {
  statement(
    db,
    `INSERT INTO act (act_id, interaction_id, service_id, service_version, base_version, state, form_values,
       revision, saved_at)
     VALUES (@actId, @interactionId, @serviceId, @serviceVersion, @baseVersion, 'draft', @values, 1, @at)`,
  ).run({ ...draft, values: JSON.stringify(draft.values) });
};

export const findAct = (db: ReadDb, actId: string): ActRow | null => {
  const row = statement<Columns>(db, `${select} WHERE act.act_id = ?`).get(actId);
  return row === undefined ? null : toAct(row);
};

export const findOpenDraft = (db: ReadDb, interactionId: string, serviceId: string): ActRow | null => {
  const row = statement<Columns>(
    db,
    `${select} WHERE act.interaction_id = ? AND act.service_id = ? AND act.state = 'draft'`,
  ).get(interactionId, serviceId);
  return row === undefined ? null : toAct(row);
};

/**
 * `revision` is the one the form was showing. True: saved, and the revision is one higher. False: nothing changed, because
 * the act is no draft or somebody saved in between.
 */
export const saveDraft = (
  db: WriteDb,
  draft: {
    readonly actId: string;
    readonly values: FieldValues;
    readonly revision: number;
    readonly at: string;
  },
): boolean =>
  statement(
    db,
    `UPDATE act SET form_values = @values, revision = revision + 1, saved_at = @at
     WHERE act_id = @actId AND state = 'draft' AND revision = @revision`,
  ).run({ ...draft, values: JSON.stringify(draft.values) }).changes === 1;

/** Finishes the draft at exactly this revision; throws where the vault holds another, which undoes the whole transaction. */
export const completeAct = (
  db: WriteDb,
  act: {
    readonly actId: string;
    readonly revision: number;
    readonly reference: string;
    readonly envelopeId: string;
    readonly authority: ActAuthority;
    readonly completedAt: string;
  },
): void => {
  const { authority, ...rest } = act;
  const { changes } = statement(
    db,
    `UPDATE act SET state = 'completed', reference = @reference, envelope_id = @envelopeId, ground = @ground,
       mandate_id = @mandateId, party_person_id = @partyPersonId, party_name = @partyName, level = @level,
       obligations = @obligations, completed_at = @completedAt
     WHERE act_id = @actId AND state = 'draft' AND revision = @revision`,
  ).run({ ...rest, ...authority, obligations: JSON.stringify(authority.obligations) });
  if (changes !== 1) throw new Error(`no draft ${act.actId} at revision ${act.revision}`);
};

/** What was typed stays in the vault, out of sight. Throws where there is no such draft. */
export const discardAct = (db: WriteDb, actId: string): void => {
  const { changes } = statement(
    db,
    `UPDATE act SET state = 'discarded' WHERE act_id = ? AND state = 'draft'`,
  ).run(actId);
  if (changes !== 1) throw new Error(`no draft ${actId}`);
};

/** Drafts and completed acts of an interaction, in the order of their last save. */
export const listActs = (db: ReadDb, interactionId: string): readonly ActRow[] =>
  statement<Columns>(
    db,
    `${select} WHERE act.interaction_id = ? AND act.state <> 'discarded' ORDER BY act.saved_at, act.act_id`,
  )
    .all(interactionId)
    .map(toAct);

/** What this staff member did last of a service for somebody is on its way: the sources do not hold it yet. */
export const isUnderWay = (
  db: ReadDb,
  of: { readonly subjectId: string; readonly serviceId: string; readonly staffId: string },
): boolean =>
  statement<{ readonly is: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM interaction CROSS JOIN act ON act.interaction_id = interaction.interaction_id
       ${legalStateJoins('act.envelope_id')}
       WHERE interaction.subject_id = @subjectId AND interaction.staff_id = @staffId
         AND act.service_id = @serviceId AND act.state = 'completed'
         AND ${legalState} IN ('captured', 'sent')) AS "is"`,
  ).get(of)?.is === 1;

const Obligations = z.array(Obligation);

const toAct = (row: Columns): ActRow => {
  const { actId, interactionId, serviceId, serviceVersion, baseVersion, revision, savedAt } = row;
  const values = FieldValues.parse(JSON.parse(row.values));
  const common = { actId, interactionId, serviceId, serviceVersion, baseVersion, values, revision, savedAt };
  if (row.state !== 'completed') return { ...common, state: row.state };
  const { state, completedAt, reference, envelopeId, legalState } = row;
  const { ground, mandateId, partyPersonId, partyName, level } = row;
  const obligations = Obligations.parse(JSON.parse(row.obligations));
  const authority = { ground, mandateId, partyPersonId, partyName, level, obligations };
  return { ...common, state, completedAt, reference, envelopeId, authority, legalState };
};
