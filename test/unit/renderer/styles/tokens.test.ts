import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const css = readFileSync(
  fileURLToPath(new URL('../../../../renderer/styles/tokens.css', import.meta.url)),
  'utf8',
);

type Colours = ReadonlyMap<string, { readonly light: string; readonly dark: string }>;

const coloursIn = (block: string): Colours =>
  new Map(
    [...block.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/gu)].map(([, name, light, dark]) => [
      String(name),
      { light: String(light), dark: String(dark) },
    ]),
  );

const highContrastAt = css.indexOf("[data-contrast='more']");
const normal = coloursIn(css.slice(0, highContrastAt));
const highContrast: Colours = new Map([...normal, ...coloursIn(css.slice(highContrastAt))]);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one: string, other: string): number => {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
};

const grounds = ['ground', 'surface', 'sunken'];
/** Every text colour with the grounds that components put it on. */
const texts = [
  ['ink', [...grounds, 'teal-tint', 'amber-tint', 'red-tint']],
  ['ink-quiet', [...grounds, 'teal-tint']],
  ['teal', [...grounds, 'teal-tint']],
  ['teal-strong', [...grounds, 'teal-tint']],
  ['amber', [...grounds, 'amber-tint']],
  ['red', [...grounds, 'red-tint']],
  ['on-teal', ['teal', 'teal-strong']],
  ['on-red', ['red', 'red-strong']],
] as const;
const edges = ['edge', 'amber-edge', 'focus', 'teal', 'red'];

const themes = [
  { theme: 'light', colours: normal },
  { theme: 'dark', colours: normal },
  { theme: 'light', colours: highContrast, name: 'with the highest contrast' },
  { theme: 'dark', colours: highContrast, name: 'with the highest contrast' },
] as const;

describe.each(themes)('the $theme theme $name', ({ theme, colours }) => {
  const colour = (name: string): string => {
    const pair = colours.get(name);
    if (pair === undefined) throw new Error(`No colour ${name} in the tokens.`);
    return pair[theme];
  };

  test('keeps text at 7 to 1 on every ground it stands on', () => {
    const weak = texts.flatMap(([text, places]) =>
      places
        .map((place) => ({ text, place, ratio: contrast(colour(text), colour(place)) }))
        .filter(({ ratio }) => ratio < 7),
    );
    expect(weak).toEqual([]);
  });

  test('keeps edges of controls and the focus ring at 3 to 1', () => {
    const weak = edges.flatMap((edge) =>
      grounds.filter((ground) => contrast(colour(edge), colour(ground)) < 3).map((ground) => [edge, ground]),
    );
    expect(weak).toEqual([]);
  });
});

test('the contrast of black on white is 21 and of a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#0b4f54', '#0b4f54')).toBe(1);
});
