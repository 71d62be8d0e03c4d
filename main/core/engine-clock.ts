import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import type { Clock as EngineClock } from '../sync/ports.ts';

/** The machine's clock as the sync engine wants it: milliseconds, and a wait that can be cut short. */
export const engineClock = (clock: Clock): EngineClock => ({
  now: () => clock.now().getTime(),
  wait: (delayMs, signal) => delay(delayMs, undefined, { signal, ref: false }).catch(() => undefined),
});
