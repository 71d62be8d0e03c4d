import type { IdentityProof } from '../../preload/contract/interaction.ts';
import type { ShownProof } from '../vault/queries/identity-proofs.ts';

/** Without the numbers: only their ends are shown. */
export const toIdentityProof = (row: ShownProof): IdentityProof => ({
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
  countsUntil: row.countsUntil,
  secondedBy: row.secondedByName,
  pieces: row.pieces.map(({ documentKind, documentNumber, issuingCountry, points }) => ({
    documentKind,
    issuingCountry,
    numberEnd: documentNumber.slice(-4),
    points,
  })),
});
