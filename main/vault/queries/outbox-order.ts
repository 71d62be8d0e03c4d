import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { lostReceiptOf, type SendableItem } from './outbox.ts';
import { isUrgent, urgentLead } from './urgent-work.ts';

/** So many places of the device's order large work lets smaller work pass. */
export const largeLag = 200;
/** Large, in bytes as signed: an ordinary form with everything in it is a tenth of it. */
export const largeFrom = 16 * 1024;

/** SQL: the row `outbox` may leave, and so may all that stands before it in its lane; see `listSendable`. Wants `@now`. */
const maySend = `state IN ('waiting', 'sending') AND NOT EXISTS (
  SELECT 1 FROM outbox AS before
  WHERE before.lane = outbox.lane AND before.lane_sequence <= outbox.lane_sequence
    AND before.state IN ('waiting', 'sending')
    AND (before.next_attempt_at > @now OR before.sending_until > @now OR EXISTS (
      SELECT 1 FROM envelope_blob JOIN blob USING (blob_id)
      WHERE envelope_blob.envelope_id = before.envelope_id AND is_at_central = 0)))`;

/**
 * SQL: the last place of the device's order that matters. Nothing behind it can come before the first `@limit` that may leave, of
 * which none goes more than `largeLag` back, and what urgent work far behind it would pull forward goes before that work anyway.
 */
const lastToLookAt = `coalesce((SELECT device_sequence FROM outbox WHERE ${maySend}
  ORDER BY device_sequence LIMIT 1 OFFSET @limit - 1), ${Number.MAX_SAFE_INTEGER - urgentLead - largeLag}) + ${urgentLead + largeLag}`;

/**
 * What `listSendable` lists, for a link on which order matters (protocol.md, rule 13): urgent work with all that stands before it in its lane
 * goes `urgentLead` places earlier, and large work with all that follows it in its lane `largeLag` places later. Both only ever put a lane's
 * earlier items further ahead of its later ones, so each lane stays in order; and being a matter of places they end: nothing is overtaken
 * by work that was finished more than the two together after it. For the same reason no more is read than that many places beyond the
 * first `limit`, however long the queue is.
 */
export const listUrgentFirst = (
  db: ReadDb,
  when: { readonly now: string; readonly limit: number; readonly urgentServices: readonly string[] },
): readonly SendableItem[] =>
  statement<SendableItem>(
    db,
    `WITH sendable AS (
       SELECT envelope_id, device_sequence, lane, lane_sequence,
         octet_length(content) >= ${largeFrom} AS is_large, ${isUrgent('outbox')} AS is_urgent
       FROM outbox
       WHERE device_sequence <= ${lastToLookAt} AND ${maySend}),
     placed AS (
       SELECT envelope_id, device_sequence
         - ${urgentLead} * max(is_urgent) OVER (PARTITION BY lane ORDER BY lane_sequence DESC)
         + ${largeLag} * max(is_large) OVER (PARTITION BY lane ORDER BY lane_sequence) AS place
       FROM sendable ORDER BY place, device_sequence LIMIT @limit)
     SELECT outbox.envelope_id AS envelopeId, outbox.device_sequence AS deviceSequence, lane,
       lane_sequence AS laneSequence, content, signature, content_hash AS contentHash, attempts, ${lostReceiptOf('outbox')}
     FROM placed JOIN outbox USING (envelope_id) ORDER BY place, outbox.device_sequence`,
  ).all({ ...when, urgentServices: JSON.stringify(when.urgentServices) });
