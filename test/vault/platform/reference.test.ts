import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomBytes, uuidV7 } from '../../../main/platform/random.ts';
import { isReference, makeReference } from '../../../main/platform/reference.ts';

const bytes = fc.infiniteStream(fc.integer({ min: 0, max: 255 }));
const reference = bytes.map((stream) => makeReference(() => Buffer.from([stream.next().value ?? 0])));
const characters = '23456789ABCDEFGHJKMNPQRTVWXYZ'.split('');

test('a reference has three groups without letters that are taken for digits, and is known again however written', () => {
  fc.assert(
    fc.property(reference, (made) => {
      expect(made).toMatch(/^[2-9A-HJKMNP-RTV-Z]{3}(-[2-9A-HJKMNP-RTV-Z]{3}){2}$/);
      expect([made, made.toLowerCase(), made.replaceAll('-', '')].map(isReference)).toEqual([
        true,
        true,
        true,
      ]);
    }),
  );
});

test('one wrong character, or two swapped neighbours, is always noticed', () => {
  fc.assert(
    fc.property(reference, fc.nat(8), fc.constantFrom(...characters), (made, at, other) => {
      const plain = made.replaceAll('-', '');
      fc.pre(plain.charAt(at) !== other);
      expect(isReference(plain.slice(0, at) + other + plain.slice(at + 1))).toBe(false);
    }),
  );
  fc.assert(
    fc.property(reference, fc.nat(7), (made, at) => {
      const plain = made.replaceAll('-', '');
      const swapped = plain.slice(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.slice(at + 2);
      fc.pre(swapped !== plain);
      expect(isReference(swapped)).toBe(false);
    }),
  );
});

test('every character is as likely as any other', () => {
  const stream = Array.from({ length: 256 }, (_, byte) => byte);
  const drawn: string[] = [];
  while (stream.length > 32) {
    drawn.push(
      ...makeReference(() => Buffer.from([stream.shift() ?? 0]))
        .replaceAll('-', '')
        .slice(0, 8)
        .split(''),
    );
  }
  const counts = new Map(
    characters.map((character) => [character, drawn.filter((one) => one === character).length]),
  );
  expect(new Set(counts.values()).size).toBeLessThanOrEqual(2);
});

const at = (ms: number) => uuidV7({ now: () => new Date(ms), monotonicMs: () => 0 }, randomBytes);

test('an id sorts by the moment it was made', () => {
  const made = [1_700_000_000_000, 1_700_000_000_001, 1_800_000_000_000].map(at);
  expect(made.toSorted()).toEqual(made);
  expect(
    made.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
  ).toBe(true);
  expect(at(5)).not.toBe(at(5));
});
