import { createPrivateKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { PublicJwk } from '../api/devices.ts';
import type { IssuerKeys } from '../api/mandate-credential.ts';
import { inTransaction, type Database, type Queryable } from '../store/database.ts';
import { revokeSignedBy } from '../store/queries/credentials.ts';
import { announceMandates } from '../store/announce-mandates.ts';
import {
  endKeysSince,
  findActiveKey,
  insertActiveKey,
  listIssuerKeys,
  retireActiveKey,
} from '../store/queries/issuer-keys.ts';
import { revokeCardsSignedBy } from '../store/queries/identity-cards.ts';
import { findMandates } from '../store/queries/mandates.ts';

/** Ed25519, apart from the key of the receipts: what the register signs is verified by many, for years. */
export type IssuerKey = { readonly kid: string; readonly privateKey: KeyObject };

const makeActiveKey = (db: Queryable, validFrom: Date): Promise<void> => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const kid = `issuer-${randomUUID()}`;
  const publicJwk = PublicJwk.parse({ ...publicKey.export({ format: 'jwk' }), kid });
  return insertActiveKey(db, { kid, publicJwk, privateJwk: privateKey.export({ format: 'jwk' }), validFrom });
};

/** The key that signs now. Asked of the database each time, since another gateway may have changed it; made at the first start. */
export const activeIssuerKey = async (db: Queryable, now: Date): Promise<IssuerKey> => {
  if ((await findActiveKey(db)) === null) await makeActiveKey(db, now);
  const active = await findActiveKey(db);
  if (active === null) throw new Error('a key that was just kept is there');
  return { kid: active.kid, privateKey: createPrivateKey({ key: active.privateJwk, format: 'jwk' }) };
};

const seconds = (moment: Date): number => Math.floor(moment.getTime() / 1000);

export const readIssuerKeys = async (db: Queryable, now: Date): Promise<IssuerKeys> => {
  await activeIssuerKey(db, now);
  const keys = await listIssuerKeys(db);
  return {
    keys: keys.map(({ publicJwk, state, validFrom, validUntil }) => ({
      key: publicJwk,
      from: seconds(validFrom),
      until: validUntil === null ? null : seconds(validUntil),
      state,
    })),
  };
};

export type KeyRotation =
  | { readonly reason: 'routine' }
  /** Somebody else may have signed with it since then. */
  | { readonly reason: 'compromised'; readonly since: Date };

/**
 * Nothing counts that these keys signed, whatever its date: with a stolen key any date can be written, so no desk trusts one. Whoever holds
 * such a mandate gets a new credential.
 */
const voidSignedBy = async (db: Queryable, kids: readonly string[], now: Date): Promise<void> => {
  for (const kid of kids) {
    await revokeCardsSignedBy(db, kid, now);
    const voided = await revokeSignedBy(db, kid, now);
    const mandates = await findMandates(
      db,
      voided.map(({ mandateId }) => mandateId),
    );
    await announceMandates(db, [...mandates.values()]);
  }
};

/**
 * Puts a new key in the place of the active one. After a routine change the old key still verifies what it signed. Where one is compromised, so
 * is each that has signed since the moment named, whether or not it was changed meanwhile: nobody knows which of them it was. Answers the
 * id of the new key.
 */
export const rotateIssuerKey = (database: Database, rotation: KeyRotation, now: Date): Promise<string> =>
  inTransaction(database, async (db) => {
    if (rotation.reason === 'routine') await retireActiveKey(db, now);
    else await voidSignedBy(db, await endKeysSince(db, rotation.since), now);
    await makeActiveKey(db, now);
    return (await activeIssuerKey(db, now)).kid;
  });
