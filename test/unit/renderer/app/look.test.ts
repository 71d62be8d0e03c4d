import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choicesOfLook, parseLook, readLook, storeLook } from '../../../../renderer/app/look.ts';

const usual = parseLook(null);

test('what is stored is read back', () => {
  const stored = new Map<string, string>();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  } as Storage;
  const look = { ...usual, theme: 'dark', density: 'touch', letters: 'off', language: 'da' } as const;
  storeLook(storage, look);
  expect(readLook(storage)).toEqual(look);
});

test('whatever is found in the store becomes a look that can be worn', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (found) => {
      const look = parseLook(found);
      expect(choicesOfLook.theme).toContain(look.theme);
      expect(choicesOfLook.contrast).toContain(look.contrast);
      expect(choicesOfLook.density).toContain(look.density);
    }),
  );
});

test('one choice that is not known any longer does not cost the others', () => {
  expect(parseLook('{"theme":"sepia","contrast":"more"}')).toEqual({ ...usual, contrast: 'more' });
});
