import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** Whose files a staff member may not open, as it came with the lease (`GuardedStaffRecord` of the wire): hashes, no ids. */
export type GuardList = { readonly salt: string; readonly hashes: ReadonlySet<string> };

/** Empty where no lease says. */
export const findGuardList = (db: ReadDb, staffId: string): GuardList => {
  const row = statement<{ readonly salt: string; readonly hashes: string }>(
    db,
    'SELECT guard_salt AS salt, guarded_hashes AS hashes FROM staff WHERE staff_id = ?',
  ).get(staffId);
  return { salt: row?.salt ?? '', hashes: new Set(Hashes.parse(JSON.parse(row?.hashes ?? '[]'))) };
};

/** Is this one of the people the list was made of? It can be asked about one person at a time and names nobody. */
export const isGuarded = ({ salt, hashes }: GuardList, personId: string): boolean =>
  hashes.has(
    createHash('sha256')
      .update(salt + personId)
      .digest('base64url'),
  );

const Hashes = z.array(z.string());
