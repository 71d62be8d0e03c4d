import { inTransaction, type Database } from './database.ts';
import { gateway } from './migrations/0010-gateway.ts';
import { subjects } from './migrations/0020-subjects.ts';
import { search } from './migrations/0030-search.ts';
import { delivery } from './migrations/0040-delivery.ts';
import { feed } from './migrations/0050-feed.ts';
import { mandates } from './migrations/0060-mandates.ts';
import { identity } from './migrations/0070-identity.ts';
import { consentsAndReviews } from './migrations/0080-consents-and-reviews.ts';
import { blobs } from './migrations/0100-blobs.ts';
import { amendments } from './migrations/0110-amendments.ts';
import { protectionLog } from './migrations/0115-protection-log.ts';
import { noticesSent } from './migrations/0116-notices-sent.ts';
import { clockAndCourier } from './migrations/0120-clock-and-courier.ts';
import { unfinishedUploads } from './migrations/0130-unfinished-uploads.ts';
import { roomToChange } from './migrations/0140-room-to-change.ts';
import { trips } from './migrations/0160-trips.ts';
import { idleLook } from './migrations/0170-idle-look.ts';
import { contacts } from './migrations/0180-contacts.ts';
import { identityCards } from './migrations/0181-identity-cards.ts';
import { protectionLogReadings } from './migrations/0182-protection-log-readings.ts';
import { areaChanges } from './migrations/0190-area-changes.ts';
import { auditCheckpoints } from './migrations/0200-audit-checkpoints.ts';
import { whoChanged } from './migrations/0210-who-changed.ts';
import { serviceBoard } from './migrations/0220-service-board.ts';
import { epochs } from './migrations/0230-epochs.ts';
import { readmission } from './migrations/0240-readmission.ts';
import { endedPieces } from './migrations/0250-ended-pieces.ts';
import { lostSequence } from './migrations/0260-lost-sequence.ts';
import { comparedActs } from './migrations/0270-compared-acts.ts';
import { actingPeople } from './migrations/0280-acting-people.ts';
import { registerTries } from './migrations/0290-register-tries.ts';
import { lostActs } from './migrations/0300-lost-acts.ts';
import { eidAnswers } from './migrations/0310-eid-answers.ts';

export type Migration = { readonly step: number; readonly sql: string };

/** In order; a merged one is never edited. */
export const migrations: readonly Migration[] = [
  gateway,
  subjects,
  search,
  delivery,
  feed,
  mandates,
  identity,
  consentsAndReviews,
  blobs,
  amendments,
  protectionLog,
  noticesSent,
  clockAndCourier,
  unfinishedUploads,
  roomToChange,
  trips,
  idleLook,
  contacts,
  identityCards,
  protectionLogReadings,
  areaChanges,
  auditCheckpoints,
  whoChanged,
  serviceBoard,
  epochs,
  readmission,
  endedPieces,
  lostSequence,
  comparedActs,
  actingPeople,
  registerTries,
  lostActs,
  eidAnswers,
];

/** Any number that nobody else locks. */
const migrationLock = 734_001;

export class DatabaseFromNewerBuildError extends Error {}

/**
 * Brings the database to this build's state, each step in its own transaction. Several gateways may start at once: the lock lets one
 * work and the others find it done. A database from a newer build is `DatabaseFromNewerBuildError`.
 */
export const migrate = async (
  database: Database,
  steps: readonly Migration[] = migrations,
): Promise<void> => {
  const newest = steps.at(-1)?.step ?? 0;
  for (const migration of steps) {
    await inTransaction(database, async (db) => {
      // Nobody is served before, and a large table takes its time.
      await db.query('set local lock_timeout = 0; set local statement_timeout = 0');
      await db.query('select pg_advisory_xact_lock($1)', [migrationLock]);
      await db.query(
        'create table if not exists migration (step int primary key, done_at timestamptz not null)',
      );
      const done = await db.query<{ step: number }>('select step from migration order by step desc');
      const last = done.rows[0]?.step ?? 0;
      if (last > newest) throw new DatabaseFromNewerBuildError(`step ${last} is newer than ${newest}`);
      if (last >= migration.step) return;
      await db.query(migration.sql);
      await db.query('insert into migration values ($1, now())', [migration.step]);
    });
  }
};
