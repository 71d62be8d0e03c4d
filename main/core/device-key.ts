import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { PublicJwk } from '../../central/api/devices.ts';
import { canonicalJson, contentHash } from '../../central/api/canonical.ts';

/** The key with which this workstation signs (Ed25519). Its private half lives in the vault and in the core's memory only. */
export type DeviceKey = { readonly privateKey: KeyObject; readonly publicJwk: PublicJwk };

export const generateDeviceKey = (): DeviceKey => fromPrivate(generateKeyPairSync('ed25519').privateKey);

/** PKCS #8 in PEM: the form in which the vault keeps it. */
export const exportDeviceKey = ({ privateKey }: DeviceKey): string =>
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

export const importDeviceKey = (pem: string): DeviceKey => fromPrivate(createPrivateKey(pem));

const fromPrivate = (privateKey: KeyObject): DeviceKey => {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  if (typeof x !== 'string') throw new Error('an Ed25519 public key has an x coordinate');
  const required = { crv: 'Ed25519', kty: 'OKP', x } as const;
  // The key id is the JWK thumbprint of RFC 7638.
  return { privateKey, publicJwk: { ...required, kid: contentHash(canonicalJson(required)) } };
};
