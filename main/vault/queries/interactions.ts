import type { Statement } from 'better-sqlite3';
import type { Mode, Party, Purpose } from '../../../preload/contract/interaction.ts';
import type { Channel, InteractionId, PersonId, StaffId } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { partyColumns, partyFrom, partyInto, type PartyColumns } from './party-columns.ts';

/** One contact about one citizen. `completedAt` and `outcome` are null while it is open. */
export type InteractionRow = {
  readonly interactionId: InteractionId;
  readonly subjectId: PersonId;
  /** As it was when the interaction began: stays readable when the person left the replica. */
  readonly subjectName: string;
  readonly staffId: StaffId;
  readonly channel: Channel;
  readonly mode: Mode;
  readonly state: 'open' | 'completed' | 'abandoned';
  readonly purposeId: string;
  readonly legalBasisId: string;
  /** Null until it is known who is in contact. */
  readonly party: Party | null;
  /** The emergency ground as it was claimed (rule 12). */
  readonly emergency: { readonly reason: string; readonly secondStaffId: string | null } | null;
  readonly startedAt: string;
  readonly completedAt: string | null;
  readonly outcome: string | null;
  readonly note: string | null;
};

type Columns = Omit<InteractionRow, 'party' | 'emergency'> &
  PartyColumns & { readonly emergencyReason: string | null; readonly emergencySecondStaffId: string | null };

const columns = `
  interaction_id AS interactionId, subject_id AS subjectId, subject_name AS subjectName, staff_id AS staffId, channel, mode,
  state, purpose_id AS purposeId, legal_basis_id AS legalBasisId, ${partyColumns},
  emergency_reason AS emergencyReason, emergency_second_staff_id AS emergencySecondStaffId, started_at AS startedAt, completed_at AS completedAt, outcome, note`;

/** Opens an interaction about a person of the replica; the name is taken from there and kept. */
export const insertInteraction = (
  db: WriteDb,
  interaction: {
    readonly interactionId: string;
    readonly subjectId: string;
    readonly staffId: string;
    readonly channel: Channel;
    readonly mode: Mode;
    readonly purposeId: string;
    readonly legalBasisId: string;
    readonly startedAt: string;
  },
): void => {
  statement(
    db,
    `INSERT INTO interaction (interaction_id, subject_id, subject_name, staff_id, channel, mode, state, purpose_id,
       legal_basis_id, started_at)
     VALUES (@interactionId, @subjectId,
       coalesce((SELECT trim(given_names || ' ' || surname) FROM person WHERE person_id = @subjectId), ''),
       @staffId, @channel, @mode, 'open', @purposeId, @legalBasisId, @startedAt)`,
  ).run(interaction);
};

export const findInteraction = (db: ReadDb, interactionId: string): InteractionRow | null => {
  const row = statement<Columns>(db, `SELECT ${columns} FROM interaction WHERE interaction_id = ?`).get(
    interactionId,
  );
  return row === undefined ? null : toInteraction(row);
};

export type OpenInteractionRow = InteractionRow & { readonly hasDraft: boolean };

/** The citizens a staff member is serving now, oldest first. */
export const listOpenInteractions = (db: ReadDb, staffId: string): readonly OpenInteractionRow[] =>
  statement<Columns & { readonly hasDraft: number }>(
    db,
    `SELECT ${columns}, EXISTS (SELECT 1 FROM act
       WHERE act.interaction_id = interaction.interaction_id AND act.state = 'draft') AS hasDraft
     FROM interaction WHERE staff_id = ? AND state = 'open' ORDER BY started_at, interaction_id`,
  )
    .all(staffId)
    .map(({ hasDraft, ...row }) => ({ ...toInteraction(row), hasDraft: hasDraft === 1 }));

/** The contact this staff member still has open about the person, with its purpose, or null. */
export const findOpenInteractionAbout = (
  db: ReadDb,
  of: { readonly staffId: string; readonly personId: string },
): (Purpose & Pick<InteractionRow, 'interactionId' | 'startedAt'>) | null =>
  statement<Purpose & Pick<InteractionRow, 'interactionId' | 'startedAt'>>(
    db,
    `SELECT interaction_id AS interactionId, started_at AS startedAt, purpose_id AS purposeId,
       legal_basis_id AS legalBasisId FROM interaction
     WHERE staff_id = @staffId AND state = 'open' AND subject_id = @personId ORDER BY started_at DESC LIMIT 1`,
  ).get(of) ?? null;

/** Throws where there is no such open interaction; likewise the five below. */
export const setInteractionPurpose = (
  db: WriteDb,
  change: Purpose & { readonly interactionId: string },
): void =>
  changeOpen(
    statement(
      db,
      `UPDATE interaction SET purpose_id = @purposeId, legal_basis_id = @legalBasisId
       WHERE interaction_id = @interactionId AND state = 'open'`,
    ),
    change,
  );

export const setInteractionMode = (
  db: WriteDb,
  change: { readonly interactionId: string; readonly mode: Mode },
): void =>
  changeOpen(
    statement(
      db,
      `UPDATE interaction SET mode = @mode WHERE interaction_id = @interactionId AND state = 'open'`,
    ),
    change,
  );

export const setInteractionParty = (
  db: WriteDb,
  { interactionId, party }: { readonly interactionId: string; readonly party: Party },
): void =>
  changeOpen(
    statement(
      db,
      `UPDATE interaction SET party_kind = @partyKind, party_person_id = @partyPersonId, party_name = @partyName,
         claimed_relation = @claimedRelation, party_organisation_id = @partyOrganisationId,
         party_organisation_name = @partyOrganisationName
       WHERE interaction_id = @interactionId AND state = 'open'`,
    ),
    { interactionId, ...partyInto(party) },
  );

export const setEmergency = (
  db: WriteDb,
  claim: {
    readonly interactionId: string;
    readonly reason: string;
    readonly secondStaffId: string | null;
  },
): void =>
  changeOpen(
    statement(
      db,
      `UPDATE interaction SET emergency_reason = @reason, emergency_second_staff_id = @secondStaffId
       WHERE interaction_id = @interactionId AND state = 'open'`,
    ),
    claim,
  );

/** What one person claimed is no ground of whoever comes after them. */
export const clearEmergency = (db: WriteDb, interactionId: string): void =>
  changeOpen(
    statement(
      db,
      `UPDATE interaction SET emergency_reason = NULL, emergency_second_staff_id = NULL
       WHERE interaction_id = @interactionId AND state = 'open'`,
    ),
    { interactionId },
  );

/** Closes for good: nothing of the row changes afterwards. */
export const completeInteraction = (
  db: WriteDb,
  end: {
    readonly interactionId: string;
    readonly state: 'completed' | 'abandoned';
    readonly completedAt: string;
    readonly outcome: string;
    readonly note: string;
  },
): void =>
  changeOpen(
    statement(
      db,
      `UPDATE interaction SET state = @state, completed_at = @completedAt, outcome = @outcome, note = @note
       WHERE interaction_id = @interactionId AND state = 'open'`,
    ),
    end,
  );

const changeOpen = (update: Statement, change: { readonly interactionId: string }): void => {
  if (update.run(change).changes !== 1) throw new Error(`no open interaction ${change.interactionId}`);
};

const toInteraction = ({
  partyKind,
  partyPersonId,
  partyName,
  claimedRelation,
  partyOrganisationId,
  partyOrganisationName,
  emergencyReason,
  emergencySecondStaffId,
  ...row
}: Columns): InteractionRow => ({
  ...row,
  party: partyFrom({
    partyKind,
    partyPersonId,
    partyName,
    claimedRelation,
    partyOrganisationId,
    partyOrganisationName,
  }),
  emergency:
    emergencyReason === null ? null : { reason: emergencyReason, secondStaffId: emergencySecondStaffId },
});
