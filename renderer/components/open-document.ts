export type PrintableDocument = {
  readonly fileName: string;
  /** A PDF, base64. */
  readonly data: string;
};

const keptMs = 60_000;

/**
 * Hands a PDF over as a download. The page's policy allows no frame and no further window, so it is shown by whatever the machine shows
 * PDFs with, and never inside the page.
 */
export const openDocument = ({ fileName, data }: PrintableDocument): void => {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The download reads the address a moment later; after that it only holds memory.
  setTimeout(() => URL.revokeObjectURL(url), keptMs);
};
