/** A stroke of a pen in the box of 1000 x 300 in which signatures are kept. */
export type Stroke = readonly (readonly [x: number, y: number])[];

export const padWidth = 1000;
export const padHeight = 300;

/** Longest path data the core takes (`Giving` in the contract). */
const longestPath = 60_000;

const within = (value: number, end: number): number => Math.min(end, Math.max(0, Math.round(value)));

const drawn = (stroke: Stroke): string => {
  const [first, ...rest] = stroke.map(
    ([x, y]) => `${String(within(x, padWidth))} ${String(within(y, padHeight))}`,
  );
  if (first === undefined) return '';
  // A dot is a line to itself: SVG draws it round with a round cap.
  return `M ${first}${(rest.length === 0 ? [first] : rest).map((point) => ` L ${point}`).join('')}`;
};

/** Every second point, and the last one, so that a stroke still ends where the pen left the glass. */
const thinned = (stroke: Stroke): Stroke =>
  stroke.filter((_, index) => index % 2 === 0 || index === stroke.length - 1);

/** SVG path data made of M and L only; thinned until it fits, empty where nothing has been drawn. */
export const signaturePath = (strokes: readonly Stroke[]): string => {
  const path = strokes
    .filter((stroke) => stroke.length > 0)
    .map(drawn)
    .join(' ');
  const canThin = strokes.some((stroke) => stroke.length > 2);
  return path.length <= longestPath || !canThin ? path : signaturePath(strokes.map(thinned));
};

/** The mark of somebody who cannot write: a cross, made by them and seen by the staff member. */
export const crossMark: readonly Stroke[] = [
  [
    [440, 80],
    [560, 220],
  ],
  [
    [560, 80],
    [440, 220],
  ],
];
