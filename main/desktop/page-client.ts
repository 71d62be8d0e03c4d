import type { IpcMainEvent, MessagePortMain } from 'electron';
import type { CoreHost } from './core-host.ts';
import { isPageAddress } from './page-address.ts';

/** There is one window, and its session outlives a reload of the page in it. */
const clientId = 'desktop-window';

/**
 * Answers a page that asks for the core. Only the top frame of our own page gets a port; whoever holds the port is trusted from
 * then on, so this is where the sender is checked (Electron's security checklist, 17).
 */
export const connectPages = (
  ipcMain: { readonly on: (channel: string, listener: (event: IpcMainEvent) => void) => unknown },
  core: Pick<CoreHost, 'connect'>,
): void => {
  ipcMain.on('core/connect', (event) => {
    const { sender, senderFrame } = event;
    if (!isOwnPage(event)) return;
    core.connect(clientId, (port: MessagePortMain) => {
      if (!sender.isDestroyed() && senderFrame === sender.mainFrame)
        sender.postMessage('core/port', null, [port]);
      else port.close();
    });
  });
};

const isOwnPage = ({ sender, senderFrame }: IpcMainEvent): boolean =>
  senderFrame !== null && senderFrame === sender.mainFrame && isPageAddress(senderFrame.url);
