import type { IdentityProof } from '../../../preload/contract/interaction.ts';
import type { SignatureFault } from '../mandates/judge-signature.ts';
import { comparePerson, type RegisteredPerson } from './compare-person.ts';

/** What a credential of identity says (`typ` identity+jwt), once its text has been read. Times are seconds since 1970. */
export type IdentityClaims = {
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: string;
  readonly expiresAt: number;
};

export type CredentialJudgement =
  | { readonly outcome: 'refused'; readonly code: CredentialRefusal }
  /** Null: it is the party's. */
  | { readonly outcome: 'read'; readonly shortfall: IdentityProof['shortfall'] };

export type CredentialRefusal =
  'identity/credential-issuer-unknown' | 'identity/credential-forged' | 'identity/credential-expired';

/** Whether a credential shows who the party is, without any network: signed by an issuer known here, in time, about this person. */
export const judgeIdentityCredential = (
  claims: IdentityClaims,
  fault: SignatureFault | null,
  { party, now }: { readonly party: RegisteredPerson; readonly now: Date },
): CredentialJudgement => {
  if (fault === 'issuer-unknown') return { outcome: 'refused', code: 'identity/credential-issuer-unknown' };
  if (fault !== null) return { outcome: 'refused', code: 'identity/credential-forged' };
  if (claims.expiresAt * 1000 < now.getTime()) {
    return { outcome: 'refused', code: 'identity/credential-expired' };
  }
  const compared = comparePerson(
    { surname: claims.familyName, givenNames: claims.givenName, birthDate: claims.birthDate },
    party,
  );
  return { outcome: 'read', shortfall: compared === 'same' ? null : compared };
};
