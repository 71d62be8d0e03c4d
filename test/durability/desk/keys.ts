import sodium from 'libsodium-wrappers';
import type { PublicJwk } from '../../../central/api/devices.ts';
import type { SealingPair } from '../../../central/api/sealed-box.ts';

await sodium.ready;

/** The key of every vault here: what is shown is not that it is secret. */
export const vaultKey = Buffer.alloc(32, 7);

const pair = sodium.crypto_box_seed_keypair(Buffer.alloc(32, 9));

/** Central's key for journals, both halves: so that it can be looked into what was sealed. */
export const sealingPair: SealingPair = {
  publicKey: Buffer.from(pair.publicKey),
  privateKey: Buffer.from(pair.privateKey),
};

export const sealingJwk: PublicJwk = {
  kty: 'OKP',
  crv: 'X25519',
  x: sealingPair.publicKey.toString('base64url'),
  kid: 'sealing-key',
};
