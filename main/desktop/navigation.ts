import type { WebContents } from 'electron';
import { isPageAddress } from './page-address.ts';

/**
 * A window shows our page and stays on it. Links out are refused, not handed to the system's browser: an address in a citizen's letter
 * must not make this machine open anything.
 */
export const guardNavigation = (contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void => {
  contents.on('will-navigate', (event) => {
    if (!isPageAddress(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isPageAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
};
