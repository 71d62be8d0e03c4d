import type { Connectors } from './watch-calls.ts';

const refuse = (whom: string) => (): Promise<never> =>
  Promise.reject(new Error(`${whom} is not connected to this central`));

/** Where nobody was connected, outside a demonstration: what is to be sent or confirmed waits, and nothing says that it was. */
export const nobodyThere: Connectors = {
  accountRegister: { confirm: refuse('the account register') },
  receivers: { tell: refuse('any receiver') },
  post: { deliver: refuse('the mailbox') },
  notices: { send: refuse('the way to telephones') },
};
