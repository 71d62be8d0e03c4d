import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import type { Input } from '../../../preload/contract/calls.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { judgeIdentityCredential } from '../../domain/identity/judge-credential.ts';
import { lowerOf } from '../../domain/identity/levels.ts';
import { signatureFault } from '../../domain/mandates/judge-signature.ts';
import { listIssuerKeys } from '../../vault/queries/issuer-keys.ts';
import type { Desk } from '../desk.ts';
import { keepProof, noteRefusal } from './keep-proof.ts';
import { findUsable } from './usable-method.ts';

const Claims = z.object({
  iat: z.number().int(),
  exp: z.number().int(),
  family_name: z.string().max(200),
  given_name: z.string().max(200),
  birthdate: z.iso.date(),
});

const identityType = 'identity+jwt';

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
  const read = readCompact(text);
  const claims = Claims.safeParse(read?.payload);
  if (read === null || !claims.success) return fail({ code: 'identity/credential-unreadable' as const });
  const now = desk.clock.now();
  const fault = signatureFault({
    header: read.header,
    issuedAt: claims.data.iat,
    typ: identityType,
    keys: listIssuerKeys(desk.vault.read).keys,
    isSignedWith: read.isSignedWith,
    now,
  });
  const judged = judgeIdentityCredential(
    {
      familyName: claims.data.family_name,
      givenName: claims.data.given_name,
      birthDate: claims.data.birthdate,
      expiresAt: claims.data.exp,
    },
    fault,
    { party: registered, now },
  );
  if (judged.outcome === 'refused') {
    noteRefusal(desk, { interaction }, { method: method.method, reason: judged.code });
    return fail({ code: judged.code });
  }
  const { shortfall } = judged;
  const level = shortfall === null ? best : lowerOf(best, shortfall === 'name-differs' ? 'low' : 'none');
  return ok(keepProof(desk, { interaction }, { method, level, shortfall }));
};

const readCompact = (text: string) => {
  const parts = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/.exec(text);
  if (!parts) return null;
  const [, header = '', payload = '', signature = ''] = parts;
  const signed = Buffer.from(`${header}.${payload}`);
  return {
    header: parseJson(header),
    payload: parseJson(payload),
    isSignedWith: (x: string): boolean =>
      verify(
        null,
        signed,
        createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
        Buffer.from(signature, 'base64url'),
      ),
  };
};

const parseJson = (part: string): unknown => {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
};
