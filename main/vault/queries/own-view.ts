import type { LegalState } from '../../../preload/contract/values.ts';
import type { ReadDb } from '../handle.ts';
import { statement } from '../statement.ts';
import { legalState, legalStateElsewhere, legalStateJoins } from './legal-state.ts';

/**
 * A line of what was done with a citizen's data. `staff` is who worked and `secondStaff` who agreed to it, by name and office; `party` who
 * decided, with the ground of it.
 */
export type OwnViewRow = {
  readonly lineId: string;
  readonly at: string;
  readonly kind: 'opened' | 'revealed' | 'done' | 'done-elsewhere' | 'letter';
  readonly staff: string | null;
  readonly secondStaff: string | null;
  readonly party: string | null;
  readonly purposeId: string | null;
  readonly serviceId: string | null;
  readonly ground: string | null;
  readonly letter: string | null;
  readonly reference: string | null;
  /** How far what was done has come; null of what is no act. */
  readonly legalState: LegalState | null;
  readonly from: 'desk' | 'central';
};

/** Newest first; each source is cut at `limit` before they are merged. */
export const listOwnView = (db: ReadDb, personId: string, limit: number): readonly OwnViewRow[] =>
  statement<OwnViewRow>(
    db,
    `SELECT * FROM (${looks}) UNION ALL SELECT * FROM (${ownActs}) UNION ALL SELECT * FROM (${actsElsewhere})
     UNION ALL SELECT * FROM (${letters}) ORDER BY at DESC, lineId DESC LIMIT @limit`,
  ).all({ personId, limit });

/** Whoever ever worked at this machine is known by name, also after the lease has let them go. */
const named = (staffId: string): string =>
  `(SELECT staff.name || ', ' || staff.office FROM staff WHERE staff.staff_id = ${staffId})`;

const looks = `
  SELECT 'audit-' || sequence AS lineId, at, iif(action = 'address/revealed', 'revealed', 'opened') AS kind,
    ${named('audit.staff_id')} AS staff, ${named("audit.details ->> '$.secondStaffId'")} AS secondStaff, NULL AS party,
    details ->> '$.purposeId' AS purposeId, NULL AS serviceId, NULL AS ground, NULL AS letter, NULL AS reference,
    NULL AS legalState, 'desk' AS "from"
  FROM audit WHERE subject_id = @personId AND action IN ('person/opened', 'address/revealed', 'review/opened')
  ORDER BY sequence DESC LIMIT @limit`;

/** Of what was sent in the place of parked work, who worked, who decided and on what ground: all may be others than at first. */
const ownActs = `
  SELECT act.act_id, act.completed_at, 'done', ${named('coalesce(outbox.staff_id, interaction.staff_id)')}, NULL,
    coalesce(outbox.content ->> '$.authority.partyName', act.party_name), NULL, act.service_id,
    coalesce(outbox.content ->> '$.authority.ground', act.ground), NULL, act.reference, ${legalState}, 'desk'
  FROM interaction CROSS JOIN act ON act.interaction_id = interaction.interaction_id
  ${legalStateJoins('act.envelope_id')}
  WHERE interaction.subject_id = @personId AND act.state = 'completed' ORDER BY act.completed_at DESC LIMIT @limit`;

const actsElsewhere = `
  SELECT act_state.envelope_id, changed_at, 'done-elsewhere', NULL, NULL, NULL, NULL, service_id, NULL, NULL, reference,
    ${legalStateElsewhere}, 'central'
  FROM act_state WHERE person_id = @personId
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.envelope_id = act_state.envelope_id)
  ORDER BY changed_at DESC LIMIT @limit`;

const letters = `
  SELECT event_id, at, 'letter', NULL, NULL, NULL, NULL, NULL, NULL, coalesce(params ->> '$.letter', kind),
    params ->> '$.reference', NULL, 'central'
  FROM event WHERE person_id = @personId AND kind IN ('letter-sent', 'represented-told') ORDER BY at DESC LIMIT @limit`;
