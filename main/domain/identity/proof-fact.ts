import type { IdentityProof } from '../../../preload/contract/interaction.ts';

/** A proof of identity as it was assessed when it was made; the contract's `IdentityProof` fits. */
export type ProofFact = Pick<
  IdentityProof,
  'method' | 'documentKind' | 'expiresOn' | 'level' | 'checkedAt' | 'shortfall'
> & {
  /** After which it no longer counts, whatever a service allows; absent or null where the service alone says. */
  readonly countsUntil?: string | null;
};
