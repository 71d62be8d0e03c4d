import { mrzLayouts, type MrzLayout } from './mrz-layout.ts';

/** What cameras and keyboards make of the filler. */
const fillers: readonly (readonly [string, string])[] = [
  ['«', '<<'],
  ['‹', '<'],
];

const plain = (text: string): string =>
  fillers
    .reduce((written, [seen, meant]) => written.replaceAll(seen, meant), text)
    .toUpperCase()
    .replaceAll(/[^\S\n]/g, '');

/** The layout and its lines, whether they came one below the other or as one long line; null where no layout has that shape. */
export const splitMrz = (
  text: string,
): { readonly layout: MrzLayout; readonly lines: readonly string[] } | null => {
  const typed = plain(text.replaceAll('\r', '\n'))
    .split('\n')
    .filter((line) => line !== '');
  const whole = typed.join('');
  const layout = mrzLayouts.find(
    ({ lines, length }) =>
      whole.length === lines * length &&
      (typed.length === 1 || typed.every((line) => line.length === length)),
  );
  if (!layout || !/^[A-Z0-9<]+$/.test(whole)) return null;
  const lines = Array.from({ length: layout.lines }, (_, at) =>
    whole.slice(at * layout.length, (at + 1) * layout.length),
  );
  return { layout, lines };
};
