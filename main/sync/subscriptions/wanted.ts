import type { ReadDb } from '../../vault/open.ts';
import { listHeldAtWork } from '../../vault/queries/held.ts';
import type { Told, Wanted } from '../../vault/queries/told-subscriptions.ts';
import { listTaken } from '../../vault/queries/trips.ts';

/** As many as one request takes; the rest follow when some of these are done. */
const mostAtWork = 500;

/** Work is told anew when half of the time for which central follows it is over. */
const renewBeforeMs = 12 * 3_600_000;

/** What the vault says that is needed now. It is asked each time: nothing has to remember to tell of a change. */
export const findWanted = (db: ReadDb): Wanted => ({
  work: listHeldAtWork(db, mostAtWork),
  trips: listTaken(db),
});

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id, index) => id === other[index]);

/** Whether central has to be told: something else is needed than it knows, or what it knows is about to run out. */
export const isNews = (wanted: Wanted, told: Told | null, now: number): boolean => {
  const known = told ?? { work: [], trips: [], until: '' };
  if (!isSame(wanted.work, known.work) || !isSame(wanted.trips, known.trips)) return true;
  return wanted.work.length > 0 && Date.parse(known.until) - renewBeforeMs <= now;
};
