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
import type { Uploads } from './upload-ports.ts';

type Options = {
  readonly ports: Pick<SyncPorts, 'clock' | 'random'> & { readonly uploads: Uploads };
  readonly onOutboxChanged: () => void;
};

/** One step of one upload; null where nothing is to be uploaded. */
export type UploadOnce = (signal: AbortSignal) => Promise<SyncEvent | null>;

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

  const failed = (blob: BlobToSend, failure: CallFailure): SyncEvent => {
    standing = { kind: 'not-asked' };
    piece = pieceAfter(piece, failure.kind);
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

  return async (signal) => {
    const blob = uploads.store.findNext();
    if (blob === null) return null;
    // What is still to be sent although central had said that it has all of it is in doubt, and asked for again.
    const isDone = standing.kind === 'at' && standing.offset >= blob.bytes;
    if (standingOf !== blob.sha256 || isDone) standing = { kind: 'not-asked' };
    standingOf = blob.sha256;
    const step = nextUploadStep(standing, { bytes: blob.bytes, pieceBytes: piece.bytes });
    const answer = await take(uploads, { blob, step }, signal);
    if (step.kind === 'send' && answer.kind === 'answered') piece = pieceAfter(piece, 'arrived');
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
