import { MandateClaims } from '../../api/mandate-credential.ts';
import type { MandateRecord } from '../../api/records.ts';

/** A credential as it was once issued; what it says never changes. */
export type IssuedCredential = {
  /** SHA-256 (base64url) of its bytes. */
  readonly hash: string;
  readonly scope: MandateRecord['scope'];
  /** From when it no longer stands; null while it does. */
  readonly revokedAt: string | null;
};

/** What a credential gives that we issued ourselves: its signature is not looked at again. */
export const readScope = (credential: string): MandateRecord['scope'] => {
  const payload = Buffer.from(credential.split('.')[1] ?? '', 'base64url').toString('utf8');
  return MandateClaims.pick({ scope: true }).parse(JSON.parse(payload)).scope;
};
