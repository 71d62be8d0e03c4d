import { generateKeyPairSync } from 'node:crypto';
import { compactVerify } from 'jose';
import { expect, test } from 'vitest';
import { signReceipt } from '../../central/http/delivery/receipt.ts';
import { toJwk } from '../helpers/sync-envelopes.ts';

test('a receipt is a compact JWS that any library can verify', async () => {
  const keys = generateKeyPairSync('ed25519');
  const claims = { sub: 'envelope-1', hash: 'hash', seq: 7, aud: 'device-1', iss: 'central', iat: 1 };
  const jws = await signReceipt(claims, {
    kid: 'key-1',
    privateKey: keys.privateKey,
    publicJwk: toJwk(keys),
  });
  const { payload, protectedHeader } = await compactVerify(jws, keys.publicKey, { algorithms: ['EdDSA'] });
  expect(protectedHeader).toEqual({ alg: 'EdDSA', kid: 'key-1' });
  expect(JSON.parse(Buffer.from(payload).toString('utf8'))).toEqual(claims);
});
