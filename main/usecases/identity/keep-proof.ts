import type { IdentityProof } from '../../../preload/contract/interaction.ts';
import type { AssuranceLevel } from '../../../preload/contract/values.ts';
import type { IdentityMethodRule } from '../../domain/catalogue/identity-rules.ts';
import type { WriteDb } from '../../vault/open.ts';
import { nameOfStaff } from '../../vault/queries/lease.ts';
import {
  insertProof,
  insertProofPieces,
  partyKeyOf,
  type IdentityProofRow,
  type ProofPieceRow,
} from '../../vault/queries/identity-proofs.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { toIdentityProof } from '../identity-proof-view.ts';
import type { PartyToIdentify } from './party-facts.ts';

/** What was found, before it is written down. */
export type FoundProof = {
  readonly method: IdentityMethodRule;
  readonly level: AssuranceLevel;
  readonly shortfall: IdentityProof['shortfall'];
  readonly document?: {
    readonly documentKind: string;
    readonly number: string;
    readonly issuingCountry: string;
    readonly expiresOn: string | null;
  } | null;
  readonly pieces?: readonly ProofPieceRow[];
  /** Staff id of the colleague who signed too. */
  readonly secondedBy?: string;
  /** What belongs to it, in the same transaction. */
  readonly beside?: (db: WriteDb, proofId: string) => void;
};

/** Writes a proof down with all that belongs to it, whatever it is worth: what was shown is a fact. */
export const keepProof = (
  desk: Desk,
  { interaction }: Pick<PartyToIdentify, 'interaction'>,
  found: FoundProof,
): IdentityProof => {
  const { interactionId, subjectId } = interaction;
  const row = rowOf(desk, interaction, found);
  const pieces = found.pieces ?? [];
  desk.vault.transact((db) => {
    insertProof(db, row);
    insertProofPieces(db, row.proofId, pieces);
    found.beside?.(db, row.proofId);
    audit(desk, db, {
      action: 'identity/recorded',
      subjectId,
      interactionId,
      details: { method: row.method, level: row.level, shortfall: row.shortfall, secondedBy: row.secondedBy },
    });
  });
  desk.announce({ event: 'interaction/changed', data: { interactionId } });
  return toIdentityProof({
    ...row,
    pieces,
    checkedByName: desk.staff.name,
    secondedByName: row.secondedBy === null ? null : nameOfStaff(desk.vault.read, row.secondedBy),
  });
};

const rowOf = (
  desk: Desk,
  interaction: PartyToIdentify['interaction'],
  found: FoundProof,
): IdentityProofRow => {
  const { method, level, shortfall, document = null, secondedBy = null } = found;
  const now = desk.clock.now();
  const { maxAgeMinutes } = method;
  return {
    proofId: desk.newId(),
    interactionId: interaction.interactionId,
    partyKey: partyKeyOf(interaction),
    method: method.method,
    documentKind: document?.documentKind ?? null,
    documentNumber: document?.number ?? null,
    issuingCountry: document?.issuingCountry ?? null,
    expiresOn: document?.expiresOn ?? null,
    level,
    shortfall,
    checkedBy: desk.staff.staffId,
    checkedAt: now.toISOString(),
    countsUntil:
      maxAgeMinutes === null ? null : new Date(now.getTime() + maxAgeMinutes * 60_000).toISOString(),
    secondedBy,
  };
};

/** Something was tried and proved nothing; codes only, so that a pattern of tries can be seen afterwards. */
export const noteRefusal = (
  desk: Desk,
  { interaction }: Pick<PartyToIdentify, 'interaction'>,
  details: { readonly method: string; readonly reason: string },
): void => {
  const { interactionId, subjectId } = interaction;
  desk.vault.transact((db) =>
    audit(desk, db, { action: 'identity/refused', subjectId, interactionId, details }),
  );
};
