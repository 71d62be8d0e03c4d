import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstPiece, nextUploadStep, pieceAfter, pieceBounds } from '../../../main/sync/core/upload-step.ts';
import type { Portion } from '../../../main/sync/core/portion.ts';

const outcomes = fc.constantFrom('arrived', 'unreachable', 'later', 'refused', 'broken', 'sign-in-needed');

describe('the next step of an upload', () => {
  test('announces before it sends, which answers how much is there, and ends where central has all', () => {
    const of = { bytes: 100, pieceBytes: 60 };
    expect(nextUploadStep({ kind: 'not-announced' }, of)).toEqual({ kind: 'announce' });
    expect(nextUploadStep({ kind: 'at', offset: 0 }, of)).toEqual({ kind: 'send', from: 0, length: 60 });
    expect(nextUploadStep({ kind: 'at', offset: 60 }, of)).toEqual({ kind: 'send', from: 60, length: 40 });
    expect(nextUploadStep({ kind: 'at', offset: 100 }, of)).toEqual({ kind: 'done' });
  });

  test('sends each byte once, in order, where every piece arrives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000_000 }), (bytes) => {
        let [offset, piece] = [0, firstPiece];
        for (;;) {
          const step = nextUploadStep({ kind: 'at', offset }, { bytes, pieceBytes: piece.size });
          if (step.kind === 'done') break;
          expect(step).toMatchObject({ kind: 'send', from: offset });
          if (step.kind !== 'send') return;
          offset += step.length;
          piece = pieceAfter(piece, 'arrived');
        }
        expect(offset).toBe(bytes);
      }),
    );
  });
});

describe('the size of a piece', () => {
  test('stays within its bounds, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(outcomes, { maxLength: 200 }), (all) => {
        const last = all.reduce<Portion>((piece, outcome) => pieceAfter(piece, outcome), firstPiece);
        expect(last.size).toBeGreaterThanOrEqual(pieceBounds.smallest);
        expect(last.size).toBeLessThanOrEqual(pieceBounds.largest);
      }),
    );
  });

  test('does not grow again to what was cut until many smaller ones have arrived', () => {
    const cut = pieceAfter(firstPiece, 'unreachable');
    const afterThree = ['arrived', 'arrived', 'arrived'] as const;
    const piece = afterThree.reduce<Portion>(pieceAfter, cut);
    expect(piece.size).toBeLessThan(firstPiece.size);
    expect(piece.size).toBeGreaterThan(cut.size);
  });

  test('is not changed by what central says of its own accord', () => {
    for (const outcome of ['later', 'refused', 'sign-in-needed'] as const)
      expect(pieceAfter(firstPiece, outcome)).toEqual(firstPiece);
  });
});
