import { createHmac, hkdfSync } from 'node:crypto';
import { readCursor, writeCursor, type FeedCursor } from '../../domain/feed-cursor.ts';
import type { GatewayKey } from '../gateway-keys.ts';

/** 48 bits: whoever guesses has one try for each request that their machine signs. */
const sealLength = 8;

const sealKeys = new WeakMap<GatewayKey, Buffer>();

/** Made from the key that signs receipts: every gateway has the same, before and after its database was put back. */
const sealKeyOf = (key: GatewayKey): Buffer => {
  const known = sealKeys.get(key);
  if (known !== undefined) return known;
  const secret = key.privateKey.export({ format: 'der', type: 'pkcs8' });
  const made = Buffer.from(hkdfSync('sha256', secret, '', 'feed-cursor', 32));
  sealKeys.set(key, made);
  return made;
};

const sealOf = (text: string, deviceId: string, key: GatewayKey): string =>
  createHmac('sha256', sealKeyOf(key)).update(`${deviceId} ${text}`).digest('base64url').slice(0, sealLength);

export type Bearer = { readonly deviceId: string; readonly key: GatewayKey };

/** The cursor as this device gets it: nobody else can make one, nor this one for another device. */
export const sealCursor = (cursor: FeedCursor, { deviceId, key }: Bearer): string => {
  const text = writeCursor(cursor);
  return `${text}~${sealOf(text, deviceId, key)}`;
};

/** A cursor that a device came with; proven where it is one that it got from us. */
export type AskedCursor = { readonly cursor: FeedCursor; readonly isProven: boolean };

/**
 * Null where it is no cursor. What is not sealed, as those of an earlier version, is a place to go on from like any other; but it proves
 * nothing about how far this database had come.
 */
export const openCursor = (sealed: string, { deviceId, key }: Bearer): AskedCursor | null => {
  const [text = '', seal] = sealed.split('~', 2);
  const cursor = readCursor(text);
  return cursor === null ? null : { cursor, isProven: seal === sealOf(text, deviceId, key) };
};
