import type { OutboxItem } from '../../../preload/contract/outbox.ts';

/** What somebody else relies on at once: that a power, a consent or a piece of work has ended. */
const urgentKinds: readonly OutboxItem['kind'][] = [
  'mandate-withdrawn',
  'consent-withdrawn',
  'work-withdrawn',
];

/**
 * SQL, 1 where that row of the outbox is urgent: by its kind, or because the pack calls its service so. Wants the parameter
 * `@urgentServices`, a JSON array of service ids.
 */
export const isUrgent = (row: 'outbox' | 'later'): string => `(${row}.kind IN (${quoted}) OR EXISTS (
  SELECT 1 FROM act WHERE act.act_id = ${row}.act_id
    AND act.service_id IN (SELECT value FROM json_each(@urgentServices))))`;

const quoted = urgentKinds.map((kind) => `'${kind}'`).join(', ');

/** SQL, 1 where the row `outbox`, or unsent work behind it in its lane, is urgent: that cannot leave before it. */
export const leadsToUrgent = `EXISTS (SELECT 1 FROM outbox AS later
  WHERE later.lane = outbox.lane AND later.lane_sequence >= outbox.lane_sequence
    AND later.state IN ('waiting', 'sending') AND ${isUrgent('later')})`;

/** By so many places of the device's order urgent work overtakes older work: so no work waits for ever. */
export const urgentLead = 1000;
