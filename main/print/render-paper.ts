import { drawBlock } from './blocks.ts';
import { readFonts, type Fonts } from './fonts.ts';
import { hasMissingSigns } from './missing-signs.ts';
import type { Block, Paper, Printer } from './paper.ts';
import { roomForQr } from './draw-qr.ts';
import { bottomOf, makeRoom, openSheet, writeLine, type Sheet, type TextLook } from './sheet.ts';

/** A printer with the fonts of a resources folder, which are read once, at the first print. */
export const createPrinter = (resourcesFolder: string): Printer => {
  let fonts: Promise<Fonts> | null = null;
  return async (paper) => {
    fonts ??= readFonts(resourcesFolder);
    return renderPaper(paper, await fonts);
  };
};

export const renderPaper = (paper: Paper, fonts: Fonts): Promise<Buffer> => {
  const sheet = openSheet(paper, fonts);
  const { doc } = sheet;
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const blocks = [...paper.blocks, ...saidOfMissingSigns(sheet, paper)];
  blocks.forEach((block, index) => {
    // A heading never stays behind on the page before its code.
    if (block.kind === 'heading' && blocks[index + 1]?.kind === 'qr') makeRoom(sheet, roomForQr(sheet));
    drawBlock(sheet, block, { tag: paper.languageTag, language: paper.language });
  });
  sheet.root.end();
  writeFeet(sheet, paper);
  doc.end();
  return done;
};

/** A name that stands there as boxes is said to be one: nobody takes it for what the citizen is called. */
const saidOfMissingSigns = ({ covers }: Sheet, paper: Paper): readonly Block[] => {
  const { words } = paper.language;
  if (!hasMissingSigns(paper, covers)) return [];
  return [{ kind: 'notice', title: words['signs.missing'] ?? '□', text: words['signs.missingMeans'] ?? '' }];
};

/** Desk, day and page number at the foot of each page: no part of what is read aloud. */
const writeFeet = (sheet: Sheet, { footer, language }: Paper): void => {
  const { doc, column } = sheet;
  const { start, count } = doc.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page);
    doc.page.margins.bottom = 0;
    const counted = (language.words['page'] ?? '{{page}}')
      .replace('{{page}}', String(page + 1))
      .replace('{{pages}}', String(count));
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
    doc.y = bottomOf(sheet) + 14;
    const look: TextLook = { size: sheet.body > 11 ? 12 : 9, weight: 'regular', tone: 'quiet' };
    writeLine(sheet, `${footer} · ${counted}`, { look, language, column });
    doc.endMarkedContent();
  }
};
