/**
 * SQL: a row of the outbox was put aside and still waits for a person. What a supervisor has decided, or somebody amended or took
 * back, does not.
 */
export const openParked = `outbox.state = 'parked'
  AND NOT EXISTS (SELECT 1 FROM act_state AS ended WHERE ended.envelope_id = outbox.envelope_id
    AND ended.state IN ('received', 'effective', 'undone'))
  AND NOT EXISTS (SELECT 1 FROM resolution AS ending WHERE ending.envelope_id = outbox.envelope_id)`;
