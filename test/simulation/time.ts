type Wait = { readonly at: number; readonly order: number; readonly end: () => void };
type Plan = { readonly at: number; readonly order: number; readonly run: () => Promise<void> | void };

/** So many events without a millisecond passing are no progress any more. */
const mostStandstills = 5_000;

/**
 * One time for many workstations. It passes only when all that live are waiting, and then wakes exactly one of them, so what happens, and
 * in which order, is decided by the scenario alone. Real work (signatures) takes no time.
 */
export class SimulatedTime {
  now = Date.UTC(2026, 2, 2, 8);
  readonly #living = new Set<number>();
  readonly #waits = new Map<number, Wait>();
  #plans: Plan[] = [];
  #order = 0;
  #standstills = 0;
  #whenQuiet: (() => void) | null = null;

  join(actor: number): void {
    this.#living.add(actor);
  }

  /** Whoever is gone waits for nothing any more. */
  leave(actor: number): void {
    this.#living.delete(actor);
    this.#waits.delete(actor);
    this.#tellIfQuiet();
  }

  wait(actor: number, delayMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const wait: Wait = {
        at: this.now + Math.max(0, delayMs),
        order: (this.#order += 1),
        end: () => {
          if (this.#waits.get(actor) === wait) this.#waits.delete(actor);
          resolve();
        },
      };
      this.#waits.set(actor, wait);
      signal.addEventListener('abort', wait.end, { once: true });
      this.#tellIfQuiet();
      return undefined;
    });
  }

  plan(at: number, run: Plan['run']): void {
    this.#plans = [...this.#plans, { at, order: (this.#order += 1), run }].toSorted(earlier);
  }

  /** Lets time pass; `afterEach` looks at the world after each event. */
  async runUntil(end: number, afterEach: () => void): Promise<void> {
    for (;;) {
      await this.#quiet();
      const wait = [...this.#waits.values()].toSorted(earlier)[0];
      const plan = this.#plans[0];
      const next = plan && (!wait || earlier(plan, wait) <= 0) ? plan : wait;
      if (!next || next.at > end) {
        this.now = Math.max(this.now, end);
        return;
      }
      this.#pass(next.at);
      if (next === plan) {
        this.#plans = this.#plans.slice(1);
        await plan.run();
      } else {
        wait?.end();
      }
      await this.#quiet();
      afterEach();
    }
  }

  #pass(at: number): void {
    this.#standstills = at > this.now ? 0 : this.#standstills + 1;
    if (this.#standstills > mostStandstills) throw new Error('time stands still: somebody waits for no time');
    this.now = Math.max(this.now, at);
  }

  async #quiet(): Promise<void> {
    while (!this.#isQuiet()) {
      await new Promise<void>((resolve) => {
        this.#whenQuiet = resolve;
      });
    }
  }

  #isQuiet(): boolean {
    return [...this.#living].every((actor) => this.#waits.has(actor));
  }

  #tellIfQuiet(): void {
    if (this.#isQuiet()) this.#whenQuiet?.();
  }
}

const earlier = (left: Wait | Plan, right: Wait | Plan): number =>
  left.at - right.at || left.order - right.order;
