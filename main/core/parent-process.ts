import { ToCore, type FromCore } from './host-messages.ts';

/** The end of a message channel that a page holds the other end of; Electron's MessagePortMain, as far as it is used here. */
export type PagePort = {
  readonly postMessage: (frame: unknown) => void;
  readonly on: ((event: 'message', listener: (message: { readonly data: unknown }) => void) => unknown) &
    ((event: 'close', listener: () => void) => unknown);
  readonly start: () => void;
};

/** The process that started the core. */
export type Parent = {
  readonly send: (message: FromCore) => void;
  readonly onMessage: (listener: (message: ToCore, port: PagePort | null) => void) => void;
  /** The parent has gone without saying goodbye. */
  readonly onGone: (listener: () => void) => void;
};

/** Electron's `process.parentPort`, which exists in a utility process only. */
type ParentPort = {
  readonly on: (
    event: 'message',
    listener: (message: { readonly data: ToCore; readonly ports: readonly PagePort[] }) => void,
  ) => unknown;
};

/** Finds the parent: Electron's port in a utility process, the IPC channel in a Node that was spawned with one. */
export const findParent = (child: NodeJS.Process & { readonly parentPort?: ParentPort }): Parent => {
  const { parentPort } = child;
  if (parentPort)
    return {
      send: () => {},
      onMessage: (listener) =>
        parentPort.on('message', ({ data, ports }) => listener(data, ports[0] ?? null)),
      onGone: () => {},
    };
  return {
    send: (message) => child.send?.(message),
    onMessage: (listener) => child.on('message', (message) => listener(ToCore.parse(message), null)),
    onGone: (listener) => child.on('disconnect', listener),
  };
};
