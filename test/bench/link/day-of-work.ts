import { randomBytes } from 'node:crypto';
import { blobHash, type AttachmentRef } from '../../../central/api/blobs.ts';
import type { Vault, WriteDb } from '../../../main/vault/open.ts';
import { appendToBlob, insertBlob, markWhole } from '../../../main/vault/queries/blobs.ts';
import { bindBlobs } from '../../../main/vault/queries/uploads.ts';
import { jfif, jpeg } from '../../helpers/blob-files.ts';
import { newAddress, self } from '../../helpers/central-envelopes.ts';
import { insertCompletedAct } from '../../helpers/sync-vault.ts';
import type { BenchDesk } from './bench-desk.ts';

/** Three days without a network: so many completed interactions, and so many scans of so many bytes among them. */
export type OfflineWork = {
  readonly interactions: number;
  readonly scans: number;
  readonly scanBytes: number;
};

/** P7 of the goals: 72 hours of a mobile unit. */
export const threeDays = { interactions: 400, scans: 600 } as const;

/** As a scanner makes them: nothing that could be packed smaller, and no two alike. */
export const scan = (bytes: number): Buffer => jpeg([jfif], { noise: randomBytes(bytes) });

const pieceBytes = 256 * 1024;

const keepScan = (db: WriteDb, bytes: number): AttachmentRef => {
  const content = scan(bytes);
  const ref = { sha256: blobHash(content), bytes: content.length, mediaType: 'image/jpeg' };
  const blobId = insertBlob(db, { ...ref, at: new Date().toISOString() });
  for (let from = 0; from < content.length; from += pieceBytes)
    appendToBlob(db, { blobId, from, content: content.subarray(from, from + pieceBytes) });
  markWhole(db, blobId);
  return ref;
};

/** How many of so many scans belong to the work at that place: as even as it gets. */
export const scansOf = (work: OfflineWork, at: number): number =>
  Math.floor(((at + 1) * work.scans) / work.interactions) - Math.floor((at * work.scans) / work.interactions);

/** Completes the work as the desk does; answers its payload in bytes: signed envelopes and scans, each once. */
export const completeOffline = (vault: Vault, desk: BenchDesk, work: OfflineWork): number => {
  for (let at = 0; at < work.interactions; at += 1) {
    vault.transact((db) => {
      const lane = `subject-${at}`;
      const attachments = Array.from({ length: scansOf(work, at) }, () => keepScan(db, work.scanBytes));
      const envelopeId = insertCompletedAct(db, {
        lane,
        deviceId: desk.deviceId,
        privateKey: desk.privateKey,
        authority: self(lane),
        payload: { values: newAddress({ houseNumber: String(1 + (at % 98)) }) },
        attachments,
      });
      bindBlobs(
        db,
        envelopeId,
        attachments.map(({ sha256 }) => sha256),
      );
    });
  }
  const size = (sql: string): number => Number(vault.read.prepare(sql).pluck().get());
  return (
    size('SELECT sum(octet_length(content) + octet_length(signature)) FROM outbox') +
    size('SELECT coalesce(sum(bytes), 0) FROM blob')
  );
};
