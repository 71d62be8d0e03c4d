import type { AssuranceLevel, PersonId } from '../../../preload/contract/values.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** Somebody in the room besides the party, with the document that was shown. */
export type PresentRow = {
  readonly interactionId: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly documentKind: string;
  readonly documentNumber: string;
  readonly issuingCountry: string;
  readonly expiresOn: string | null;
  readonly level: AssuranceLevel;
  readonly checkedBy: string;
  readonly checkedAt: string;
};

export const putPresent = (db: WriteDb, row: PresentRow): void => {
  statement(
    db,
    `INSERT OR REPLACE INTO also_present (interaction_id, person_id, name, document_kind, document_number,
       issuing_country, expires_on, level, checked_by, checked_at)
     VALUES (@interactionId, @personId, @name, @documentKind, @documentNumber, @issuingCountry, @expiresOn, @level,
       @checkedBy, @checkedAt)`,
  ).run(row);
};

export const listPresent = (db: ReadDb, interactionId: string): readonly PresentRow[] =>
  statement<PresentRow>(
    db,
    `SELECT interaction_id AS interactionId, person_id AS personId, name, document_kind AS documentKind,
       document_number AS documentNumber, issuing_country AS issuingCountry, expires_on AS expiresOn, level,
       checked_by AS checkedBy, checked_at AS checkedAt
     FROM also_present WHERE interaction_id = ? ORDER BY checked_at, person_id`,
  ).all(interactionId);
