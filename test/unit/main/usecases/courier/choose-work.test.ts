import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseWork, type WorkToCarry } from '../../../../../main/usecases/courier/choose-work.ts';

const megabyte = 1024 * 1024;
const blob = (sha256: string, bytes: number) => ({ sha256, bytes });
const work = (envelopeId: string, lane: string, blobs: WorkToCarry['blobs'] = []): WorkToCarry => ({
  envelopeId,
  lane,
  contentBytes: 2000,
  blobs,
});
const idsOf = (of: readonly WorkToCarry[]): readonly string[] => of.map(({ envelopeId }) => envelopeId);

describe('what goes into a file for the courier', () => {
  test('is everything, where it fits', () => {
    const all = [work('1', 'anna', [blob('x', megabyte)]), work('2', 'bo')];
    expect(chooseWork(all, 2 * megabyte)).toEqual({ taken: all, leftOut: [] });
  });

  test('leaves out what has too large documents, and goes on with other citizens', () => {
    const all = [work('1', 'anna', [blob('x', 3 * megabyte)]), work('2', 'bo', [blob('y', megabyte)])];
    const { taken, leftOut } = chooseWork(all, 2 * megabyte);
    expect([idsOf(taken), idsOf(leftOut)]).toEqual([['2'], ['1']]);
  });

  test('leaves out what follows in the same lane, since central would not take it before', () => {
    const all = [work('1', 'anna', [blob('x', 3 * megabyte)]), work('2', 'anna'), work('3', 'bo')];
    const { taken, leftOut } = chooseWork(all, 2 * megabyte);
    expect([idsOf(taken), idsOf(leftOut)]).toEqual([['3'], ['1', '2']]);
  });

  test('counts a document once that several acts name', () => {
    const same = [blob('x', megabyte)];
    const all = [work('1', 'anna', same), work('2', 'bo', same), work('3', 'bo', [...same, ...same])];
    expect(chooseWork(all, 1.5 * megabyte).leftOut).toEqual([]);
  });

  test('never takes more than was allowed, and leaves nothing unsaid', () => {
    const sizes = fc.array(fc.record({ lane: fc.constantFrom('a', 'b'), bytes: fc.nat(megabyte) }), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(sizes, fc.nat(4 * megabyte), (given, most) => {
        const all = given.map(({ lane, bytes }, at) => work(String(at), lane, [blob(`${at}`, bytes + 1)]));
        const { taken, leftOut } = chooseWork(all, most);
        expect(idsOf([...taken, ...leftOut]).toSorted()).toEqual(idsOf(all).toSorted());
        const bytes = taken.flatMap(({ blobs }) => blobs).reduce((sum, each) => sum + each.bytes, 0);
        expect(bytes).toBeLessThanOrEqual(most);
      }),
    );
  });
});
