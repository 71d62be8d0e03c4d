import type { Input } from '../../../preload/contract/calls.ts';
import { ok } from '../../../preload/contract/result.ts';
import { insertHandover } from '../../vault/queries/parked.ts';
import { audit } from '../audit.ts';
import type { Desk } from '../desk.ts';
import { findActionable } from './find-own-parked.ts';
import { toParkedItem } from './parked-item.ts';

/** Asks the supervisors of this machine to look, in the author's words. Both can go on with it: whoever is first ends it. */
export const handOver = (desk: Desk, { envelopeId, words }: Input<'parked/hand-over'>) => {
  const found = findActionable(desk, envelopeId, 'hand-over');
  if (!found.ok) return found;
  const row = found.value;
  const { staffId } = desk.staff;
  desk.vault.transact((db) => {
    insertHandover(db, { envelopeId, staffId, words, at: desk.clock.now().toISOString() });
    audit(desk, db, { action: 'parked/handed-over', subjectId: row.subjectId, details: { envelopeId } });
  });
  desk.announce({ event: 'outbox/changed', data: {} });
  return ok(toParkedItem(desk, row));
};
