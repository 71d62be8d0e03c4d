import { randomBytes } from 'node:crypto';
import { listSize, scatteredPlace } from '../../domain/mandates/scattered-place.ts';
import { emptyBits } from '../../domain/mandates/status-bits.ts';
import type { Queryable } from '../../store/database.ts';
import { takePlaces } from '../../store/queries/credentials.ts';
import { openStatusList } from '../../store/queries/status-lists.ts';

/** Where a credential stands: used once. */
export type Seat = { readonly list: number; readonly place: number };

/** The next free places of the status lists, scattered; a list is opened with its first. */
export const takeSeats = async (db: Queryable, count: number): Promise<readonly Seat[]> => {
  const numbers = await takePlaces(db, count);
  const secrets = new Map<number, Buffer>();
  for (const list of new Set(numbers.map((number) => Math.floor(number / listSize)))) {
    secrets.set(list, await openStatusList(db, { list, secret: randomBytes(32), ...emptyBits() }));
  }
  return numbers.map((number) => {
    const list = Math.floor(number / listSize);
    const secret = secrets.get(list);
    if (secret === undefined) throw new Error('every list of a place was opened');
    return { list, place: scatteredPlace(secret, number % listSize) };
  });
};
