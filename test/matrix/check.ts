import type { Database } from '../../central/store/database.ts';

export type Acknowledged = { readonly envelopeId: string; readonly hash: string };

/** What the machines of a run did that they must never do, in words; empty where all is well. */
export const findBreaches = async (
  database: Database,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> => [
  ...(await findLost(database, acknowledged)),
  ...(await findOutOfOrder(database)),
  ...(await findDoubled(database)),
];

/** What a desk was told is saved is at central, with the very bytes (I1). */
const findLost = async (
  database: Database,
  acknowledged: readonly Acknowledged[],
): Promise<readonly string[]> => {
  const found = await database.query<{ id: string; hash: string; outcome: string }>(
    'select envelope_id as id, hash, outcome from envelope where envelope_id = any($1::uuid[])',
    [acknowledged.map(({ envelopeId }) => envelopeId)],
  );
  const held = new Map(found.rows.map((row) => [row.id, row]));
  return acknowledged.flatMap(({ envelopeId, hash }) => {
    const row = held.get(envelopeId);
    if (row === undefined) return [`lost: ${envelopeId}`];
    if (row.hash !== hash) return [`other bytes: ${envelopeId}`];
    return row.outcome === 'accepted' ? [] : [`${row.outcome}: ${envelopeId}`];
  });
};

/** Within a lane, central took the envelopes of a device in the order they were made, with none left out (I3). */
const findOutOfOrder = async (database: Database): Promise<readonly string[]> => {
  const found = await database.query<{ deviceId: string; subjectId: string }>(
    `select distinct device_id as "deviceId", subject_id as "subjectId" from (
       select device_id, subject_id, lane_sequence,
         row_number() over (partition by device_id, subject_id order by central_sequence) as place
       from envelope) as taken
     where lane_sequence <> place`,
  );
  return found.rows.map(({ deviceId, subjectId }) => `out of order: ${deviceId} about ${subjectId}`);
};

/**
 * Each accepted change of address made one version of the person, no fewer and no more (I2); where it came again after central was put back,
 * and what had come later was there already, none.
 */
const findDoubled = async (database: Database): Promise<readonly string[]> => {
  const found = await database.query<{ subjectId: string; versions: number; accepted: number }>(
    `select * from (
       select subject_id as "subjectId",
         (select count(*)::int from person_change c where c.subject_id = person.subject_id) as versions,
         (select count(*)::int from envelope e where e.subject_id = person.subject_id and outcome = 'accepted') as accepted
       from person) as made
     where versions > accepted or (versions < accepted and version_floor() = 0)`,
  );
  return found.rows.map(
    ({ subjectId, versions, accepted }) => `${accepted} changes of ${subjectId} made ${versions} versions`,
  );
};
