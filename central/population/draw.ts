import { type DayNumber } from './calendar.ts';
import { type NumberRegister } from './number-register.ts';
import { type Random } from './random.ts';

/** What every part of the country is drawn from. */
export type Draw = {
  readonly random: Random;
  readonly today: DayNumber;
  readonly numbers: NumberRegister;
  /** Counts people: from it come the ids, phones and accounts, so that these are never given twice. */
  readonly nextOrdinal: () => number;
};

/** Opaque, and never the national number. */
export const personIdOf = (ordinal: number): string => `p${String(ordinal).padStart(8, '0')}`;

/** A nightly register run, one to three nights ago: no fact is from the future, whatever the hour today. */
export const registerNightsAgo = (random: Random): number => random.integer(1, 3);
