import type { Database } from '../store/database.ts';
import type { AccountRegister } from './account-register.ts';
import { confirmAccounts } from './confirm-accounts.ts';
import type { Post } from './post.ts';
import type { Receivers } from './receivers.ts';
import { sendNotices } from './send-notices.ts';
import { tellReceivers } from './tell-receivers.ts';

export type ConnectorRunner = {
  /** There may be something to do now. */
  readonly wake: () => void;
  /** Waits for what is being done, and does nothing more. */
  readonly stop: () => Promise<void>;
};

/** How often to look without being woken: for what another gateway took in, or what failed before. */
const roundMs = 5000;

/** Carries received acts to the registers that put them into force, by looking at the state again and again. */
export const runConnectors = (work: {
  readonly database: Database;
  readonly accountRegister: AccountRegister;
  readonly receivers: Receivers;
  readonly post: Post;
  readonly clock: () => Date;
  readonly timeZone: string;
  readonly reportFailure: (error: unknown) => void;
}): ConnectorRunner => {
  const { database, accountRegister: register, receivers, post, clock, timeZone } = work;
  let round: Promise<void> = Promise.resolve();
  let isQueued = false;
  let isStopped = false;
  const wake = (): void => {
    if (isQueued || isStopped) return;
    isQueued = true;
    round = round.then(async () => {
      isQueued = false;
      for (const each of [
        () => sendNotices({ database, post, clock }),
        () => confirmAccounts({ database, register, clock, reportFailure: work.reportFailure }),
        () => tellReceivers({ database, receivers, clock, timeZone }),
      ])
        // Whoever is away holds up nobody else.
        if (!isStopped) await each().catch(work.reportFailure);
    });
  };
  const timer = setInterval(wake, roundMs);
  wake();
  return {
    wake,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await round;
    },
  };
};
