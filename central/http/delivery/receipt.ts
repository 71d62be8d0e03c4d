import { sign } from 'node:crypto';
import type { ReceiptClaims } from '../../api/sync.ts';
import type { GatewayKey } from '../gateway-keys.ts';

const encoded = (value: object): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

/**
 * A compact JWS (RFC 7515, EdDSA of RFC 8037) over the claims: what releases an item at the workstation. Signed outside the main thread,
 * so a batch is signed on all cores.
 */
export const signReceipt = (claims: ReceiptClaims, { kid, privateKey }: GatewayKey): Promise<string> => {
  const input = `${encoded({ alg: 'EdDSA', kid })}.${encoded(claims)}`;
  return new Promise((resolve, reject) => {
    sign(null, Buffer.from(input, 'ascii'), privateKey, (error, signature) => {
      if (error === null) resolve(`${input}.${signature.toString('base64url')}`);
      else reject(error);
    });
  });
};
