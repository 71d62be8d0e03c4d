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
  | 'identity/credential-issuer-unknown'
  | 'identity/credential-forged'
  | 'identity/credential-expired'
  | 'identity/credential-revoked'
  | 'identity/credential-unlisted';

/** What the newest list held here says of the credential; `unlisted` where none is held that may still be relied on. */
export type ListedCredential = 'stands' | 'revoked' | 'unlisted';

/** Whether a credential shows who the party is, without any network: signed by an issuer known here, in time, not
 * taken back as far as the newest list says, about this person. */
export const judgeIdentityCredential = (
  claims: IdentityClaims,
  fault: SignatureFault | null,
  {
    listed,
    party,
    now,
  }: { readonly listed: ListedCredential; readonly party: RegisteredPerson; readonly now: Date },
): CredentialJudgement => {
  if (fault === 'issuer-unknown') return { outcome: 'refused', code: 'identity/credential-issuer-unknown' };
  if (fault !== null) return { outcome: 'refused', code: 'identity/credential-forged' };
  if (claims.expiresAt * 1000 < now.getTime()) {
    return { outcome: 'refused', code: 'identity/credential-expired' };
  }
  if (listed === 'revoked') return { outcome: 'refused', code: 'identity/credential-revoked' };
  if (listed === 'unlisted') return { outcome: 'refused', code: 'identity/credential-unlisted' };
  const compared = comparePerson(
    { surname: claims.familyName, givenNames: claims.givenName, birthDate: claims.birthDate },
    party,
  );
  return { outcome: 'read', shortfall: compared === 'same' ? null : compared };
};
