/**
 * Of a row of `mandate`: its end here came to nothing. The mandate in its place was refused by central and never stood, or the withdrawal was
 * refused and then taken back; while that waits for a person, what the citizen said counts here.
 */
export const isEndOfNoEffect = `EXISTS (
  SELECT 1 FROM outbox LEFT JOIN resolution USING (envelope_id)
  WHERE outbox.envelope_id = mandate.ended_here_by AND outbox.state = 'parked'
    AND (mandate.ended_here_reason = 'superseded' OR resolution.how = 'withdrawn'))`;
