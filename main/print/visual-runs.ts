import bidiFactory, { type Bidi } from 'bidi-js';
import { scripts, type FontName, type Script, type Weight } from './fonts.ts';

/** A piece of a line in one font and one direction, as it is handed to the shaper. */
export type VisualRun = { readonly text: string; readonly font: FontName };

export type GlyphCoverage = (font: FontName, codePoint: number) => boolean;

/** The package's types describe its module for bundlers; under Node its default export is the function itself. */
const bidi = (bidiFactory as unknown as () => Bidi)();

/** They keep a name from pulling its neighbours over to its side, and are not drawn themselves. */
const isolates = /[\u2066-\u2069]/u;

type Piece = { readonly text: string; readonly level: number; readonly script: Script };

/**
 * A line from left to right as it stands on the paper (UAX 9). Arabic pieces stay in reading order, because the shaper joins and turns
 * them itself; other characters of a right-to-left piece are turned and mirrored here.
 */
export const visualRuns = (
  line: string,
  of: { readonly direction: 'ltr' | 'rtl'; readonly weight: Weight; readonly covers: GlyphCoverage },
): readonly VisualRun[] => {
  const { levels } = bidi.getEmbeddingLevels(line, of.direction);
  const pieces: Piece[] = [];
  let at = 0;
  for (const character of line) {
    const level = levels[at] ?? 0;
    at += character.length;
    if (isolates.test(character)) continue;
    const script = scriptOf(character, level, of);
    const last = pieces.at(-1);
    if (last && last.level === level && last.script === script)
      pieces[pieces.length - 1] = { ...last, text: last.text + character };
    else pieces.push({ text: character, level, script });
  }
  return inVisualOrder(pieces).map(({ text, level, script }) => ({
    text: level % 2 === 1 && script !== 'arabic' ? turned(text) : text,
    font: `${script}-${of.weight}`,
  }));
};

/** A character that no font has is left to the first, which draws a box: it shows that something is there. */
const scriptOf = (
  character: string,
  level: number,
  { weight, covers }: { readonly weight: Weight; readonly covers: GlyphCoverage },
): Script => {
  // Brackets are mirrored here, so the shaper of the Arabic font must not get them.
  const isBracket = bidi.getMirroredCharacter(character) !== null;
  const order: readonly Script[] =
    level % 2 === 1 && !isBracket ? ['arabic', ...scripts.filter((script) => script !== 'arabic')] : scripts;
  const codePoint = character.codePointAt(0) ?? 0;
  return order.find((script) => covers(`${script}-${weight}`, codePoint)) ?? 'latin';
};

const turned = (text: string): string =>
  Array.from(text)
    .toReversed()
    .map((character) => bidi.getMirroredCharacter(character) ?? character)
    .join('');

/** Rule L2: from the highest level down to the lowest odd one, each stretch at that level or above is turned. */
const inVisualOrder = (pieces: readonly Piece[]): readonly Piece[] => {
  let ordered = [...pieces];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) ordered = turnStretches(ordered, level);
  return ordered;
};

const turnStretches = (pieces: readonly Piece[], from: number): Piece[] => {
  const turnedPieces: Piece[] = [];
  let stretch: Piece[] = [];
  for (const piece of pieces) {
    if (piece.level >= from) stretch.unshift(piece);
    else {
      turnedPieces.push(...stretch, piece);
      stretch = [];
    }
  }
  return [...turnedPieces, ...stretch];
};
