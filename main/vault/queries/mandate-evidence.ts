import type { MandateGiving } from '../../../central/api/work.ts';
import type { ReadDb, WriteDb } from '../handle.ts';
import { statement } from '../statement.ts';

/** What shows how a mandate was given, or that it was not: kept for good. */
export type MandateEvidence = {
  readonly evidenceId: string;
  readonly mandateId: string | null;
  readonly subjectId: string;
  readonly interactionId: string;
  readonly outcome: 'given' | 'refused';
  readonly giving: MandateGiving;
  readonly wordingHash: string;
  readonly staffId: string;
  readonly at: string;
};

export const insertMandateEvidence = (db: WriteDb, evidence: MandateEvidence): void => {
  statement(
    db,
    `INSERT INTO mandate_evidence (evidence_id, mandate_id, subject_id, interaction_id, outcome, way, giving,
       wording_hash, staff_id, at)
     VALUES (@evidenceId, @mandateId, @subjectId, @interactionId, @outcome, @way, @giving, @wordingHash, @staffId, @at)`,
  ).run({ ...evidence, way: evidence.giving.way, giving: JSON.stringify(evidence.giving) });
};

/** What was given and refused in a contact, without the pictures and strokes themselves. */
export const listMandateEvidence = (
  db: ReadDb,
  interactionId: string,
): readonly (Pick<MandateEvidence, 'evidenceId' | 'mandateId' | 'outcome' | 'at'> & {
  readonly way: MandateGiving['way'];
})[] =>
  statement<
    Pick<MandateEvidence, 'evidenceId' | 'mandateId' | 'outcome' | 'at'> & {
      readonly way: MandateGiving['way'];
    }
  >(
    db,
    `SELECT evidence_id AS evidenceId, mandate_id AS mandateId, outcome, way, at FROM mandate_evidence
     WHERE interaction_id = ? ORDER BY at, evidence_id`,
  ).all(interactionId);
