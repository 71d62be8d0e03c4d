import type { Block, Paper } from './paper.ts';
import { scripts } from './fonts.ts';
import type { GlyphCoverage } from './visual-runs.ts';

/** Whether a paper holds a letter that no font of the prints has, so that it would stand there as a box. */
export const hasMissingSigns = ({ blocks, footer }: Paper, covers: GlyphCoverage): boolean =>
  [footer, ...blocks.flatMap(textsOf)].some((text) =>
    Array.from(text).some((sign) => !isBlank.test(sign) && !isCovered(sign.codePointAt(0) ?? 0, covers)),
  );

/** Spaces, line ends, and the marks that only join, part or turn letters. */
const isBlank = /[\s\p{Cf}\p{Cc}]/u;

const isCovered = (codePoint: number, covers: GlyphCoverage): boolean =>
  scripts.some((script) => covers(`${script}-regular`, codePoint) && covers(`${script}-bold`, codePoint));

const textsOf = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'title':
      return [block.text, block.lead];
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'steps':
      return block.items;
    case 'facts':
      return block.lines.flatMap(({ label, value }) => [label, value]);
    case 'table':
      return [...block.columns, ...block.rows.flat()];
    case 'notice':
      return [block.title, block.text];
    case 'qr':
      return [block.caption];
    case 'signatures':
      return block.labels;
    case 'in-language':
      return block.blocks.flatMap(textsOf);
    default:
      return block satisfies never;
  }
};
