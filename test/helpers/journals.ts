import { join } from 'node:path';
import sodium from 'libsodium-wrappers';
import { blobHash } from '../../central/api/blobs.ts';
import { writeBundle } from '../../central/api/bundle-file.ts';
import type { ReadableBlob } from '../../central/api/journal.ts';
import type { SealingPair } from '../../central/api/sealed-box.ts';
import { journalFileName } from '../../main/vault/journal/journal-file.ts';
import { silentLog } from './vault-settings.ts';

await sodium.ready;

/** Both halves of a key that journals are sealed to. */
export const newSealingPair = (): SealingPair => {
  const { publicKey, privateKey } = sodium.crypto_box_keypair();
  return { publicKey: Buffer.from(publicKey), privateKey: Buffer.from(privateKey) };
};

/** Where the journal of a folder lies, and whom it is for. */
export const journalAt = (folder: string, pair: SealingPair) => ({
  file: join(folder, journalFileName),
  deviceId: 'device-1',
  recipient: pair.publicKey,
  tagKey: Buffer.alloc(32, 5),
  log: silentLog,
});

/** An attachment that lies in memory. */
export const readableBlob = (content: Buffer, mediaType = 'image/jpeg'): ReadableBlob => ({
  sha256: blobHash(content),
  bytes: content.length,
  mediaType,
  read: (from, length) => content.subarray(from, from + length),
});

/** A bundle as its file would be. */
export const bundleInMemory = (
  about: Parameters<typeof writeBundle>[0],
  content: Parameters<typeof writeBundle>[1],
): Buffer => {
  const parts: { readonly position: number; readonly bytes: Buffer }[] = [];
  const file = Buffer.alloc(
    writeBundle(about, content, (position, bytes) => parts.push({ position, bytes })),
  );
  for (const { position, bytes } of parts) bytes.copy(file, position);
  return file;
};
