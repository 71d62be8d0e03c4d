import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type ReadPdf = {
  readonly text: string;
  readonly pages: number;
  readonly title: string;
  readonly language: string;
};

/** Reads a PDF back as another program would. */
export const readPdf = async (file: Buffer): Promise<ReadPdf> => {
  const document = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const texts: string[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
  const { info } = await document.getMetadata();
  const facts = info as { readonly Title?: string; readonly Language?: string };
  return {
    text: texts.join('\n'),
    pages: document.numPages,
    title: facts.Title ?? '',
    language: facts.Language ?? '',
  };
};
