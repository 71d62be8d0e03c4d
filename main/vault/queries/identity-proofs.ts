import type { IdentityProof, Party } from '../../../preload/contract/interaction.ts';
import type { AssuranceLevel } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** How the party of an interaction was identified. The whole document number is here and only here. */
export type IdentityProofRow = {
  readonly proofId: string;
  readonly interactionId: string;
  /** Whose it is (`partyKeyOf`); null of proofs from before that was kept. */
  readonly partyKey: string | null;
  readonly method: string;
  readonly documentKind: string | null;
  readonly documentNumber: string | null;
  readonly issuingCountry: string | null;
  readonly expiresOn: string | null;
  readonly level: AssuranceLevel;
  readonly shortfall: IdentityProof['shortfall'];
  /** Staff id. */
  readonly checkedBy: string;
  readonly checkedAt: string;
  /** After which it no longer counts; null where the service alone says. */
  readonly countsUntil: string | null;
  /** Staff id of the colleague who signed too, or null. */
  readonly secondedBy: string | null;
};

/** One of several documents that counted together. */
export type ProofPieceRow = {
  readonly documentKind: string;
  readonly documentNumber: string;
  readonly issuingCountry: string;
  readonly expiresOn: string | null;
  readonly points: number;
};

/** As it is shown: with the names of who checked (the ids where the names are not known) and its pieces. */
export type ShownProof = IdentityProofRow & {
  readonly checkedByName: string;
  readonly secondedByName: string | null;
  readonly pieces: readonly ProofPieceRow[];
};

export const insertProof = (db: WriteDb, proof: IdentityProofRow): void => {
  statement(
    db,
    `INSERT INTO identity_proof (proof_id, interaction_id, party_key, method, document_kind, document_number, issuing_country,
       expires_on, level, shortfall, checked_by, checked_at, counts_until, seconded_by)
     VALUES (@proofId, @interactionId, @partyKey, @method, @documentKind, @documentNumber, @issuingCountry, @expiresOn, @level,
       @shortfall, @checkedBy, @checkedAt, @countsUntil, @secondedBy)`,
  ).run(proof);
};

export const insertProofPieces = (db: WriteDb, proofId: string, pieces: readonly ProofPieceRow[]): void => {
  const insert = statement(
    db,
    `INSERT INTO identity_proof_piece (proof_id, ordinal, document_kind, document_number, issuing_country, expires_on, points)
     VALUES (@proofId, @ordinal, @documentKind, @documentNumber, @issuingCountry, @expiresOn, @points)`,
  );
  for (const [ordinal, piece] of pieces.entries()) insert.run({ proofId, ordinal, ...piece });
};

/** Of an interaction: about whom, and who is there. */
type InContact = { readonly subjectId: string; readonly party: Party | null };

/**
 * Who is in contact, as a proof names them: a registered person whatever they claim to be to the citizen, anybody else by their name. Null
 * where nobody is there.
 */
export const partyKeyOf = ({ party, subjectId }: InContact): string | null => {
  if (party === null || party.kind === 'office') return null;
  if (party.kind === 'helper') return `helper ${party.name}`;
  if (party.kind === 'subject') return `person ${subjectId}`;
  return party.personId === null ? `representative ${party.name}` : `person ${party.personId}`;
};

/** Of whoever is in contact now, the newest first: what somebody else showed before them proves nothing of them. */
export const listProofs = (
  db: ReadDb,
  interaction: InContact & { readonly interactionId: string },
): readonly ShownProof[] => {
  const rows = statement<Omit<ShownProof, 'pieces'>>(
    db,
    `SELECT proof_id AS proofId, interaction_id AS interactionId, party_key AS partyKey, method, document_kind AS documentKind,
       document_number AS documentNumber, issuing_country AS issuingCountry, expires_on AS expiresOn, level, shortfall,
       checked_by AS checkedBy, coalesce(first.name, checked_by) AS checkedByName, checked_at AS checkedAt,
       counts_until AS countsUntil, seconded_by AS secondedBy, coalesce(second.name, seconded_by) AS secondedByName
     FROM identity_proof LEFT JOIN staff AS first ON first.staff_id = identity_proof.checked_by
       LEFT JOIN staff AS second ON second.staff_id = identity_proof.seconded_by
     WHERE interaction_id = ? AND party_key = ? ORDER BY checked_at DESC, proof_id DESC`,
  ).all(interaction.interactionId, partyKeyOf(interaction));
  return rows.map((row) => ({ ...row, pieces: listPieces(db, row.proofId) }));
};

const listPieces = (db: ReadDb, proofId: string): readonly ProofPieceRow[] =>
  statement<ProofPieceRow>(
    db,
    `SELECT document_kind AS documentKind, document_number AS documentNumber, issuing_country AS issuingCountry,
       expires_on AS expiresOn, points
     FROM identity_proof_piece WHERE proof_id = ? ORDER BY ordinal`,
  ).all(proofId);

/** What somebody without a number said of themselves, beside its proof. */
export const insertProvisionalParty = (
  db: WriteDb,
  said: {
    readonly proofId: string;
    readonly saidName: string;
    readonly saidBirthDate: string | null;
    readonly description: string;
  },
): void => {
  statement(
    db,
    `INSERT INTO provisional_party (proof_id, said_name, said_birth_date, description)
     VALUES (@proofId, @saidName, @saidBirthDate, @description)`,
  ).run(said);
};
