import type { SyncPorts } from '../../main/sync/ports.ts';
import type { SyncWorld } from './sync-world.ts';

/** Power goes at the n-th call of a port: before the call does anything, or right after it has done all. */
export type Crash = { readonly atCall: number; readonly moment: 'before' | 'after' };

/** The ports of a life that may end in a crash; from then on none of them does anything. */
export const mortalPorts = (
  world: SyncWorld,
  crash: Crash,
): { readonly ports: SyncPorts; readonly countCalls: () => number } => {
  let calls = 0;
  let isDead = false;
  const die = (): never => {
    isDead = true;
    world.clock.abandon();
    throw new Error('the power is gone');
  };
  const mayDie = (moment: Crash['moment']): void => {
    if (isDead || (calls === crash.atCall && moment === crash.moment)) die();
  };
  const mortal =
    <A extends readonly unknown[], R>(call: (...args: A) => R): ((...args: A) => R) =>
    (...args) => {
      calls += 1;
      mayDie('before');
      const result = call(...args);
      mayDie('after');
      return result;
    };
  const mortalRequest =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>): ((...args: A) => Promise<R>) =>
    async (...args) => {
      calls += 1;
      mayDie('before');
      const result = await call(...args);
      mayDie('after');
      return result;
    };
  const { clock, connectivity, outbox, random, replica, transport } = world.ports();
  const ports: SyncPorts = {
    outbox: {
      listSendable: mortal(outbox.listSendable),
      markSending: mortal(outbox.markSending),
      settle: mortal(outbox.settle),
      releaseWaits: mortal(outbox.releaseWaits),
      findNextAttemptAt: mortal(outbox.findNextAttemptAt),
    },
    replica: {
      findCursor: mortal(replica.findCursor),
      apply: mortal(replica.apply),
      saveLease: mortal(replica.saveLease),
      isLocked: mortal(replica.isLocked),
    },
    transport: {
      push: mortalRequest(transport.push),
      pull: mortalRequest(transport.pull),
      renewLease: mortalRequest(transport.renewLease),
      status: mortalRequest(transport.status),
    },
    connectivity: { probe: mortalRequest(connectivity.probe) },
    uploads: null,
    random,
    // A dead engine waits for ever, and nobody waits for it.
    clock: {
      now: clock.now,
      wait: (delayMs, signal) => (isDead ? new Promise<void>(() => undefined) : clock.wait(delayMs, signal)),
    },
  };
  return { ports, countCalls: () => calls };
};
