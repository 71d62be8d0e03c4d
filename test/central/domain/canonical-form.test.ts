import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../central/api/canonical.ts';
import { isCanonicalForm } from '../../../central/domain/canonical-form.ts';

const parsed = (text: string): object => JSON.parse(text) as object;

/** Keys that read as numbers too: JavaScript keeps those in another order than the standard. */
const key = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 3 }),
  fc.nat({ max: 30 }).map(String),
);
const plain = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { object } = fc.letrec<{ value: unknown; object: object }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, plain, tie('object'), fc.array(tie('value'), { maxLength: 4 })),
  object: fc.dictionary(key, tie('value'), { maxKeys: 6 }),
}));

test('the canonical text of whatever was parsed is known as such', () => {
  fc.assert(
    fc.property(object, (value) => {
      const text = canonicalJson(value);
      expect(isCanonicalForm(parsed(text), text)).toBe(true);
    }),
  );
});

test('any other text of the same value is not canonical', () => {
  fc.assert(
    fc.property(object, fc.constantFrom(undefined, 1, '\t'), (value, space) => {
      const text = JSON.stringify(value, null, space);
      expect(isCanonicalForm(parsed(text), text)).toBe(canonicalJson(parsed(text)) === text);
    }),
  );
});

test.each([
  '{"b":1,"a":2}',
  '{"a":1, "b":2}',
  '{"a":1,"a":1}',
  '{"a":1.0}',
  '{"a":1e2}',
  '{"a":-0}',
  String.raw`{"a":"\u0062"}`,
  String.raw`{"a":"\/"}`,
  '{"a":[{"c":1,"b":2}]}',
  '{"9":1,"10":2}',
])('%s is not canonical', (text) => {
  expect(isCanonicalForm(parsed(text), text)).toBe(false);
});

test('keys that read as numbers stand in the order of their letters', () => {
  const text = '{"10":1,"9":2}';
  expect(isCanonicalForm(parsed(text), text)).toBe(true);
});

test('depth is no obstacle', () => {
  const text = `${'{"a":'.repeat(5000)}{}${'}'.repeat(5000)}`;
  expect(isCanonicalForm(parsed(text), text)).toBe(true);
});
