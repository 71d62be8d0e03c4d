import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { PublicJwk } from '../api/devices.ts';
import type { Database } from '../store/database.ts';
import { findKey, insertKey, type KeyUse } from '../store/queries/gateway-keys.ts';

export type GatewayKey = {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicJwk: PublicJwk;
};

/** Ed25519 for receipts, X25519 for the journals that workstations seal to us. */
export type GatewayKeys = { readonly signing: GatewayKey; readonly sealing: GatewayKey };

const generate = (use: KeyUse): KeyObject =>
  use === 'signing' ? generateKeyPairSync('ed25519').privateKey : generateKeyPairSync('x25519').privateKey;

const loadKey = async (database: Database, use: KeyUse): Promise<GatewayKey> => {
  if ((await findKey(database, use)) === null) {
    const privateJwk = generate(use).export({ format: 'jwk' });
    await insertKey(database, use, { kid: `${use}-${randomUUID()}`, privateJwk });
  }
  const stored = await findKey(database, use);
  if (stored === null) throw new Error('a key that was just kept is there');
  const privateKey = createPrivateKey({ key: stored.privateJwk, format: 'jwk' });
  const publicJwk = PublicJwk.parse({
    ...createPublicKey(privateKey).export({ format: 'jwk' }),
    kid: stored.kid,
  });
  return { kid: stored.kid, privateKey, publicJwk };
};

/**
 * The keys of this installation, made at its first start. The reference gateway keeps them in its database, so that every gateway on it
 * signs alike; a real deployment keeps them in a hardware security module or the cloud's key service and hands signing over to it.
 */
export const loadGatewayKeys = async (database: Database): Promise<GatewayKeys> => ({
  signing: await loadKey(database, 'signing'),
  sealing: await loadKey(database, 'sealing'),
});
