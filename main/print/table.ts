import { asDecoration } from './decoration.ts';
import {
  bottomOf,
  colours,
  lineHeight,
  linesOf,
  skip,
  writeText,
  type Column,
  type Sheet,
  type TextLook,
} from './sheet.ts';
import type { Voice } from './voice.ts';

export type TableRows = {
  /** Null where the first column is what names each row. */
  readonly head: readonly string[] | null;
  readonly rows: readonly (readonly string[])[];
};

const gap = 12;
const padding = 5;

/** A table with a thin line under each row. A row stays on one page; the head is said again on each. */
export const drawTable = (sheet: Sheet, table: TableRows, voice: Voice): void => {
  const { doc, root } = sheet;
  const element = doc.struct('Table', { lang: voice.tag });
  root.add(element);
  const columns = columnsOf(sheet, table, voice);
  const rowOf = (cells: readonly string[], isHead: boolean): void => {
    const looks = cells.map((_, index) => lookOf(sheet, isHead || (table.head === null && index === 0)));
    const height = heightOf(sheet, { cells, looks, columns, voice });
    if (doc.y + height > bottomOf(sheet)) {
      doc.addPage();
      if (!isHead && table.head !== null) rowOf(table.head, true);
    }
    drawRow(sheet, { element, cells, looks, columns, voice, height, isHead, isNamed: table.head === null });
  };
  if (table.head !== null) rowOf(table.head, true);
  for (const cells of table.rows) rowOf(cells, false);
  element.end();
  skip(sheet, sheet.body * 0.5);
};

const lookOf = ({ body }: Sheet, isLabel: boolean): TextLook =>
  isLabel
    ? { size: body * 0.92, weight: 'regular', tone: 'quiet' }
    : { size: body, weight: 'regular', tone: 'plain' };

/** Labels take a third, equal columns the rest; the first column stands where the language begins. */
const columnsOf = ({ column }: Sheet, { head, rows }: TableRows, { language }: Voice): readonly Column[] => {
  const count = head?.length ?? rows[0]?.length ?? 1;
  const shares = head === null ? [0.32, 0.68] : Array.from({ length: count }, () => 1 / count);
  const room = column.width - gap * (count - 1);
  let at = 0;
  return shares.map((share) => {
    const width = room * share;
    const left = language.direction === 'rtl' ? column.width - at - width : at;
    at += width + gap;
    return { left: column.left + left, width };
  });
};

type Row = {
  readonly cells: readonly string[];
  readonly looks: readonly TextLook[];
  readonly columns: readonly Column[];
  readonly voice: Voice;
};

const heightOf = (sheet: Sheet, { cells, looks, columns, voice }: Row): number => {
  const { language } = voice;
  const heights = cells.map((cell, index) => {
    const look = looks[index] ?? lookOf(sheet, false);
    const width = columns[index]?.width ?? sheet.column.width;
    return linesOf(sheet, cell, { look, language, width }).length * lineHeight(look.size, language);
  });
  return Math.max(...heights) + 2 * padding;
};

type DrawnRow = Row & {
  readonly element: PDFKit.PDFStructureElement;
  readonly height: number;
  readonly isHead: boolean;
  readonly isNamed: boolean;
};

const drawRow = (sheet: Sheet, row: DrawnRow): void => {
  const { doc, column } = sheet;
  const top = doc.y;
  const line = doc.struct('TR');
  row.element.add(line);
  row.cells.forEach((cell, index) => {
    const isLabel = row.isHead || (row.isNamed && index === 0);
    const scope = row.isHead ? 'Column' : 'Row';
    const look = row.looks[index] ?? lookOf(sheet, false);
    const write = (): void => {
      doc.y = top + padding;
      writeText(sheet, cell, { look, language: row.voice.language, column: row.columns[index] ?? column });
    };
    line.add(doc.struct(isLabel ? 'TH' : 'TD', isLabel ? headOf(scope) : {}, write));
  });
  line.end();
  const bottom = top + row.height;
  asDecoration(sheet, () =>
    doc
      .lineWidth(row.isHead ? 1 : 0.5)
      .moveTo(column.left, bottom)
      .lineTo(column.left + column.width, bottom)
      .stroke(row.isHead ? colours.ink : colours.line),
  );
  doc.y = bottom;
};

/** `scope` is missing in the library's types, not in the library. */
const headOf = (scope: 'Column' | 'Row'): Record<string, unknown> => ({ scope });
