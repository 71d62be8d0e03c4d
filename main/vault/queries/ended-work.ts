/** SQL: the last piece of the line of this work, the only one that may still come to anything; itself where nothing stands in its place. */
const lastPiece = (envelope: string): string => `
  coalesce((SELECT piece.successor_id FROM resolution AS own JOIN resolution AS piece USING (first_id)
    WHERE own.envelope_id = ${envelope} AND piece.successor_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM resolution AS later
        WHERE later.envelope_id = piece.successor_id AND later.successor_id IS NOT NULL)), ${envelope})`;

/**
 * SQL: the line of this work ended at `@before` at the latest, with a receipt or without one: a supervisor decided at central what was put
 * aside, or somebody has seen that it is over elsewhere. Of a line that has ended nothing waits, for central or for a person.
 */
export const hasEndedBefore = (envelope: string): string => `EXISTS (
  SELECT 1 FROM outbox AS last
  LEFT JOIN receipt ON receipt.envelope_id = last.envelope_id
  LEFT JOIN act_state AS done ON done.envelope_id = last.envelope_id
  LEFT JOIN resolution AS ending ON ending.envelope_id = last.envelope_id
  WHERE last.envelope_id = ${lastPiece(envelope)} AND (
    receipt.received_at <= @before
    OR (last.state = 'parked' AND done.state IN ('received', 'effective', 'undone') AND done.changed_at <= @before)
    OR (ending.how = 'acknowledged' AND ending.at <= @before)))`;
