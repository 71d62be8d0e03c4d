import type { Clock } from '../../main/sync/ports.ts';

/** So many waits that end at the moment at which they began are no waiting any more. */
const mostStandstills = 1000;

type Wait = { readonly at: number; readonly end: () => void };

/**
 * Time that moves only when everybody waits. The engine does one thing at a time, so it stands still exactly when a wait is pending.
 * Real work (signatures, files, sockets) takes no time at all.
 */
export class VirtualClock implements Clock {
  #now: number;
  #elapsed = 0;
  #waits: readonly Wait[] = [];
  #plans: readonly { readonly at: number; readonly run: () => void }[] = [];
  #whenWaiting: (() => void) | null = null;
  #isAbandoned = false;
  #standstills = 0;

  constructor(startsAt = 0) {
    this.#now = startsAt;
  }

  now = (): number => this.#now;

  wait = (delayMs: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const wait: Wait = {
        at: this.#elapsed + delayMs,
        end: () => {
          this.#waits = this.#waits.filter((other) => other !== wait);
          resolve();
        },
      };
      this.#waits = [...this.#waits, wait];
      signal.addEventListener('abort', wait.end, { once: true });
      this.#whenWaiting?.();
      return undefined;
    });

  /** Somebody does something so many milliseconds after the beginning. */
  plan(at: number, run: () => void): void {
    this.#plans = [...this.#plans, { at, run }].sort((a, b) => a.at - b.at);
  }

  /** Somebody sets the clock of the machine; waits that have begun do not notice. */
  jump(byMs: number): void {
    this.#now += byMs;
  }

  /** Whoever waited is dead: time stops passing for this run. */
  abandon(): void {
    this.#isAbandoned = true;
    this.#whenWaiting?.();
  }

  /** Lets time pass until so many milliseconds after the beginning. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      await this.#allWaiting();
      if (this.#isAbandoned) {
        this.#isAbandoned = false;
        return undefined;
      }
      const wait = this.#waits.toSorted((a, b) => a.at - b.at)[0];
      const plan = this.#plans[0];
      const at = Math.min(wait?.at ?? Infinity, plan?.at ?? Infinity);
      if (at > end) return this.#passTo(end);
      this.#passTo(at);
      if (plan?.at === at) {
        this.#plans = this.#plans.slice(1);
        plan.run();
      } else {
        wait?.end();
      }
      await Promise.resolve();
    }
  }

  #passTo(at: number): void {
    this.#standstills = at > this.#elapsed ? 0 : this.#standstills + 1;
    if (this.#standstills > mostStandstills) throw new Error('the engine spins: it waits, but for no time');
    this.#now += at - this.#elapsed;
    this.#elapsed = at;
  }

  async #allWaiting(): Promise<void> {
    while (this.#waits.length === 0 && !this.#isAbandoned) {
      await new Promise<void>((resolve) => {
        this.#whenWaiting = resolve;
      });
    }
  }
}
