import type { IdentityProof } from '../../preload/contract/interaction.ts';
import type { IdentityProofRow } from '../vault/queries/identity-proofs.ts';

/** Without the number: only its end is shown. */
export const toIdentityProof = (
  row: IdentityProofRow & { readonly checkedByName: string },
): IdentityProof => ({
  proofId: row.proofId,
  method: row.method,
  documentKind: row.documentKind,
  documentNumberEnd: row.documentNumber?.slice(-4) ?? null,
  issuingCountry: row.issuingCountry,
  expiresOn: row.expiresOn,
  level: row.level,
  checkedBy: row.checkedByName,
  checkedAt: row.checkedAt,
  shortfall: row.shortfall,
});
