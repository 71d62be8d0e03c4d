import type { Change } from '../../api/sync.ts';
import type { Queryable } from '../../store/database.ts';
import type { FeedRow } from '../../store/queries/changes.ts';
import { findTrips } from '../../store/queries/trips.ts';

/** The trips that rows of a device's own feed name, each once, as they are now and as this device may know them. */
export const readTrips = async (
  db: Queryable,
  rows: readonly FeedRow[],
  deviceId: string,
): Promise<readonly Change[]> => {
  const named = new Map(
    rows.filter(({ entity }) => entity === 'trip').map(({ recordId, position }) => [recordId, position]),
  );
  const trips = await findTrips(db, { tripIds: [...named.keys()], deviceId });
  return trips.map((record) => ({
    entity: 'trip',
    sequence: Number(named.get(record.tripId)?.sequence ?? 0),
    subjectId: record.tripId,
    record,
  }));
};
