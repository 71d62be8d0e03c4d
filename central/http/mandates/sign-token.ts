import { CompactSign } from 'jose';
import type { IssuerKey } from '../issuer-keys.ts';

/** A compact JWS (RFC 7515, EdDSA of RFC 8037) by the register. */
export const signToken = (claims: object, typ: string, { kid, privateKey }: IssuerKey): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(claims), 'utf8'))
    .setProtectedHeader({ alg: 'EdDSA', typ, kid })
    .sign(privateKey);
