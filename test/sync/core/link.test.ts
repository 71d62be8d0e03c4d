import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  batchBytes,
  batchBytesOn,
  measureLink,
  pieceBytesOn,
  unmeasuredLink,
  type Link,
  type LinkSample,
} from '../../../main/sync/core/link.ts';
import { pieceBounds } from '../../../main/sync/core/upload-step.ts';

const after = (...samples: readonly LinkSample[]): Link => samples.reduce<Link>(measureLink, unmeasuredLink);
const at = (bytesPerSecond: number, bytes = 64 * 1024): LinkSample => ({
  bytes,
  ms: (1000 * bytes) / bytesPerSecond,
});

describe('what is known of the link', () => {
  test('256 kbit/s is slow, a megabyte a second is not, and what nobody measured is not either', () => {
    expect(unmeasuredLink.isSlow).toBe(false);
    expect(after(at(32 * 1024)).isSlow).toBe(true);
    expect(after(at(1024 * 1024)).isSlow).toBe(false);
  });

  test('small requests tell of the way and not of the carrying: many of them do not make a link slow', () => {
    const chatty = after(...Array.from({ length: 50 }, () => ({ bytes: 500, ms: 80 })));
    expect(chatty).toMatchObject({ isSlow: false, bytesPerSecond: null, roundTripMs: 80 });
  });

  test('the way is not counted as carrying: a distant link that carries much is not slow', () => {
    expect(after({ bytes: 500, ms: 600 }, { bytes: 100 * 1024, ms: 1100 }).isSlow).toBe(false);
  });

  test('a link between the two bounds stays what it was', () => {
    const between = at(70 * 1024);
    expect(after(between).isSlow).toBe(false);
    expect(after(at(20 * 1024), between, between, between).isSlow).toBe(true);
  });

  test('after the network was away the first sample counts alone', () => {
    const away: Link = { ...after(at(8 * 1024)), isOld: true };
    expect(measureLink(away, at(2 * 1024 * 1024))).toMatchObject({ isSlow: false, isOld: false });
  });

  test('that somebody pays for it is never changed by a measurement', () => {
    const samples = fc.array(fc.record({ bytes: fc.nat(2_000_000), ms: fc.nat(100_000) }));
    fc.assert(
      fc.property(samples, fc.boolean(), (all, isMetered) => {
        const link = all.reduce<Link>(measureLink, { ...unmeasuredLink, isMetered });
        expect(link.isMetered).toBe(isMetered);
      }),
    );
  });

  test('whatever was measured, a batch and a piece stay within their bounds', () => {
    const samples = fc.array(fc.record({ bytes: fc.nat(2_000_000), ms: fc.nat(1_000_000) }));
    fc.assert(
      fc.property(samples, (all) => {
        const link = all.reduce<Link>(measureLink, unmeasuredLink);
        const [batch, piece] = [batchBytesOn(link), pieceBytesOn(link, pieceBounds)];
        expect(batch >= batchBytes.smallest && batch <= batchBytes.largest).toBe(true);
        expect(piece >= pieceBounds.smallest && piece <= pieceBounds.largest).toBe(true);
      }),
    );
  });

  test('on a slow link no piece of a document is under way longer than five seconds', () => {
    const link = after(at(32 * 1024));
    expect(pieceBytesOn(link, pieceBounds) / 32 / 1024).toBeLessThanOrEqual(5);
  });
});
