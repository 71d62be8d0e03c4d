import type { BrowserWindowConstructorOptions } from 'electron';
import type { WindowPlace } from './window-place.ts';

/** The window's options; the security ones are spelt out although most are defaults, so that a test can hold them. */
export const windowOptions = ({
  place,
  preload,
  hasDeveloperTools,
}: {
  readonly place: WindowPlace;
  readonly preload: string;
  readonly hasDeveloperTools: boolean;
}): BrowserWindowConstructorOptions => ({
  ...place,
  minWidth: 320,
  minHeight: 480,
  title: 'Counterpart',
  backgroundColor: '#f7f4ee',
  show: false,
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    /** Its dictionaries come from the network, and its suggestions would carry citizens' names. */
    spellcheck: false,
    devTools: hasDeveloperTools,
  },
});
