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
  let standing: UploadStanding = { kind: 'not-asked' };
  let standingOf: string | null = null;
  let piece = firstPiece;
  /** Where a piece began that was cut: how much of it central kept is known once it was asked. */
  let cutAt: number | null = null;
  let isOutOfStep = false;
  /** What came to central altered and was begun again: a cut piece is kept there before it can be compared with what was signed. */
  let begunAgain: string | null = null;

  const failed = (blob: BlobToSend, failure: CallFailure): SyncEvent => {
    standing = { kind: 'not-asked' };
    if (failure.kind === 'refused' && failure.code === 'blob/offset-wrong' && !isOutOfStep) {
      // What was cut may still have been on its way when central was asked: where it stands now is asked once more.
      isOutOfStep = true;
      return { kind: 'uploadAnswered', now: clock.now() };
    }
    if (failure.kind === 'refused' && failure.code === 'blob/altered' && begunAgain !== blob.sha256) {
      begunAgain = blob.sha256;
      return { kind: 'uploadAnswered', now: clock.now() };
    }
    if (failure.kind !== 'refused' || !lasting.has(failure.code))
      return { kind: 'failed', now: clock.now(), failure, random: random.next() };
    uploads.store.park(blob.blobId, failure.code);
    onOutboxChanged();
    return { kind: 'uploadAnswered', now: clock.now() };
  };

  const settle = (blob: BlobToSend, answer: Answer<Offset | null>): SyncEvent => {
    if (answer.kind !== 'answered') return failed(blob, answer);
    const offset = answer.value?.offset ?? null;
    // More than there is: whoever says so is not central.
    if (offset !== null && offset > blob.bytes) return failed(blob, { kind: 'unreachable' });
    standing = offset === null ? { kind: 'unknown-there' } : { kind: 'at', offset };
    if (offset !== null) uploads.store.noteSent(blob.blobId, offset);
    if (offset === blob.bytes) onOutboxChanged();
    return { kind: 'uploadAnswered', now: clock.now() };
  };

  return async (wanted, signal) => {
    const blob = uploads.store.findNext(wanted);
    if (blob === null) return null;
    // What is still to be sent although central had said that it has all of it is in doubt, and asked for again.
    const isDone = standing.kind === 'at' && standing.offset >= blob.bytes;
    if (standingOf !== blob.sha256) cutAt = null;
    if (standingOf !== blob.sha256 || isDone) standing = { kind: 'not-asked' };
    standingOf = blob.sha256;
    const step = nextUploadStep(standing, {
      bytes: blob.bytes,
      pieceBytes: Math.min(piece.size, wanted.largestPiece),
    });
    const answer = await take(uploads, { blob, step }, signal);
    if (step.kind === 'send') {
      if (answer.kind === 'answered') [piece, isOutOfStep] = [pieceAfter(piece, 'arrived'), false];
      cutAt = answer.kind === 'unreachable' ? step.from : null;
    } else if (answer.kind === 'answered' && cutAt !== null) {
      piece = pieceAfter(piece, (answer.value?.offset ?? 0) > cutAt ? 'kept' : 'unreachable');
      cutAt = null;
    }
    return settle(blob, answer);
  };
};

type Offset = { readonly offset: number };

const take = (
  { store, transport }: Uploads,
  { blob, step }: { readonly blob: BlobToSend; readonly step: UploadStep },
  signal: AbortSignal,
): Promise<Answer<Offset | null>> => {
  const { blobId, sha256, bytes } = blob;
  switch (step.kind) {
    case 'ask':
      return transport.ask(sha256, signal);
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
