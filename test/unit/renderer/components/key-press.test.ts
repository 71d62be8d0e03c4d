import { describe, expect, test } from 'vitest';
import { isPlain, matchKeys } from '../../../../renderer/components/key-press.ts';

const press = (key: string, held: { readonly command?: boolean; readonly alt?: boolean } = {}) => ({
  key,
  hasCommand: held.command ?? false,
  hasAlt: held.alt ?? false,
});
const known = ['Ctrl+K', '?', 'w', 'g h', 'g f', 'Ctrl+Enter'];

describe('a press of a key', () => {
  test('with Ctrl means the shortcut with Ctrl, whatever the case', () => {
    expect(matchKeys(known, null, press('k', { command: true })).keys).toBe('Ctrl+K');
    expect(matchKeys(known, null, press('K', { command: true })).keys).toBe('Ctrl+K');
    expect(matchKeys(known, null, press('Enter', { command: true })).keys).toBe('Ctrl+Enter');
  });

  test('without Ctrl is another shortcut', () => {
    expect(matchKeys(known, null, press('k')).keys).toBeNull();
    expect(matchKeys(known, null, press('w', { command: true })).keys).toBeNull();
    expect(matchKeys(known, null, press('w')).keys).toBe('w');
  });

  test('that begins a pair waits for the second key', () => {
    const first = matchKeys(known, null, press('g'));
    expect(first).toEqual({ keys: null, rest: 'g' });
    expect(matchKeys(known, first.rest, press('h'))).toEqual({ keys: 'g h', rest: null });
  });

  test('that does not end a pair is read for itself', () => {
    expect(matchKeys(known, 'g', press('w')).keys).toBe('w');
    expect(matchKeys(known, 'g', press('g'))).toEqual({ keys: null, rest: 'g' });
  });

  test('that means nothing leaves nothing to wait for', () => {
    expect(matchKeys(known, null, press('x'))).toEqual({ keys: null, rest: null });
  });
});

test('letters and pairs are plain, combinations are not', () => {
  expect(known.filter(isPlain)).toEqual(['?', 'w', 'g h', 'g f']);
});
