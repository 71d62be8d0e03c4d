import type { StatusListAnswer, StatusListClaims } from '../../../central/api/mandate-credential.ts';
import { withRevoked } from '../../domain/mandates/status-list.ts';
import { signatureFault, type SignatureCase } from '../../domain/mandates/judge-signature.ts';

/** A status list as it is held: what an answer is measured against. */
export type HeldList = {
  readonly version: number;
  readonly issuedSecond: number;
  readonly bits: Uint8Array;
};

export type ListVerdict =
  | { readonly kind: 'keep'; readonly bits: Uint8Array }
  /** The step does not fit what is held: ask for the whole list. */
  | { readonly kind: 'ask-whole' }
  /** Not the issuer's word, or an older one: what is held stays, with its age. */
  | { readonly kind: 'refuse' };

/** What an answer says, once its token has been read and its bits inflated. */
export type ListAnswer = {
  readonly uri: string;
  readonly answer: StatusListAnswer;
  readonly claims: StatusListClaims;
  readonly token: Omit<SignatureCase, 'issuedAt' | 'typ'>;
  /** Inflated; null where the answer carries none or they do not inflate. */
  readonly bits: Uint8Array | null;
  /** SHA-256, base64url. */
  readonly digestOf: (bits: Uint8Array) => string;
};

/**
 * Whether what central answers may take the place of the list held here. The signed head names list, version and digest: a list built up from
 * steps is checked by the same signature as a whole one, and an older issue never comes back. A higher version is newer, whatever moment it
 * names: central's clock may have been set back before it.
 */
export const judgeList = (held: HeldList | null, list: ListAnswer): ListVerdict => {
  const { answer, claims, token, uri } = list;
  const fault = signatureFault({ ...token, issuedAt: claims.iat, typ: 'statuslist+jwt' });
  const isOlder =
    held !== null &&
    (claims.version < held.version || (claims.version === held.version && claims.iat < held.issuedSecond));
  if (fault !== null || claims.sub !== uri || isOlder) return { kind: 'refuse' };
  const bits = answer.kind === 'whole' ? list.bits : stepped(held, answer);
  const isRight =
    bits !== null && bits.length === Math.ceil(claims.size / 8) && list.digestOf(bits) === claims.digest;
  if (isRight) return { kind: 'keep', bits };
  return { kind: answer.kind === 'delta' ? 'ask-whole' : 'refuse' };
};

const stepped = (
  held: HeldList | null,
  { from, revoked }: Extract<StatusListAnswer, { readonly kind: 'delta' }>,
): Uint8Array | null => (held?.version === from ? withRevoked(held.bits, revoked) : null);
