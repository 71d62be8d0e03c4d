import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { pageAddress } from './page-address.ts';
import { recallPlace, rememberPlace } from './window-place.ts';
import { windowOptions } from './window-options.ts';
import type { Surroundings } from './surroundings.ts';

/** Opens the one window. A page whose process dies is loaded again: nothing of the work lives in it. */
export const openWindow = (surroundings: Surroundings, hasDeveloperTools: boolean): BrowserWindow => {
  const placeFile = join(surroundings.data.window, 'place.json');
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const window = new BrowserWindow(
    windowOptions({
      place: recallPlace(placeFile, screens),
      preload: surroundings.preload,
      hasDeveloperTools,
    }),
  );
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberPlace(placeFile, window.getNormalBounds()));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') window.webContents.reload();
  });
  void window.loadURL(pageAddress);
  return window;
};
