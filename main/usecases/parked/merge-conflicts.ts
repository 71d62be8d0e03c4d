import { findAmendmentDraft } from '../../vault/queries/amendment-drafts.ts';
import { listHandovers, listParked, type ParkedRow } from '../../vault/queries/parked.ts';
import { firstOfLine, wasMerged } from '../../vault/queries/resolutions.ts';
import type { Desk } from '../desk.ts';
import { successorOf } from './amended-act.ts';
import { compare, faultsIn, type Comparison } from './compare.ts';
import { queueSuccessor } from './queue-successor.ts';

/** What merging needs: nobody has to be signed in. */
export type MergingDesk = Pick<
  Desk,
  'vault' | 'pack' | 'clock' | 'serverClock' | 'newId' | 'seal' | 'deviceId'
>;

/**
 * Sends again, in its author's name, every conflict that the catalogue's rules merge wholly: both changes stand, and nobody had to choose
 * (protocol.md, rule 8). Once for each line: where central still says no, a person looks; and never what a person has in hand. Answers how many
 * were sent.
 */
export const mergeConflicts = (desk: MergingDesk): number => {
  const merged = listParked(desk.vault.read).flatMap((row) => {
    if (row.reason !== 'conflict') return [];
    const compared = compare(desk, row);
    return compared !== null && isMergeable(desk, row, compared) ? [{ row, compared }] : [];
  });
  for (const { row, compared } of merged) {
    const author = { ...desk, staff: { staffId: row.staffId } };
    desk.vault.transact((db) =>
      queueSuccessor(author, db, {
        row,
        ending: {
          how: 'merged',
          reason: null,
          documents: 'as-signed',
          ...successorOf(compared, compared.merge.values),
        },
      }),
    );
  }
  return merged.length;
};

/** Somebody is writing what shall stand, or has put it before a supervisor. */
const isInHand = ({ vault: { read } }: MergingDesk, envelopeId: string): boolean =>
  findAmendmentDraft(read, envelopeId) !== null || listHandovers(read, envelopeId).length > 0;

const isMergeable = (desk: MergingDesk, { envelopeId }: ParkedRow, compared: Comparison): boolean => {
  const { merge, isComplete, centralVersion, envelope } = compared;
  const hasMovedOn = centralVersion !== null && centralVersion > (envelope.baseVersion ?? 0);
  return (
    !isInHand(desk, envelopeId) &&
    merge.isWhole &&
    isComplete &&
    hasMovedOn &&
    !wasMerged(desk.vault.read, firstOfLine(desk.vault.read, envelopeId)) &&
    faultsIn(desk, compared, merge.values).length === 0
  );
};
