import { type LegalState, TextParams } from '../../../preload/contract/values.ts';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { namesPlace } from './protect-person.ts';
import { legalState, legalStateElsewhere, legalStateJoins } from './legal-state.ts';

/**
 * One line of a person's history. Events keep the kind central gave them; work of this desk has the kinds `act-completed` (params
 * `serviceId`, `reference`) and `interaction-completed` (params `channel`, `outcome`); acts of other desks come as `act-elsewhere`
 * (params `serviceId`, `reference`).
 */
export type TimelineRow = {
  readonly entryId: string;
  readonly at: string;
  readonly kind: string;
  readonly params: TextParams;
  readonly legalState: LegalState | null;
  /** By whom, when and why it was taken back; null for whatever was not. */
  readonly withdrawn: { readonly staffName: string; readonly reason: string; readonly at: string } | null;
  /** Source id: the event's own, or `desk`. */
  readonly source: string;
  /** Work of this desk is no copy. */
  readonly isCached: boolean;
};

type Columns = Omit<TimelineRow, 'params' | 'isCached' | 'withdrawn'> & {
  readonly params: string;
  readonly isCached: number;
  readonly withdrawnBy: string | null;
  readonly withdrawnFor: string | null;
  readonly withdrawnAt: string | null;
};

/** Newest first, whatever the source. Each source is cut at `limit` before they are merged, so a long history costs no more. */
export const listTimeline = (db: ReadDb, personId: string, limit: number): readonly TimelineRow[] =>
  statement<Columns>(
    db,
    `SELECT * FROM (${events}) UNION ALL SELECT * FROM (${ownActs}) UNION ALL SELECT * FROM (${ownInteractions})
     UNION ALL SELECT * FROM (${actsElsewhere})
     ORDER BY at DESC, entryId DESC LIMIT @limit`,
  )
    .all({ personId, limit })
    .map(({ withdrawnBy, withdrawnFor, withdrawnAt, ...row }) => ({
      ...row,
      params: TextParams.parse(JSON.parse(row.params)),
      withdrawn:
        withdrawnBy === null || withdrawnFor === null || withdrawnAt === null
          ? null
          : { staffName: withdrawnBy, reason: withdrawnFor, at: withdrawnAt },
      isCached: row.isCached === 1,
    }));

const notWithdrawn = `NULL AS withdrawnBy, NULL AS withdrawnFor, NULL AS withdrawnAt`;

const isProtected = `EXISTS (SELECT 1 FROM person WHERE person_id = @personId AND has_shielded_address)`;

const events = `
  SELECT event_id AS entryId, at, kind, params, NULL AS legalState, source, 1 AS isCached, ${notWithdrawn}
  FROM event WHERE person_id = @personId AND NOT (${namesPlace} AND ${isProtected}) ORDER BY at DESC, event_id DESC LIMIT @limit`;

const ownActs = `
  SELECT act.act_id AS entryId, act.completed_at AS at, 'act-completed' AS kind,
    json_object('serviceId', act.service_id, 'reference', act.reference) AS params,
    ${legalState} AS legalState, 'desk' AS source, 0 AS isCached,
    coalesce(staff.name, back.staff_id) AS withdrawnBy, back.reason AS withdrawnFor, back.at AS withdrawnAt
  FROM interaction CROSS JOIN act ON act.interaction_id = interaction.interaction_id
  ${legalStateJoins('act.envelope_id')}
  LEFT JOIN resolution AS back ON back.envelope_id = outbox.envelope_id AND back.how = 'withdrawn'
    AND coalesce(done.state, '') NOT IN ('received', 'effective')
  LEFT JOIN staff ON staff.staff_id = back.staff_id
  WHERE interaction.subject_id = @personId AND act.state = 'completed'
  ORDER BY act.completed_at DESC, act.act_id DESC LIMIT @limit`;

const ownInteractions = `
  SELECT interaction.interaction_id AS entryId, interaction.completed_at AS at, 'interaction-completed' AS kind,
    json_object('channel', interaction.channel, 'outcome', interaction.outcome) AS params,
    (SELECT ${legalState} FROM outbox LEFT JOIN act_state AS done ON done.envelope_id = outbox.envelope_id
     WHERE outbox.interaction_id = interaction.interaction_id AND outbox.kind = 'interaction-completed'
     ORDER BY outbox.device_sequence DESC LIMIT 1) AS legalState,
    'desk' AS source, 0 AS isCached, ${notWithdrawn}
  FROM interaction WHERE subject_id = @personId AND interaction.state = 'completed'
  ORDER BY completed_at DESC, interaction_id DESC LIMIT @limit`;

const actsElsewhere = `
  SELECT act_state.envelope_id AS entryId, changed_at AS at, 'act-elsewhere' AS kind,
    json_object('serviceId', service_id, 'reference', reference) AS params,
    ${legalStateElsewhere} AS legalState,
    'desk' AS source, 1 AS isCached,
    ${notWithdrawn}
  FROM act_state
  WHERE person_id = @personId
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.envelope_id = act_state.envelope_id)
  ORDER BY changed_at DESC, act_state.envelope_id DESC LIMIT @limit`;
