import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStorable, isStorableJson } from '../../../central/domain/storable-text.ts';

test('what is read from JSON is storable by its text exactly where it is by its value', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
      const value: unknown = JSON.parse(json);
      expect(isStorableJson(value, json)).toBe(isStorable(value));
    }),
  );
});

test.each([String.raw`{"a":"\u0000"}`, String.raw`{"\ud800":1}`, String.raw`["\udc00\ud800"]`, '["\ud800"]'])(
  '%j cannot be stored',
  (json) => {
    expect(isStorableJson(JSON.parse(json), json)).toBe(false);
  },
);

test.each([String.raw`{"a":"\u00e6"}`, String.raw`["\\u0000"]`, '["\ud83d\ude00"]'])(
  '%j can be stored',
  (json) => {
    expect(isStorableJson(JSON.parse(json), json)).toBe(true);
  },
);
