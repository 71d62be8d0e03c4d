/**
 * How far work has come in law (`LegalState`), as SQL: captured here, sent when a receipt is kept, effective when central says so,
 * parked when somebody must look, or has looked and undone it, withdrawn when a named person took it back. What a supervisor had accepted
 * by then was not taken back, whatever was asked here. Used wherever an act is shown, so that no two screens can disagree.
 */
export const legalState = `
  CASE WHEN done.state = 'effective' THEN 'effective'
       WHEN outbox.state = 'parked' AND done.state = 'received' THEN 'sent'
       WHEN EXISTS (SELECT 1 FROM resolution AS taken_back
         WHERE taken_back.envelope_id = outbox.envelope_id AND taken_back.how = 'withdrawn') THEN 'withdrawn'
       WHEN done.state = 'undone' THEN 'parked'
       WHEN outbox.state = 'sent' THEN 'sent'
       WHEN outbox.state = 'parked' THEN 'parked' ELSE 'captured' END`;

/** SQL: central lets that piece stand. */
const stands = (piece: string): string =>
  `EXISTS (SELECT 1 FROM act_state AS reached WHERE reached.envelope_id = ${piece} AND reached.state IN ('received', 'effective'))`;

/**
 * The piece that speaks for work that was parked and amended: the one that stands at central, for a supervisor may have accepted an earlier
 * one before what was sent in its place came there; else the last one of its line. What was only taken back speaks for itself.
 */
export const latestPiece = (envelope: string): string => `
  coalesce(iif(${stands(envelope)}, ${envelope}, NULL), (SELECT piece.successor_id FROM resolution AS piece
    WHERE piece.first_id = ${envelope} AND ${stands('piece.successor_id')}), (SELECT piece.successor_id FROM resolution AS piece
    WHERE piece.first_id = ${envelope} AND piece.how IN ('merged', 'resolved', 'amended', 'sent-again')
      AND NOT EXISTS (SELECT 1 FROM resolution AS later
        WHERE later.envelope_id = piece.successor_id
          AND later.how IN ('merged', 'resolved', 'amended', 'sent-again'))), ${envelope})`;

/** The joins `legalState` needs; `envelope` is the SQL of the envelope's id. */
export const legalStateJoins = (envelope: string): string => `
  LEFT JOIN outbox ON outbox.envelope_id = ${latestPiece(envelope)}
  LEFT JOIN act_state AS done ON done.envelope_id = outbox.envelope_id`;

/** SQL: the same of a row of `act_state` about work of another desk. */
export const legalStateElsewhere = `
  CASE act_state.state WHEN 'effective' THEN 'effective' WHEN 'received' THEN 'sent' ELSE 'parked' END`;
