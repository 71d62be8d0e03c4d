import type { Vault } from '../../vault/open.ts';
import { readBytes } from '../../vault/queries/blobs.ts';
import { markParked } from '../../vault/queries/outbox-progress.ts';
import { findBlobToSend, listWaitingForBlob, noteSent } from '../../vault/queries/uploads.ts';
import type { UploadStore } from './upload-ports.ts';

/** The blobs of the vault; `onProgress` after each change of what is shown of them. */
export const createVaultUploads = (vault: Vault, onProgress: () => void): UploadStore => ({
  findNext: () => findBlobToSend(vault.read),
  read: (piece) => readBytes(vault.read, piece),
  noteSent: (blobId, sentBytes) => {
    vault.transact((db) => noteSent(db, blobId, sentBytes));
    onProgress();
  },
  park: (blobId, reason) => {
    vault.transact((db) => {
      for (const envelopeId of listWaitingForBlob(db, blobId)) markParked(db, { envelopeId, reason });
    });
    onProgress();
  },
});
