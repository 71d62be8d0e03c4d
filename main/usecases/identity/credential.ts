import { identityCredentialType } from '../../../central/api/identity-credential.ts';
import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { judgeIdentityCredential, type ListedCredential } from '../../domain/identity/judge-credential.ts';
import { readIdentityClaims, type IdentityClaims } from '../../domain/identity/credential-claims.ts';
import { lowerOf } from '../../domain/identity/levels.ts';
import { signatureFault } from '../../domain/mandates/judge-signature.ts';
import { isSignedWith, openJws } from '../../platform/compact-jws.ts';
import { listIssuerKeys } from '../../vault/queries/issuer-keys.ts';
import { findListedStatus, isListInTime } from '../../vault/queries/status-lists.ts';
import type { Desk } from '../desk.ts';
import { keepProof, noteRefusal } from './keep-proof.ts';
import { findUsable } from './usable-method.ts';

/**
 * Verifies a compact JWS that the citizen presents, with the issuers' keys held here; no network is asked. Kept is that it was shown
 * and what it proved, nothing of what stood in it. It is not bound to its holder, so it is one piece of evidence and no more.
 */
export const presentCredential = (
  desk: Desk,
  { interactionId, text }: Input<'identity/present-credential'>,
) => {
  const usable = findUsable(desk, interactionId, 'credential');
  if (!usable.ok) return usable;
  const { method, best, interaction, registered } = usable.value;
  const read = openJws(text);
  const claims = read && readIdentityClaims(read.claims);
  if (!read || !claims) return fail({ code: 'identity/credential-unreadable' as const });
  const now = desk.serverClock.now();
  const fault = signatureFault({
    header: read.header,
    issuedAt: claims.iat,
    typ: identityCredentialType,
    keys: listIssuerKeys(desk.vault.read).keys,
    isSignedWith: (x) => isSignedWith(read, x),
    now,
  });
  const judged = judgeIdentityCredential(
    {
      familyName: claims.family_name,
      givenName: claims.given_name,
      birthDate: claims.birthdate,
      expiresAt: claims.exp,
    },
    fault,
    { listed: listedIn(desk, claims, now), party: registered, now },
  );
  if (judged.outcome === 'refused') {
    noteRefusal(desk, { interaction }, { method: method.method, reason: judged.code });
    return fail({ code: judged.code });
  }
  const { shortfall } = judged;
  const level = shortfall === null ? best : lowerOf(best, shortfall === 'name-differs' ? 'low' : 'none');
  return ok(keepProof(desk, { interaction }, { method, level, shortfall }));
};

/** Said by a list that has not run out: an older one would let a card stand that was reported lost long ago. */
const listedIn = ({ vault }: Desk, { status }: IdentityClaims, now: Date): ListedCredential => {
  const { uri, idx } = status.status_list;
  const listed = findListedStatus(vault.read, uri, idx).status;
  if (listed === 'revoked') return 'revoked';
  return listed === 'stands' && isListInTime(vault.read, uri, now) ? 'stands' : 'unlisted';
};
