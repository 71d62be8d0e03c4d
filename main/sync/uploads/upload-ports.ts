import type { BlobToSend } from '../../vault/queries/uploads.ts';
import type { WireProblemCode } from '../../../central/api/problem.ts';
import type { Answer } from '../answer.ts';
import type { SendingOrder } from '../core/sending-order.ts';

export type WantedUpload = {
  readonly order: SendingOrder;
  /** Documents of work that was finished after this moment stay here, unless it is urgent; null: all go. Milliseconds since 1970. */
  readonly heldAfter: number | null;
  /** In bytes. */
  readonly largestPiece: number;
};

/** The blobs that unsent work names, in the vault. Each call is one transaction. */
export type UploadStore = {
  /** Null where central has all of what may go now. */
  readonly findNext: (wanted: WantedUpload) => BlobToSend | null;
  readonly read: (piece: {
    readonly blobId: number;
    readonly from: number;
    readonly length: number;
  }) => Buffer;
  /** Central has this many bytes of it; all of them release the work that waits for it. */
  readonly noteSent: (blobId: number, sentBytes: number) => void;
  /** Central will never take it: the work that names it is put aside, with the reason, and nothing else is. */
  readonly park: (blobId: number, reason: WireProblemCode) => void;
};

/** tus 1.0.0 to central. Never rejects. Offsets are the number of bytes that central has. */
export type UploadTransport = {
  /** Announcing again what central knows is a question: the answer is how much of it is there. */
  readonly announce: (
    blob: Pick<BlobToSend, 'sha256' | 'bytes' | 'mediaType'>,
    signal: AbortSignal,
  ) => Promise<Answer<{ readonly offset: number }>>;
  readonly send: (
    piece: { readonly sha256: string; readonly from: number; readonly content: Buffer },
    signal: AbortSignal,
  ) => Promise<Answer<{ readonly offset: number }>>;
};

export type Uploads = { readonly store: UploadStore; readonly transport: UploadTransport };
