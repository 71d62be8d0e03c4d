import { bottomOf, lineHeight, linesOf, skip, writeText, type Sheet, type TextLook } from './sheet.ts';
import type { Voice } from './voice.ts';

/** A numbered list, tagged as one: each number stands where the language begins, its text beside it and never under it. */
export const drawSteps = (sheet: Sheet, items: readonly string[], voice: Voice): void => {
  const { doc, root, body } = sheet;
  const list = doc.struct('L', { lang: voice.tag });
  root.add(list);
  items.forEach((item, index) => drawStep(sheet, { list, number: `${String(index + 1)}.`, item }, voice));
  list.end();
  skip(sheet, body * 0.3);
};

type Step = {
  readonly list: PDFKit.PDFStructureElement;
  readonly number: string;
  readonly item: string;
};

const drawStep = (sheet: Sheet, { list, number, item }: Step, { language }: Voice): void => {
  const { doc, column, body } = sheet;
  const look: TextLook = { size: body, weight: 'regular', tone: 'plain' };
  const indent = body * 2;
  const isRtl = language.direction === 'rtl';
  const beside = { left: isRtl ? column.left : column.left + indent, width: column.width - indent };
  const numberColumn = { left: isRtl ? column.left + beside.width : column.left, width: indent };
  const height =
    linesOf(sheet, item, { look, language, width: beside.width }).length * lineHeight(body, language);
  if (doc.y + height > bottomOf(sheet)) doc.addPage();
  const line = doc.struct('LI');
  list.add(line);
  const top = doc.y;
  line.add(doc.struct('Lbl', {}, () => writeText(sheet, number, { look, language, column: numberColumn })));
  const writeItem = (): void => {
    doc.y = top;
    writeText(sheet, item, { look, language, column: beside });
  };
  line.add(doc.struct('LBody', {}, writeItem));
  line.end();
  skip(sheet, body * 0.25);
};
