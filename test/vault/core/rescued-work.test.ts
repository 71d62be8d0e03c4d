import { expect, test } from 'vitest';
import type { CarriedWork } from '../../../central/api/journal.ts';
import { keepRescued } from '../../../main/core/rescued-work.ts';
import { listRescued } from '../../../main/vault/queries/rescued-work.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { moment } from '../../helpers/vault-work.ts';

/** Work of a lost vault that central refused. */
const refused = (id: string, kind: CarriedWork['kind'], code: string): CarriedWork => ({
  id,
  firstId: id,
  kind,
  subjectId: 'person-1',
  subjectName: 'Karen Sørensen',
  staffId: 'staff-1',
  staffName: 'Anna Holm',
  serviceId: null,
  reference: null,
  madeAt: moment(1),
  outcome: 'refused',
  code,
});

const nothing = (): undefined => undefined;

test('refused for its ground, an act is for the reviews, and what is no act for somebody here: central opens no review of it', () => {
  const vault = testVault();
  const keep = keepRescued({ vault, now: () => new Date(moment(9)), announce: nothing });
  const told = [
    refused('act', 'act-completed', 'authority/insufficient'),
    refused('consent', 'consent-given', 'authority/insufficient'),
    refused('mandate', 'mandate-made', 'authority/insufficient'),
    refused('late', 'consent-given', 'work/withdrawn'),
  ];
  keep({ frames: [], answer: { results: [], told, settled: [] } });
  expect(listRescued(vault.read).map(({ envelopeId }) => envelopeId)).toEqual(['consent', 'mandate']);
});
