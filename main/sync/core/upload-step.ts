import type { Failure } from './failure.ts';
import { portionAfter, type Portion } from './portion.ts';

/**
 * How far the upload of one blob has come, by what central said. Nothing of it outlives the process: a new one announces the blob again, so
 * that a crash between any two steps costs one question (protocol.md, rule 5).
 */
export type UploadStanding =
  | { readonly kind: 'not-announced' }
  /** Central has all bytes before this one. */
  | { readonly kind: 'at'; readonly offset: number };

export type UploadStep =
  | { readonly kind: 'announce' }
  | { readonly kind: 'send'; readonly from: number; readonly length: number }
  | { readonly kind: 'done' };

/** Bytes in one request. Where central keeps what has come of a cut piece nothing is lost by a large one; where it does not, small pieces on a bad link lose less. */
export const pieceBounds = { first: 256 * 1024, smallest: 16 * 1024, largest: 1024 * 1024 } as const;

/** The next thing to do for a blob of that length. */
export const nextUploadStep = (
  standing: UploadStanding,
  { bytes, pieceBytes }: { readonly bytes: number; readonly pieceBytes: number },
): UploadStep => {
  // Announcing what central knows answers how much of it is there: one request instead of a question and an announcement.
  if (standing.kind !== 'at') return { kind: 'announce' };
  const { offset } = standing;
  if (offset >= bytes) return { kind: 'done' };
  return { kind: 'send', from: offset, length: Math.min(pieceBytes, bytes - offset) };
};

export const firstPiece: Portion = { size: pieceBounds.first, ceiling: pieceBounds.largest };

/**
 * What came of a piece: `kept` where it was cut and central has what had come until then, so that nothing was lost. What central itself
 * says changes nothing.
 */
export const pieceAfter = (piece: Portion, outcome: 'arrived' | 'kept' | Failure['kind']): Portion => {
  if (outcome === 'arrived') return portionAfter(piece, 'arrived', pieceBounds);
  return outcome === 'unreachable' ? portionAfter(piece, 'cut', pieceBounds) : piece;
};
