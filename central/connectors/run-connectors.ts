import type { Database } from '../store/database.ts';
import type { AccountRegister } from './account-register.ts';
import { confirmAccount } from './confirm-accounts.ts';
import type { Post } from './post.ts';
import type { Receivers } from './receivers.ts';
import { sendNotice } from './send-notices.ts';
import { tellReceiver } from './tell-receivers.ts';

export type ConnectorRunner = {
  /** There may be something to do now. */
  readonly wake: () => void;
  /** Waits for what is being done, and does nothing more. */
  readonly stop: () => Promise<void>;
};

/** How often to look without being woken: for what another gateway took in, or what failed before. */
const roundMs = 5000;

/** Does what is due, piece by piece, whenever it is woken. `takeOne` answers false where nothing is. */
const runQueue = (
  takeOne: () => Promise<boolean>,
  reportFailure: (error: unknown) => void,
): ConnectorRunner => {
  let round: Promise<void> = Promise.resolve();
  let isQueued = false;
  const end = new AbortController();
  const takeAll = async (): Promise<void> => {
    isQueued = false;
    for (let isLeft = true; isLeft && !end.signal.aborted;) isLeft = await takeOne();
  };
  return {
    wake: () => {
      if (isQueued || end.signal.aborted) return;
      isQueued = true;
      round = round.then(takeAll).catch(reportFailure);
    },
    stop: () => {
      end.abort();
      return round;
    },
  };
};

/**
 * Carries received acts to the registers that put them into force, and tells whoever is to be told, by looking at the state again and again.
 * Each queue goes on by itself: whoever is away or slow holds up nobody else.
 */
export const runConnectors = (work: {
  readonly database: Database;
  readonly accountRegister: AccountRegister;
  readonly receivers: Receivers;
  readonly post: Post;
  readonly clock: () => Date;
  readonly timeZone: string;
  readonly reportFailure: (error: unknown) => void;
}): ConnectorRunner => {
  const queues = [
    () => sendNotice(work),
    () => confirmAccount({ ...work, register: work.accountRegister }),
    () => tellReceiver(work),
  ].map((takeOne) => runQueue(takeOne, work.reportFailure));
  const wake = (): void => queues.forEach((queue) => queue.wake());
  const timer = setInterval(wake, roundMs);
  wake();
  return {
    wake,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(queues.map((queue) => queue.stop()));
    },
  };
};
