import type { Block } from './paper.ts';
import { asDecoration } from './decoration.ts';
import { drawQr } from './draw-qr.ts';
import { drawSteps } from './draw-steps.ts';
import { colours, lineHeight, makeRoom, skip, writeText, type Sheet, type TextLook } from './sheet.ts';
import { drawTable } from './table.ts';
import type { Voice } from './voice.ts';

export const drawBlock = (sheet: Sheet, block: Block, voice: Voice): void => {
  switch (block.kind) {
    case 'title':
      drawTitle(sheet, block, voice);
      return;
    case 'heading':
      skip(sheet, sheet.body * 0.9);
      makeRoom(sheet, sheet.body * 5);
      element(sheet, { type: 'H2', text: block.text, look: bold(sheet.body * 1.2), voice });
      skip(sheet, sheet.body * 0.25);
      return;
    case 'paragraph':
      element(sheet, {
        type: 'P',
        text: block.text,
        look: { ...plain(sheet.body), tone: block.tone },
        voice,
      });
      skip(sheet, sheet.body * 0.45);
      return;
    case 'steps':
      drawSteps(sheet, block.items, voice);
      return;
    case 'facts':
      drawTable(sheet, { head: null, rows: block.lines.map(({ label, value }) => [label, value]) }, voice);
      return;
    case 'table':
      drawTable(sheet, { head: block.columns, rows: block.rows }, voice);
      return;
    case 'notice':
      drawNotice(sheet, block, voice);
      return;
    case 'qr':
      drawQr(sheet, block, voice);
      return;
    case 'signatures':
      for (const label of block.labels) drawSignature(sheet, label, voice);
      return;
    case 'in-language':
      skip(sheet, sheet.body * 0.6);
      for (const each of block.blocks)
        drawBlock(sheet, each, { tag: block.languageTag, language: block.language });
  }
};

const plain = (size: number): TextLook => ({ size, weight: 'regular', tone: 'plain' });
const bold = (size: number): TextLook => ({ size, weight: 'bold', tone: 'plain' });

type Said = {
  readonly type: string;
  readonly text: string;
  readonly look: TextLook;
  readonly voice: Voice;
};

const element = (sheet: Sheet, { type, text, look, voice }: Said): void => {
  const { doc, root, column } = sheet;
  const write = (): void => writeText(sheet, text, { look, language: voice.language, column });
  root.add(doc.struct(type, { lang: voice.tag }, write));
};

const drawTitle = (sheet: Sheet, block: Extract<Block, { kind: 'title' }>, voice: Voice): void => {
  element(sheet, { type: 'H1', text: block.text, look: bold(sheet.body * 2.1), voice });
  if (block.lead !== '')
    element(sheet, { type: 'P', text: block.lead, look: { ...plain(sheet.body), tone: 'quiet' }, voice });
  skip(sheet, sheet.body * 0.8);
};

/** What must not be overlooked: a heavy line beside it, which colour-blind eyes and copiers keep. */
const drawNotice = (sheet: Sheet, block: Extract<Block, { kind: 'notice' }>, voice: Voice): void => {
  const { doc, column, body } = sheet;
  makeRoom(sheet, lineHeight(body, voice.language) * 5);
  const indent = 14;
  const isRtl = voice.language.direction === 'rtl';
  const inner = { left: isRtl ? column.left : column.left + indent, width: column.width - indent };
  const top = doc.y;
  const inside = { ...sheet, column: inner };
  element(inside, { type: 'P', text: block.title, look: bold(body * 1.15), voice });
  element(inside, { type: 'P', text: block.text, look: plain(body), voice });
  if (doc.y > top) {
    const x = isRtl ? column.left + column.width - 2 : column.left + 2;
    asDecoration(sheet, () => doc.lineWidth(4).moveTo(x, top).lineTo(x, doc.y).stroke(colours.ink));
  }
  skip(sheet, body * 0.8);
};

const drawSignature = (sheet: Sheet, label: string, voice: Voice): void => {
  const { doc, column, body } = sheet;
  makeRoom(sheet, body * 5);
  skip(sheet, body * 3);
  const { y } = doc;
  asDecoration(sheet, () =>
    doc
      .lineWidth(0.75)
      .moveTo(column.left, y)
      .lineTo(column.left + column.width, y)
      .stroke(colours.ink),
  );
  skip(sheet, 3);
  element(sheet, { type: 'P', text: label, look: { ...plain(body * 0.9), tone: 'quiet' }, voice });
};
