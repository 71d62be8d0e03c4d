import type { FeedCursor } from './feed-cursor.ts';

/** What central knows of the stretch of history that it is in. */
export type Epoch = {
  readonly epochId: string;
  /** No record has a lower version; 0 in the first epoch. */
  readonly versionFloor: number;
  /** By central's clock. */
  readonly beganAt: Date;
  /** False where the database is served from elsewhere than when the epoch began: a copy, a standby that was promoted. */
  readonly isHere: boolean;
  /** PostgreSQL gives this number, or a higher one, to the next transaction. */
  readonly nextTransaction: string;
};

export type EpochCause = 'other-installation' | 'cursor-ahead' | 'operator';

/** A number of the database's that holds seconds from here until 2088. */
const versionsFrom = Date.UTC(2020, 0, 1);

/**
 * Higher than every version that was ever given: versions count changes of one record, and no record changes once a second through all
 * its years. What was lost and what comes instead are told apart by it.
 */
export const versionFloorAt = (began: Date): number => Math.floor((began.getTime() - versionsFrom) / 1000);

const minuteMs = 60_000;

/**
 * Higher than every place in central's order that was ever given (they count from 1, or from such a number): nobody accepts a million
 * pieces a second.
 */
export const firstPlaceAt = (began: Date): number => began.getTime() * 1000;

/** A status list that was never opened: none is filled within a minute. */
export const firstListAt = (began: Date): number => Math.floor(began.getTime() / minuteMs);

/** What was given before that moment may be unknown here; null where the database was never put back. */
export const lostBefore = ({ versionFloor, beganAt }: Epoch): Date | null =>
  versionFloor > 0 ? beganAt : null;

/** As long as a machine may stay away and work: by then it has brought again what it had done. */
const broughtAgainWithinMs = 72 * 3_600_000;

/** Whether machines may still be on their way with what was lost. */
export const mayStillCome = (before: Date | null, now: string): boolean =>
  before !== null && Date.parse(now) - before.getTime() < broughtAgainWithinMs;

/** A cursor of this very epoch; those that name none are of the first, from before there were more. */
export const isOfEpoch = ({ epoch }: FeedCursor, { epochId, versionFloor }: Epoch): boolean =>
  epoch === null ? versionFloor === 0 : epoch === epochId;

/** Why another epoch has to begin; null where this one goes on. Nobody can have read further than has been written. */
export const whyItEnded = (epoch: Epoch, cursor: FeedCursor | null): EpochCause | null => {
  if (!epoch.isHere) return 'other-installation';
  if (cursor === null || !isOfEpoch(cursor, epoch)) return null;
  return BigInt(cursor.feed.transaction) > BigInt(epoch.nextTransaction) ? 'cursor-ahead' : null;
};
