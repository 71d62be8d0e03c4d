import { expect, test } from 'vitest';
import { markParked } from '../../../main/vault/queries/outbox-progress.ts';
import { listOwnView } from '../../../main/vault/queries/own-view.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { putAct } from '../../../main/vault/queries/replica.ts';
import { insertResolution } from '../../../main/vault/queries/resolutions.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';
import { beginAct, beginInteraction, moment, queueWork, saveWork } from '../../helpers/vault-work.ts';

/** Peter acted on a mandate, and central put the work aside. */
const putAside = () => {
  const vault = testVault();
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    beginInteraction(db, 'i-1');
    beginAct(db, 'a-1', 'i-1');
    saveWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: 'a-1' });
    markParked(db, { envelopeId: 'e-1', reason: 'authority/revoked' });
  });
  const end = (how: 'amended' | 'withdrawn', content: string) =>
    vault.transact((db) => {
      const actId = how === 'amended' ? 'a-1' : null;
      queueWork(db, { envelopeId: 'e-2', interactionId: 'i-1', actId, content });
      const ending = { envelopeId: 'e-1', firstId: 'e-1', how, successorId: 'e-2', staffId: 'staff-1' };
      insertResolution(db, {
        ...ending,
        evidence: null,
        at: moment(6),
        reason: how === 'withdrawn' ? 'Thought better of it.' : null,
      });
    });
  const read = () => listOwnView(vault.read, personId(1), 20);
  return { vault, end, read };
};

test('the citizen reads of an act that was taken back that it was', () => {
  const { end, read } = putAside();
  expect(read()).toMatchObject([{ kind: 'done', legalState: 'parked' }]);
  end('withdrawn', '{}');
  expect(read()).toMatchObject([{ kind: 'done', legalState: 'withdrawn' }]);
});

test('the citizen reads who decided in the end, and on what ground', () => {
  const { end, read } = putAside();
  expect(read()).toMatchObject([{ party: 'Peter Hansen', ground: 'mandate' }]);
  end('amended', JSON.stringify({ authority: { partyName: 'Karen Hansen', ground: 'self' } }));
  expect(read()).toMatchObject([{ party: 'Karen Hansen', ground: 'self', legalState: 'captured' }]);
});

test('the citizen reads of an act at another desk whether it stands', () => {
  const { vault, read } = putAside();
  const act = { personId: personId(1), serviceId: 'housing-benefit', receivers: [], clockNote: null };
  vault.transact((db) =>
    putAct(db, {
      ...act,
      envelopeId: 'elsewhere',
      reference: 'R-9',
      state: 'undone',
      changedAt: moment(9),
    }),
  );
  expect(read()[0]).toMatchObject({ kind: 'done-elsewhere', legalState: 'parked' });
});

test('the citizen reads who served them in the end, where a supervisor mended what a clerk had begun', () => {
  const { vault, read } = putAside();
  vault.transact((db) => {
    const known = db.prepare(
      `INSERT INTO staff (staff_id, name, role, office, is_on_lease) VALUES (?, ?, 'counter', 'Aarhus', 1)`,
    );
    known.run('staff-1', 'Anna Holm');
    known.run('staff-2', 'Bo Lund');
  });
  expect(read()).toMatchObject([{ staff: 'Anna Holm, Aarhus' }]);
  vault.transact((db) => {
    queueWork(db, {
      envelopeId: 'e-2',
      interactionId: 'i-1',
      actId: 'a-1',
      content: '{}',
      staffId: 'staff-2',
    });
    const ending = { envelopeId: 'e-1', firstId: 'e-1', how: 'amended' as const, successorId: 'e-2' };
    insertResolution(db, { ...ending, staffId: 'staff-2', evidence: null, at: moment(6), reason: null });
  });
  expect(read()).toMatchObject([{ staff: 'Bo Lund, Aarhus' }]);
});
