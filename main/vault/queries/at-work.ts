import { openParked } from './open-parked.ts';

/**
 * SQL: the person of a row named `who` is being served here, alone or for somebody, or what was done for them has not arrived. Then
 * nothing about them may go.
 */
export const isAtWork = `(EXISTS (SELECT 1 FROM interaction WHERE subject_id = who.person_id AND state = 'open')
  OR EXISTS (SELECT 1 FROM interaction WHERE party_person_id = who.person_id AND state = 'open')
  OR EXISTS (SELECT 1 FROM outbox WHERE lane = who.person_id AND state IN ('waiting', 'sending'))
  OR EXISTS (SELECT 1 FROM outbox WHERE subject_id = who.person_id AND ${openParked}))`;

/** SQL: the ids of everybody of whom that is true. */
export const peopleAtWork = `SELECT subject_id AS person_id FROM interaction WHERE state = 'open'
  UNION SELECT party_person_id FROM interaction WHERE state = 'open' AND party_person_id IS NOT NULL
  UNION SELECT lane FROM outbox WHERE state IN ('waiting', 'sending')
  UNION SELECT subject_id FROM outbox WHERE ${openParked}`;
