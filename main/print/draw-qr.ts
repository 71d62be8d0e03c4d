import type { Block } from './paper.ts';
import { qrModules } from './qr-modules.ts';
import { makeRoom, skip, writeText, type Sheet } from './sheet.ts';
import type { Voice } from './voice.ts';

/** Points. Large enough that each module of a long credential is over 0.4 mm: what a webcam still reads. */
const side = 200;
const quietModules = 4;

/** The code with its heading and its caption. */
export const roomForQr = ({ body }: Sheet): number => side + body * 8;

/** The code as shapes, not as a picture: sharp at any size. A text that fits no code draws none; the caller has said so in words. */
export const drawQr = (sheet: Sheet, block: Extract<Block, { kind: 'qr' }>, voice: Voice): void => {
  const modules = qrModules(block.text);
  if (modules === null) return;
  const { doc, root, column } = sheet;
  makeRoom(sheet, side + sheet.body * 3);
  const isRtl = voice.language.direction === 'rtl';
  const left = isRtl ? column.left + column.width - side : column.left;
  const top = doc.y;
  const draw = (): void => drawModules(sheet, modules, { left, top });
  root.add(doc.struct('Figure', { alt: block.caption, lang: voice.tag }, draw));
  doc.y = top + side;
  skip(sheet, 4);
  const write = (): void =>
    writeText(sheet, block.caption, {
      look: { size: sheet.body, weight: 'regular', tone: 'plain' },
      language: voice.language,
      column,
    });
  root.add(doc.struct('Caption', { lang: voice.tag }, write));
  skip(sheet, sheet.body * 0.6);
};

/** Dark modules side by side become one rectangle: no hairlines between them. */
const drawModules = (
  { doc }: Sheet,
  modules: readonly (readonly boolean[])[],
  { left, top }: { readonly left: number; readonly top: number },
): void => {
  const module = side / (modules.length + 2 * quietModules);
  modules.forEach((row, y) => {
    let x = 0;
    while (x < row.length) {
      const from = x;
      while (row[x] === true) x += 1;
      if (x > from)
        doc.rect(
          left + (from + quietModules) * module,
          top + (y + quietModules) * module,
          (x - from) * module,
          module,
        );
      else x += 1;
    }
  });
  doc.fill('#000000');
};
