import type { BlobToSend } from '../../vault/queries/uploads.ts';
import type { WireProblemCode } from '../../../central/api/problem.ts';
import {
  firstPiece,
  nextUploadStep,
  pieceAfter,
  type UploadStanding,
  type UploadStep,
} from '../core/upload-step.ts';
import { assertNever } from '../core/assert-never.ts';
import type { SyncEvent } from '../core/step.ts';
import type { Answer, CallFailure } from '../answer.ts';
import type { SyncPorts } from '../ports.ts';
import type { Uploads, WantedUpload } from './upload-ports.ts';

type Options = {
  readonly ports: Pick<SyncPorts, 'clock' | 'random'> & { readonly uploads: Uploads };
  readonly onOutboxChanged: () => void;
};

/** One step of one upload; null where nothing is to be uploaded. */
export type UploadOnce = (wanted: WantedUpload, signal: AbortSignal) => Promise<SyncEvent | null>;

/** Said of the blob itself: it will not be otherwise the next time. */
const lasting: ReadonlySet<WireProblemCode> = new Set(['blob/altered', 'blob/refused', 'request/too-large']);

/**
 * Brings attachments to central, one small request at a time, so that work without any goes before and between the pieces of a large one
 * (protocol.md, rules 6 and 13). Only central says how much it has.
 */
export const createUploadOnce = ({ ports, onOutboxChanged }: Options): UploadOnce => {
  const { clock, random, uploads } = ports;
  const [pieces, secondTries] = [createPieces(), createSecondTries()];
  let standing: UploadStanding = { kind: 'not-announced' };
  let standingOf: string | null = null;

  const failed = (blob: BlobToSend, failure: CallFailure): SyncEvent => {
    standing = { kind: 'not-announced' };
    if (secondTries.mayMend(blob, failure)) return { kind: 'uploadAnswered', now: clock.now() };
    if (failure.kind !== 'refused' || !lasting.has(failure.code))
      return { kind: 'failed', now: clock.now(), failure, random: random.next() };
    uploads.store.park(blob.blobId, failure.code);
    onOutboxChanged();
    return { kind: 'uploadAnswered', now: clock.now() };
  };

  return async (wanted, signal) => {
    const blob = uploads.store.findNext(wanted);
    if (blob === null) return null;
    // What is still to be sent although central had said that it has all of it is in doubt, and asked for again.
    const isDone = standing.kind === 'at' && standing.offset >= blob.bytes;
    if (standingOf !== blob.sha256) pieces.forget();
    if (standingOf !== blob.sha256 || isDone) standing = { kind: 'not-announced' };
    standingOf = blob.sha256;
    const step = nextUploadStep(standing, { bytes: blob.bytes, pieceBytes: pieces.size(wanted) });
    const answer = await take(uploads, { blob, step }, signal);
    pieces.note(step, answer);
    // More than there is: whoever says so is not central.
    if (answer.kind === 'answered' && answer.value.offset > blob.bytes)
      return failed(blob, { kind: 'unreachable' });
    if (answer.kind !== 'answered') return failed(blob, answer);
    const { offset } = answer.value;
    if (step.kind === 'send') secondTries.noteArrived();
    standing = { kind: 'at', offset };
    uploads.store.noteSent(blob.blobId, offset);
    if (offset === blob.bytes) onOutboxChanged();
    return { kind: 'uploadAnswered', now: clock.now() };
  };
};

/** What a cut leaves behind at central is mended by beginning where central then says that the blob stands: at once, and once. */
const createSecondTries = () => {
  let isOutOfStep = false;
  /** What came to central altered: a cut piece is kept there before it can be compared with what was signed. */
  let begunAgain: string | null = null;
  return {
    noteArrived: () => {
      isOutOfStep = false;
    },
    mayMend: ({ sha256 }: BlobToSend, failure: CallFailure): boolean => {
      const code = failure.kind === 'refused' ? failure.code : null;
      // What was cut may still have been on its way when central was asked.
      const isBehind = code === 'blob/offset-wrong' && !isOutOfStep;
      const isSpoilt = code === 'blob/altered' && begunAgain !== sha256;
      if (isBehind) isOutOfStep = true;
      if (isSpoilt) begunAgain = sha256;
      return isBehind || isSpoilt;
    },
  };
};

/** How large the next piece is, by what came of those before it. */
const createPieces = () => {
  let piece = firstPiece;
  /** Where a piece began that was cut: how much of it central kept is known once it answers again. */
  let cutAt: number | null = null;
  return {
    forget: () => {
      cutAt = null;
    },
    size: ({ largestPiece }: WantedUpload): number => Math.min(piece.size, largestPiece),
    note: (step: UploadStep, answer: Answer<Offset>) => {
      if (step.kind === 'send') {
        if (answer.kind === 'answered') piece = pieceAfter(piece, 'arrived');
        cutAt = answer.kind === 'unreachable' ? step.from : null;
      } else if (answer.kind === 'answered' && cutAt !== null) {
        piece = pieceAfter(piece, answer.value.offset > cutAt ? 'kept' : 'unreachable');
        cutAt = null;
      }
    },
  };
};

type Offset = { readonly offset: number };

const take = (
  { store, transport }: Uploads,
  { blob, step }: { readonly blob: BlobToSend; readonly step: UploadStep },
  signal: AbortSignal,
): Promise<Answer<Offset>> => {
  const { blobId, sha256, bytes } = blob;
  switch (step.kind) {
    case 'announce':
      return transport.announce(blob, signal);
    case 'send':
      return transport.send({ sha256, from: step.from, content: store.read({ blobId, ...step }) }, signal);
    case 'done':
      return Promise.resolve({ kind: 'answered', value: { offset: bytes } });
    default:
      return assertNever(step);
  }
};
