import type { Failure } from './step.ts';

/**
 * How far the upload of one blob has come, by what central said. Nothing of it outlives the process: a new one asks first, so that a crash
 * between any two steps costs one question (protocol.md, rule 5).
 */
export type UploadStanding =
  | { readonly kind: 'not-asked' }
  /** Central has nothing of it, and has to be told what comes. */
  | { readonly kind: 'unknown-there' }
  /** Central has all bytes before this one. */
  | { readonly kind: 'at'; readonly offset: number };

export type UploadStep =
  | { readonly kind: 'ask' }
  | { readonly kind: 'announce' }
  | { readonly kind: 'send'; readonly from: number; readonly length: number }
  | { readonly kind: 'done' };

/** Bytes in one request. What a cut link loses is one piece; small pieces on a bad link, few requests on a good one. */
export const pieceBounds = { first: 128 * 1024, smallest: 16 * 1024, largest: 1024 * 1024 } as const;

/** The next thing to do for a blob of that length. */
export const nextUploadStep = (
  standing: UploadStanding,
  { bytes, pieceBytes }: { readonly bytes: number; readonly pieceBytes: number },
): UploadStep => {
  if (standing.kind === 'not-asked') return { kind: 'ask' };
  if (standing.kind === 'unknown-there') return { kind: 'announce' };
  const { offset } = standing;
  if (offset >= bytes) return { kind: 'done' };
  return { kind: 'send', from: offset, length: Math.min(pieceBytes, bytes - offset) };
};

/** How large the next piece is, and how large the following ones may grow. */
export type PieceSize = { readonly bytes: number; readonly ceiling: number };

export const firstPiece: PieceSize = { bytes: pieceBounds.first, ceiling: pieceBounds.largest };

/**
 * A piece that arrived earns a larger one; a cut one makes the next smaller, and those after it no larger than half of what was cut, until
 * many have arrived. What central itself says changes nothing.
 */
export const pieceAfter = (piece: PieceSize, outcome: 'arrived' | Failure['kind']): PieceSize => {
  const { smallest, largest } = pieceBounds;
  if (outcome === 'arrived') {
    return {
      bytes: Math.min(piece.ceiling, piece.bytes * 2),
      ceiling: Math.min(largest, piece.ceiling + smallest / 4),
    };
  }
  if (outcome !== 'unreachable') return piece;
  return {
    bytes: Math.max(smallest, Math.floor(piece.bytes / 4)),
    ceiling: Math.max(smallest, Math.floor(piece.bytes / 2)),
  };
};
