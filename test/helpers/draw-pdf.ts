import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What pdf.js draws on: the canvas that it brings along for Node. */
type Surface = {
  readonly canvas: HTMLCanvasElement;
  readonly context: {
    readonly getImageData: (
      x: number,
      y: number,
      width: number,
      height: number,
    ) => { readonly data: Uint8ClampedArray };
  };
};
type Surfaces = { readonly create: (width: number, height: number) => Surface };

export type DrawnPage = {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
};

const open = (file: Buffer) => getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;

/** The pages as a printer would ink them: RGBA, `dotsPerInch` fine. */
export const drawPages = async (file: Buffer, dotsPerInch: number): Promise<readonly DrawnPage[]> => {
  const document = await open(file);
  const drawn: DrawnPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: dotsPerInch / 72 });
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
    const { canvas, context } = (document.canvasFactory as Surfaces).create(width, height);
    await page.render({ canvas, viewport }).promise;
    drawn.push({ data: context.getImageData(0, 0, width, height).data, width, height });
  }
  return drawn;
};

/** Size in points of each piece of text, with the text. */
export const letterSizes = async (
  file: Buffer,
): Promise<readonly { readonly text: string; readonly points: number }[]> => {
  const document = await open(file);
  const sizes: { readonly text: string; readonly points: number }[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items)
      if ('str' in item && item.str.trim() !== '')
        sizes.push({ text: item.str, points: Math.round(item.height * 10) / 10 });
  }
  return sizes;
};
