import { expect, test } from 'vitest';
import type { CarriedWork } from '../../../central/api/journal.ts';
import {
  endRescued,
  listRescued,
  noteLineSettled,
  putRescued,
} from '../../../main/vault/queries/rescued-work.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { moment } from '../../helpers/vault-work.ts';

const inConflict = (id: string, firstId: string): CarriedWork => ({
  id,
  firstId,
  kind: 'act-completed',
  subjectId: 'person-1',
  subjectName: 'Karen Sørensen',
  staffId: 'staff-1',
  staffName: 'Anna Holm',
  serviceId: 'change-of-address',
  reference: '7K2-M4P-Q9T',
  madeAt: moment(1),
  outcome: 'conflict',
  code: null,
});

test('what waits in a line that is settled at central leaves the tray, but for what somebody has ended by name', () => {
  const vault = testVault();
  const settle = (): boolean =>
    vault.transact((db) => noteLineSettled(db, { firstId: 'e-1', at: moment(9) }));
  const left = (): readonly string[] => listRescued(vault.read).map(({ envelopeId }) => envelopeId);
  vault.transact((db) => {
    for (const [id, firstId] of [
      ['e-1', 'e-1'],
      ['e-2', 'e-1'],
      ['e-3', 'e-3'],
    ] as const)
      putRescued(db, { tag: `tag of ${id}`, work: inConflict(id, firstId) });
    const ending = { staffId: 'staff-1', reason: 'Written again.', successorId: null, at: moment(5) };
    endRescued(db, { envelopeId: 'e-2', ...ending });
  });
  expect(settle()).toBe(true);
  expect(left()).toEqual(['e-2', 'e-3']);
  expect(settle()).toBe(false);
});
