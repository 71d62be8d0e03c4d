import { CompactSign } from 'jose';
import type { ReceiptClaims } from '../../api/sync.ts';
import type { GatewayKey } from '../gateway-keys.ts';

/** A compact JWS (RFC 7515, EdDSA of RFC 8037) over the claims: what releases an item at the workstation. */
export const signReceipt = (claims: ReceiptClaims, key: GatewayKey): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify(claims), 'utf8'))
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
    .sign(key.privateKey);
