import { type CredentialClaims, credentialAgrees, type RecordedMandate } from './credential-agrees.ts';
import type { SignatureFault } from './judge-signature.ts';

/** A credential once its text has been read; `fault` null where the signature is an issuer's. */
export type ReadCredential =
  | { readonly kind: 'unreadable'; readonly hash: string }
  | {
      readonly kind: 'read';
      readonly hash: string;
      readonly claims: CredentialClaims;
      readonly fault: SignatureFault | null;
    };

/** What the newest list held here says; `unknown` where no list is held or the list does not name the credential. */
export type ListedStatus = {
  readonly status: 'stands' | 'revoked' | 'unknown';
  /** When that list was issued; null where there is none. */
  readonly asOf: string | null;
};

export type CredentialVerdict =
  | { readonly outcome: 'verified'; readonly hash: string; readonly listAsOf: string | null }
  | { readonly outcome: 'revoked'; readonly hash: string; readonly listAsOf: string | null }
  | { readonly outcome: 'issuer-unknown'; readonly hash: string; readonly listAsOf: null }
  | {
      readonly outcome: 'invalid';
      readonly hash: string;
      readonly listAsOf: null;
      readonly fault: 'unreadable' | 'other-mandate' | Exclude<SignatureFault, 'issuer-unknown'>;
    };

/**
 * Whether a credential shows this mandate, without any network. `mandate` is null for one brought by a citizen that no record here
 * speaks of: then the credential is all there is.
 */
export const judgeCredential = (
  credential: ReadCredential,
  listed: ListedStatus,
  mandate: RecordedMandate | null,
): CredentialVerdict => {
  const { hash } = credential;
  const invalid = (
    fault: Extract<CredentialVerdict, { outcome: 'invalid' }>['fault'],
  ): CredentialVerdict => ({
    outcome: 'invalid',
    hash,
    listAsOf: null,
    fault,
  });
  if (credential.kind === 'unreadable') return invalid('unreadable');
  if (credential.fault === 'issuer-unknown') return { outcome: 'issuer-unknown', hash, listAsOf: null };
  if (credential.fault !== null) return invalid(credential.fault);
  if (mandate !== null && !credentialAgrees(credential.claims, mandate)) return invalid('other-mandate');
  return { outcome: listed.status === 'revoked' ? 'revoked' : 'verified', hash, listAsOf: listed.asOf };
};
