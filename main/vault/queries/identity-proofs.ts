import type { IdentityProof } from '../../../preload/contract/interaction.ts';
import type { AssuranceLevel } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** How the party of an interaction was identified. The whole document number is here and only here. */
export type IdentityProofRow = {
  readonly proofId: string;
  readonly interactionId: string;
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
};

export const insertProof = (db: WriteDb, proof: IdentityProofRow): void => {
  statement(
    db,
    `INSERT INTO identity_proof (proof_id, interaction_id, method, document_kind, document_number, issuing_country,
       expires_on, level, shortfall, checked_by, checked_at)
     VALUES (@proofId, @interactionId, @method, @documentKind, @documentNumber, @issuingCountry, @expiresOn, @level,
       @shortfall, @checkedBy, @checkedAt)`,
  ).run(proof);
};

/** Newest first, each with the name of who checked (the id where the name is not known). */
export const listProofs = (
  db: ReadDb,
  interactionId: string,
): readonly (IdentityProofRow & { readonly checkedByName: string })[] =>
  statement<IdentityProofRow & { readonly checkedByName: string }>(
    db,
    `SELECT proof_id AS proofId, interaction_id AS interactionId, method, document_kind AS documentKind,
       document_number AS documentNumber, issuing_country AS issuingCountry, expires_on AS expiresOn, level, shortfall,
       checked_by AS checkedBy, coalesce(staff.name, checked_by) AS checkedByName, checked_at AS checkedAt
     FROM identity_proof LEFT JOIN staff ON staff.staff_id = identity_proof.checked_by
     WHERE interaction_id = ? ORDER BY checked_at DESC, proof_id DESC`,
  ).all(interactionId);
