import type { Vault } from '../../vault/open.ts';
import { noteRefusedDocument } from '../../vault/queries/amended-documents.ts';
import { findBlob, readBytes } from '../../vault/queries/blobs.ts';
import { markParked } from '../../vault/queries/outbox-progress.ts';
import { findBlobToSend } from '../../vault/queries/blob-to-send.ts';
import { listWaitingForBlob, noteSent } from '../../vault/queries/uploads.ts';
import type { UploadStore } from './upload-ports.ts';

type Options = {
  readonly vault: Vault;
  /** Those that the pack calls urgent. */
  readonly urgentServices: readonly string[];
  /** After each change of what is shown of them. */
  readonly onProgress: () => void;
};

/** The blobs of the vault. */
export const createVaultUploads = ({ vault, urgentServices, onProgress }: Options): UploadStore => ({
  findNext: ({ order, heldAfter }) =>
    findBlobToSend(vault.read, {
      order,
      urgentServices,
      heldAfter: heldAfter === null ? null : new Date(heldAfter).toISOString(),
    }),
  read: (piece) => readBytes(vault.read, piece),
  noteSent: (blobId, sentBytes) => {
    vault.transact((db) => noteSent(db, blobId, sentBytes));
    onProgress();
  },
  park: (blobId, reason) => {
    vault.transact((db) => {
      const blob = findBlob(db, blobId);
      if (blob !== null) noteRefusedDocument(db, { sha256: blob.sha256, reason });
      for (const envelopeId of listWaitingForBlob(db, blobId)) markParked(db, { envelopeId, reason });
    });
    onProgress();
  },
});
