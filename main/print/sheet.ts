// oxlint-disable-next-line import/no-named-as-default -- the types know the default alone
import PDFDocument from 'pdfkit';
import type { PrintLanguage } from '../domain/wordings/wording.ts';
import { breakLines } from './break-lines.ts';
import type { FontName, Fonts, Weight } from './fonts.ts';
import type { Paper } from './paper.ts';
import { visualRuns, type GlyphCoverage } from './visual-runs.ts';

/** Points. A4 with room for a hole punch and a thumb. */
const margin = 56;
const footerHeight = 40;
const ink = '#1c1917';
const quietInk = '#57534e';

export type TextLook = {
  readonly size: number;
  readonly weight: Weight;
  readonly tone: 'plain' | 'quiet';
};

export type Column = { readonly left: number; readonly width: number };

/** The document being set: where the pen is, and what is needed to write at it. */
export type Sheet = {
  readonly doc: PDFKit.PDFDocument;
  readonly covers: GlyphCoverage;
  /** Size of running text: 18 points in large print. */
  readonly body: number;
  readonly column: Column;
  /** Every structure element hangs under this one. */
  readonly root: PDFKit.PDFStructureElement;
};

export const openSheet = (paper: Paper, fonts: Fonts): Sheet => {
  const doc = new PDFDocument({
    size: 'A4',
    margin,
    margins: { top: margin, left: margin, right: margin, bottom: margin + footerHeight },
    // Tagged PDF in the way of PDF/UA-1: language, title, structure, all fonts embedded.
    tagged: true,
    pdfVersion: '1.7',
    lang: paper.languageTag,
    displayTitle: true,
    bufferPages: true,
    info: { Title: paper.title, Creator: 'Counterpart', Producer: 'Counterpart' },
    // The library's own default font is read from a file that a bundle does not have.
    font: fonts['latin-regular'] as unknown as string,
  });
  for (const [name, file] of Object.entries(fonts)) doc.registerFont(name, file);
  const root = doc.struct('Document');
  doc.addStructure(root);
  const column = { left: margin, width: doc.page.width - 2 * margin };
  return { doc, covers: coverageOf(doc), body: paper.isLargePrint ? 18 : 11, column, root };
};

/** The end of what can be written on the page. */
export const bottomOf = ({ doc }: Sheet): number => doc.page.height - margin - footerHeight;

/** Goes to a new page where less than `height` points are left. Between structure elements only. */
export const makeRoom = (sheet: Sheet, height: number): void => {
  if (sheet.doc.y + height > bottomOf(sheet)) sheet.doc.addPage();
};

export const skip = ({ doc }: Sheet, height: number): void => {
  doc.y += height;
};

export const lineHeight = (size: number, { direction }: PrintLanguage): number =>
  size * (direction === 'rtl' ? 1.65 : 1.4);

export const measureWith =
  (sheet: Sheet, look: TextLook, language: PrintLanguage) =>
  (text: string): number =>
    visualRuns(text, { direction: language.direction, weight: look.weight, covers: sheet.covers }).reduce(
      (sum, run) => sum + widthOf(sheet, run, look.size),
      0,
    );

export const linesOf = (
  sheet: Sheet,
  text: string,
  {
    look,
    language,
    width,
  }: { readonly look: TextLook; readonly language: PrintLanguage; readonly width: number },
): readonly string[] => breakLines(text, width, measureWith(sheet, look, language));

/** Writes text from the pen on, over as many pages as it takes, and leaves the pen below it. */
export const writeText = (
  sheet: Sheet,
  text: string,
  of: { readonly look: TextLook; readonly language: PrintLanguage; readonly column: Column },
): void => {
  const height = lineHeight(of.look.size, of.language);
  for (const line of linesOf(sheet, text, { ...of, width: of.column.width })) {
    if (sheet.doc.y + height > bottomOf(sheet)) sheet.doc.continueOnNewPage();
    writeLine(sheet, line, of);
    sheet.doc.y += height;
  }
};

/** Writes one line where the pen is and leaves the pen there. */
export const writeLine = (
  sheet: Sheet,
  line: string,
  {
    look,
    language,
    column,
  }: { readonly look: TextLook; readonly language: PrintLanguage; readonly column: Column },
): void => {
  const { doc, covers } = sheet;
  const { direction } = language;
  const runs = visualRuns(line, { direction, weight: look.weight, covers });
  const total = runs.reduce((sum, run) => sum + widthOf(sheet, run, look.size), 0);
  const { y } = doc;
  let x = direction === 'rtl' ? column.left + column.width - total : column.left;
  // What is read aloud or copied is the line in reading order, however its pieces stand on the paper.
  if (direction === 'rtl') doc.markContent('Span', { actual: line });
  for (const run of runs) {
    doc
      .fillColor(look.tone === 'quiet' ? quietInk : ink)
      .font(run.font)
      .fontSize(look.size);
    doc.text(run.text, x, y + baseline(look.size, language), {
      lineBreak: false,
      features,
      baseline: 'alphabetic',
    });
    x += widthOf(sheet, run, look.size);
  }
  if (direction === 'rtl') doc.endMarkedContent();
  doc.y = y;
};

/** An empty list of features makes the shaper take a run as a whole; word by word Arabic would stand in the wrong order. */
const features: PDFKit.Mixins.OpenTypeFeatures[] = [];

/** From the top of a line to where letters stand: the same for every font of it. */
const baseline = (size: number, language: PrintLanguage): number =>
  lineHeight(size, language) / 2 + size * 0.33;

type ShapedFont = {
  readonly font: { readonly hasGlyphForCodePoint: (codePoint: number) => boolean };
};

const widthOf = (
  { doc }: Sheet,
  run: { readonly text: string; readonly font: FontName },
  size: number,
): number => doc.font(run.font).fontSize(size).widthOfString(run.text, { features });

/** Which font has which character. The library keeps its font object to itself, though it is what it works with. */
const coverageOf = (doc: PDFKit.PDFDocument): GlyphCoverage => {
  const fontOf = (name: FontName): ShapedFont['font'] => {
    doc.font(name);
    // oxlint-disable-next-line no-underscore-dangle -- the library's own name
    return (doc as unknown as { readonly _font: ShapedFont })._font.font;
  };
  const known = new Map<FontName, ShapedFont['font']>();
  return (font, codePoint) => {
    const found = known.get(font) ?? fontOf(font);
    known.set(font, found);
    return found.hasGlyphForCodePoint(codePoint);
  };
};

export const colours = { ink, quietInk, line: '#d6d3d1' } as const;
