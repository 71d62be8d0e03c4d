/**
 * How far work has come in law (`LegalState`), as SQL: captured here, sent when a receipt is kept, effective when central says so,
 * parked when somebody must look, or has looked and undone it. Used wherever an act is shown, so that no two screens can disagree.
 */
export const legalState = `
  CASE WHEN done.state = 'effective' THEN 'effective' WHEN done.state = 'undone' THEN 'parked'
       WHEN outbox.state = 'sent' THEN 'sent'
       WHEN outbox.state = 'parked' AND done.state = 'received' THEN 'sent'
       WHEN outbox.state = 'parked' THEN 'parked' ELSE 'captured' END`;

/** The joins `legalState` needs; `envelope` is the SQL of the envelope's id. */
export const legalStateJoins = (envelope: string): string => `
  LEFT JOIN outbox ON outbox.envelope_id = ${envelope}
  LEFT JOIN act_state AS done ON done.envelope_id = ${envelope}`;
