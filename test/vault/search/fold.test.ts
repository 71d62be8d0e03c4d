import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, nameWords } from '../../../main/vault/search/fold.ts';

describe('folding', () => {
  test.each([
    ['Søren', 'Soren', 'Soeren', 'SÖREN'],
    ['Åse', 'Aase', 'Ase'],
    ['Kærgaard', 'Kaergård', 'Kargard'],
    ['Müller', 'Mueller', 'Muller'],
    ['José', 'Jose\u0301', 'JOSE'],
    ['Łukasz', 'Lukasz'],
    ['Юлия', 'Yuliya'],
    ['Straße', 'Strasse'],
  ])('brings %s and its other spellings together', (name, ...others) => {
    expect(others.map(fold)).toEqual(others.map(() => fold(name)));
  });

  test('keeps a beginning a beginning, so that typing matches letter by letter', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'aeoukrå øæöß'.split('')), maxLength: 12 });
    fc.assert(
      fc.property(letters, fc.nat(12), (name, typedLetters) => {
        expect(fold(name).startsWith(fold(name.slice(0, typedLetters)))).toBe(true);
      }),
    );
  });

  test('leaves nothing but plain letters and digits in words, whatever was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(nameWords(name).filter((word) => !/^[a-z0-9]+$/.test(word))).toEqual([]);
      }),
    );
  });

  test('counts a joined name as its parts and as one', () => {
    expect(nameWords("Anne-Marie O'Brien")).toEqual(['anne', 'marie', 'annemarie', 'o', 'brien', 'obrien']);
  });
});
