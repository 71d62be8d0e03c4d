import {
  firstListAt,
  firstPlaceAt,
  versionFloorAt,
  type Epoch,
  type EpochCause,
} from '../../domain/epoch.ts';
import { listSize } from '../../domain/mandates/scattered-place.ts';
import { inTransaction, type Database, type Queryable } from '../database.ts';

/**
 * SQL: where the database lives. The timeline changes when a standby is promoted or a backup is recovered, the other two when it is read
 * into another server or beside itself. A disk that was put back as a whole, or a dump read in over it, shows in none of them.
 */
const installation = `(select system_identifier || '/' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) || '/'
  || (select oid from pg_database where datname = current_database()) from pg_control_system())`;

export const findEpoch = async (db: Queryable): Promise<Epoch> => {
  const found = await db.query<Epoch>(
    `select epoch_id as "epochId", version_floor as "versionFloor", began_at as "beganAt", installation in ('', ${installation}) as "isHere",
       pg_snapshot_xmax(pg_current_snapshot())::text as "nextTransaction"
     from epoch order by number desc limit 1`,
  );
  const epoch = found.rows[0];
  if (epoch === undefined) throw new Error('the migration begins the first epoch');
  return epoch;
};

/** Of a database that nobody has served from. */
export const settleFirst = async (db: Queryable): Promise<void> => {
  await db.query(`update epoch set installation = ${installation} where installation = ''`);
};

/** Any number that nobody else locks. */
const epochLock = 734_003;

/**
 * Begins another epoch after the one named; of several gateways that notice at once, one. Places in central's order and versions go on above
 * all that the lost history can have given.
 */
export const beginEpoch = (
  database: Database,
  {
    after,
    cause,
    noticedBy,
    at,
  }: {
    readonly after: string;
    readonly cause: EpochCause;
    /** The device whose cursor showed it. */
    readonly noticedBy: string | null;
    readonly at: Date;
  },
): Promise<Epoch> =>
  inTransaction(database, async (db) => {
    await db.query('select pg_advisory_xact_lock($1)', [epochLock]);
    const standing = await findEpoch(db);
    if (standing.epochId !== after) return standing;
    const floor = versionFloorAt(at);
    await db.query(
      `insert into epoch (installation, version_floor, cause, noticed_by, began_at)
       select ${installation}, greatest($1::int, version_floor() + 1), $2, $3, $4`,
      [floor, cause, noticedBy, at],
    );
    await db.query(
      `select setval('central_sequence', greatest(last_value, $1::bigint)) from central_sequence`,
      [firstPlaceAt(at)],
    );
    // Credentials that were issued since the copy hold places of lists that it knows nothing of.
    await db.query(
      `select setval('credential_place', greatest(last_value, $1::bigint)) from credential_place`,
      [firstListAt(at) * listSize],
    );
    // How long something has waited for what comes before it is counted anew: that may be brought again.
    await db.query('update lane set gap_since = null where gap_since is not null');
    await db.query(`update trip set version = greatest(version, version_floor())`);
    // Signed anew with that version when the next desk asks.
    await db.query(
      `update status_list set version = greatest(version, version_floor()), token = null, delta_token = null, signed_at = null
       where version > 0`,
    );
    return findEpoch(db);
  });
