import type { DownloadItem, Session, WebContents } from 'electron';
import { isPageAddress, pageOrigin } from './page-address.ts';

const paperType = 'application/pdf';
const isPdfName = (name: string): boolean => name.toLowerCase().endsWith('.pdf');

/**
 * The only thing the page may hand over to the machine is a paper: a PDF that it holds in memory, made by the core. The staff member chooses
 * where it is kept, and it is then shown by whatever the machine shows PDFs with. Everything else is refused, as is a name that would make
 * the machine run what was saved.
 */
export const guardDownloads = (
  session: Pick<Session, 'on'>,
  show: (path: string) => Promise<unknown>,
): void => {
  session.on('will-download', (event, item, contents) => {
    if (!isPaper(item, contents)) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({
      defaultPath: item.getFilename(),
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
      properties: ['showOverwriteConfirmation'],
    });
    item.once('done', (_event, state) => {
      if (state === 'completed' && isPdfName(item.getSavePath())) void show(item.getSavePath());
    });
  });
};

const isPaper = (item: DownloadItem, contents: Pick<WebContents, 'getURL'>): boolean =>
  item.getURL().startsWith(`blob:${pageOrigin}/`) &&
  item.getMimeType() === paperType &&
  isPdfName(item.getFilename()) &&
  isPageAddress(contents.getURL());
