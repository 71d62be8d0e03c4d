import type { Page } from '@playwright/test';

type Bridge = {
  readonly send: (frame: unknown) => void;
  readonly receive: (
    listener: (frame: { readonly id?: number; readonly event?: string }) => void,
  ) => () => void;
};

/** Asks the core through the page's own bridge, without the page's code. */
export const callOverBridge = (page: Page, call: string, input: unknown = {}): Promise<unknown> =>
  page.evaluate(
    ([name, given]) =>
      new Promise((resolve) => {
        const { bridge } = window as unknown as { bridge: Bridge };
        const id = 1_000_000 + Math.floor(Math.random() * 1_000_000);
        const stop = bridge.receive((frame) => {
          if (frame.id !== id) return;
          stop();
          resolve('answer' in frame ? frame.answer : null);
        });
        bridge.send({ type: 'call', id, call: name, input: given });
      }),
    [call, input] as const,
  );

/** Resolves with the data of the next event of a name. */
export const nextBridgeEvent = (page: Page, event: string): Promise<unknown> =>
  page.evaluate(
    (name) =>
      new Promise((resolve) => {
        const { bridge } = window as unknown as { bridge: Bridge };
        const stop = bridge.receive((frame) => {
          if (frame.event !== name) return;
          stop();
          resolve('data' in frame ? frame.data : null);
        });
      }),
    event,
  );
