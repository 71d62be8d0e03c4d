import type { Input } from '../../../preload/contract/calls.ts';
import { ok } from '../../../preload/contract/result.ts';
import { isHeldByCentral } from '../../domain/conflicts/next-step.ts';
import { insertHandover, type ParkedRow } from '../../vault/queries/parked.ts';
import { firstOfLine } from '../../vault/queries/resolutions.ts';
import type { WriteDb } from '../../vault/open.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { queueWork } from '../work.ts';
import { findActionable } from './find-own-parked.ts';
import { toParkedItem } from './parked-item.ts';
import { tellOfParked } from './tell-of-parked.ts';

/**
 * Asks a supervisor to look, in the author's words: those of this machine, and where central holds the work those of the whole centre, who
 * decide it in their reviews. All can go on with it: whoever is first ends it.
 */
export const handOver = (desk: Desk, { envelopeId, words }: Input<'parked/hand-over'>) => {
  const found = findActionable(desk, envelopeId, 'hand-over');
  if (!found.ok) return found;
  const row = found.value;
  const { staffId } = desk.staff;
  desk.vault.transact((db) => {
    insertHandover(db, { envelopeId, staffId, words, at: desk.clock.now().toISOString() });
    if (isHeldByCentral(row)) queueHandover(desk, db, { row, words });
    audit(desk, db, { action: 'parked/handed-over', subjectId: row.subjectId, details: { envelopeId } });
  });
  tellOfParked(desk, row);
  return ok(toParkedItem(desk, row));
};

const queueHandover = (
  desk: Desk,
  db: WriteDb,
  { row, words }: { readonly row: ParkedRow; readonly words: string },
): void =>
  queueWork(desk, db, {
    kind: 'work-handed-over',
    payload: { firstId: firstOfLine(db, row.envelopeId), envelopeId: row.envelopeId, words },
    envelopeId: desk.newId(),
    subjectId: row.lane,
    interactionId: row.interactionId,
    actId: null,
    baseVersion: null,
    authority: null,
    madeAt: desk.clock.now(),
  });
