import type { Outbox, Settlement } from '../../main/sync/ports.ts';
import type { SimulatedTime } from './time.ts';

const idsOf = (settlements: readonly Settlement[]): readonly string[] =>
  settlements.map(({ envelopeId }) => envelopeId);

/** When the disk of one workstation takes what is written, and what of central's answers it has not taken. */
export class DeskDisk {
  fullUntil = 0;
  /** What central has answered of, and the disk did not take: until it is settled, the power goes or the clock is set. */
  readonly unsettled = new Set<string>();
  /** A bug to be found: an answer that the disk did not take is thrown away. */
  keepsAnswers = true;
  #refusals = { inWrites: 0, count: 0 };
  #lastRefusedAt = 0;
  readonly #time: SimulatedTime;

  constructor(time: SimulatedTime) {
    this.#time = time;
  }

  isFull(): boolean {
    return this.#time.now < this.fullUntil;
  }

  /** After so many writes from now it takes so many of them not: another program holds it, or it is full for a moment. */
  refuse({ inWrites, count }: { readonly inWrites: number; readonly count: number }): void {
    this.#refusals = { inWrites, count };
  }

  mend(): void {
    this.fullUntil = Math.min(this.fullUntil, this.#time.now);
    this.#refusals = { inWrites: 0, count: 0 };
  }

  worksSince(): number {
    return Math.max(this.fullUntil, this.#lastRefusedAt);
  }

  /** Before each write. */
  demand(): void {
    if (this.isFull()) throw new Error('database or disk is full');
    const { inWrites, count } = this.#refusals;
    if (inWrites > 0) this.#refusals = { inWrites: inWrites - 1, count };
    if (inWrites > 0 || count === 0) return;
    this.#refusals = { inWrites, count: count - 1 };
    this.#lastRefusedAt = this.#time.now;
    throw new Error('database is locked');
  }

  /** As `settle`, which may be refused; nothing is noted of a machine that is dead by then. */
  watching(settle: Outbox['settle'], isDead: () => boolean): Outbox['settle'] {
    return (settlements) => {
      try {
        settle(settlements);
        for (const id of idsOf(settlements)) this.unsettled.delete(id);
      } catch (error) {
        if (isDead()) throw error;
        for (const id of idsOf(settlements)) this.unsettled.add(id);
        if (this.keepsAnswers) throw error;
      }
    };
  }
}
