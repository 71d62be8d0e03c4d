import { contextBridge, ipcRenderer } from 'electron';

/**
 * All that the page gets of the desktop: frames to the core and frames from it. They travel over a port straight to the core process;
 * the two channels below only ask for that port and bring it, again each time the core has been restarted. Frames sent while the core
 * is away are lost with it; the event `session/ended`, first thing on a new port, tells the page so.
 */
type Listener = (frame: unknown) => void;

const listeners = new Set<Listener>();
const early: unknown[] = [];
let port: MessagePort | null = null;

const send = (frame: unknown): void => {
  if (port) port.postMessage(frame);
  else early.push(frame);
};

ipcRenderer.on('core/port', ({ ports: [fresh] }) => {
  if (fresh === undefined) return;
  port?.close();
  port = fresh;
  fresh.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    for (const listener of listeners) listener(data);
  });
  fresh.start();
  early.splice(0).forEach(send);
});
/** By then the main process, too, knows that this document has taken the place of the one before, and can tell who asks. */
addEventListener('DOMContentLoaded', () => ipcRenderer.send('core/connect'));

contextBridge.exposeInMainWorld('bridge', {
  send: (frame: unknown): void => send(frame),
  receive: (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  },
});
