import { describe, expect, test } from 'vitest';
import type { ActRecord } from '../../../central/api/records.ts';
import { countParked, countUnsent } from '../../../main/vault/queries/outbox.ts';
import { listOutbox } from '../../../main/vault/queries/outbox-list.ts';
import { markParked, markWaiting } from '../../../main/vault/queries/outbox-progress.ts';
import {
  findParked,
  hasLaterTried,
  insertHandover,
  listHandovers,
  listParked,
  listResolved,
  noteReading,
} from '../../../main/vault/queries/parked.ts';
import {
  findResolution,
  firstOfLine,
  insertResolution,
  wasMerged,
  type Resolution,
} from '../../../main/vault/queries/resolutions.ts';
import { findAct } from '../../../main/vault/queries/acts.ts';
import { findAmendingPiece } from '../../../main/vault/queries/line-pieces.ts';
import { insertChosenReceivers, listToldReceivers } from '../../../main/vault/queries/receivers.ts';
import { putAct } from '../../../main/vault/queries/replica.ts';
import { findActBase, insertActBase } from '../../../main/vault/queries/act-base.ts';
import { countUnsentAfter } from '../../../main/vault/queries/courier.ts';
import { hasUnsentWork, listUnsentIds } from '../../../main/vault/queries/journal-work.ts';
import { markSent } from '../../../main/vault/queries/outbox-progress.ts';
import type { Vault } from '../../../main/vault/open.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { personId } from '../../helpers/vault-people.ts';
import { beginAct, beginInteraction, moment, queueWork, saveWork } from '../../helpers/vault-work.ts';

/** One act that central found in conflict. */
const parkedVault = (): Vault => {
  const vault = testVault();
  vault.transact((db) => {
    beginInteraction(db, 'i-1');
    beginAct(db, 'a-1', 'i-1');
    saveWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: 'a-1' });
    markParked(db, { envelopeId: 'e-1', reason: 'conflict' });
  });
  return vault;
};

const reached = (
  envelopeId: string,
  state: ActRecord['state'],
  receivers: ActRecord['receivers'] = [],
): ActRecord => ({
  envelopeId,
  personId: personId(1),
  serviceId: 'change-of-address',
  reference: 'R-1',
  state,
  changedAt: moment(9),
  receivers,
  clockNote: null,
});

const ending = (special: Partial<Resolution> = {}): Resolution => ({
  envelopeId: 'e-1',
  firstId: 'e-1',
  how: 'resolved',
  successorId: 'e-2',
  staffId: 'staff-1',
  reason: null,
  evidence: {
    base: { street: 'Lærkevej' },
    own: { street: 'Skovvej' },
    central: { street: 'Vestergade' },
    chosen: { street: 'Skovvej' },
    centralVersion: 4,
  },
  at: moment(5),
  ...special,
});

const resolve = (vault: Vault, special: Partial<Resolution> = {}): void =>
  vault.transact((db) => {
    queueWork(db, { envelopeId: 'e-2', interactionId: 'i-1', actId: 'a-1' });
    insertResolution(db, ending(special));
  });

const sent = (vault: Vault, envelopeId: string, centralSequence: number): void =>
  vault.transact((db) => markSent(db, { envelopeId, jws: 'x.y.z', centralSequence, at: moment(9) }));

describe('how parked work ends', () => {
  test('what was compared is kept, and what was parked waits for nobody any more', () => {
    const vault = parkedVault();
    expect([countParked(vault.read), listParked(vault.read).length]).toEqual([1, 1]);
    resolve(vault);
    expect([countParked(vault.read), listParked(vault.read).length]).toEqual([0, 0]);
    expect(countUnsent(vault.read)).toBe(1);
    expect(listResolved(vault.read, 10)).toMatchObject([{ envelopeId: 'e-1', reason: 'conflict' }]);
    expect(findResolution(vault.read, 'e-1')).toMatchObject({
      how: 'resolved',
      successorState: 'captured',
      evidence: { own: { street: 'Skovvej' }, central: { street: 'Vestergade' }, centralVersion: 4 },
    });
    expect(findParked(vault.read, 'e-1')?.content).toBe('{"id":"e-1"}');
  });

  test('the act speaks by the last piece of its line', () => {
    const vault = parkedVault();
    expect(findAct(vault.read, 'a-1')).toMatchObject({ legalState: 'parked' });
    resolve(vault);
    expect(findAct(vault.read, 'a-1')).toMatchObject({ legalState: 'captured' });
    sent(vault, 'e-2', 1);
    expect(findAct(vault.read, 'a-1')).toMatchObject({ legalState: 'sent' });
    expect(firstOfLine(vault.read, 'e-2')).toBe('e-1');
  });

  test('whom the act was told to is told of the piece that came into force', () => {
    const vault = parkedVault();
    resolve(vault);
    vault.transact((db) => {
      insertChosenReceivers(db, 'a-1', [{ receiverId: 'library', basis: 'law', consentId: null }]);
      putAct(db, reached('e-2', 'effective', [{ receiverId: 'library', state: 'failed', at: moment(9) }]));
    });
    expect(listToldReceivers(vault.read, 'a-1')).toMatchObject([{ receiverId: 'library', state: 'failed' }]);
  });

  test('where a supervisor let an earlier piece stand, the act speaks by that one, and not by what came too late', () => {
    const vault = parkedVault();
    resolve(vault);
    vault.transact((db) => {
      markParked(db, { envelopeId: 'e-2', reason: 'work/took-effect' });
      putAct(db, reached('e-1', 'effective'));
    });
    expect(findAct(vault.read, 'a-1')).toMatchObject({ legalState: 'effective' });
    expect(findAmendingPiece(vault.read, 'e-1')).toBeNull();
  });

  test('what was sent in another form was undone by no supervisor: the list says why it was put aside', () => {
    const vault = parkedVault();
    resolve(vault);
    vault.transact((db) => putAct(db, reached('e-1', 'undone')));
    const first = listOutbox(vault.read, 10).find(({ envelopeId }) => envelopeId === 'e-1');
    expect(first).toMatchObject({ state: 'parked', reason: 'conflict', isResolved: true });
  });

  test('taken back, the act reads withdrawn, whatever became of the withdrawal', () => {
    const vault = parkedVault();
    resolve(vault, { how: 'withdrawn', reason: 'She has thought better of it.', evidence: null });
    sent(vault, 'e-2', 1);
    expect(findAct(vault.read, 'a-1')).toMatchObject({ legalState: 'withdrawn' });
    expect(countParked(vault.read)).toBe(0);
  });

  test('it is not unsent work any more: what was sent in its place is', () => {
    const vault = parkedVault();
    expect([listUnsentIds(vault.read), countUnsentAfter(vault.read, 0)]).toEqual([['e-1'], 1]);
    resolve(vault);
    expect([listUnsentIds(vault.read), countUnsentAfter(vault.read, 0)]).toEqual([['e-2'], 1]);
    sent(vault, 'e-2', 1);
    expect([listUnsentIds(vault.read), hasUnsentWork(vault.read)]).toEqual([[], false]);
  });

  test('that the rules merged a line once is known', () => {
    const vault = parkedVault();
    expect(wasMerged(vault.read, 'e-1')).toBe(false);
    resolve(vault, { how: 'merged' });
    expect(wasMerged(vault.read, 'e-1')).toBe(true);
  });
});

describe('the vault refuses', () => {
  test('to end the same work twice, or work that is not parked', () => {
    const vault = parkedVault();
    resolve(vault);
    expect(() => vault.transact((db) => insertResolution(db, ending()))).toThrow(/UNIQUE/);
    expect(() =>
      vault.transact((db) => insertResolution(db, ending({ envelopeId: 'e-2', successorId: 'e-1' }))),
    ).toThrow('only parked work is resolved');
  });

  test('to send again what was resolved', () => {
    const vault = parkedVault();
    resolve(vault);
    expect(() =>
      vault.transact((db) => markWaiting(db, { envelopeId: 'e-1', nextAttemptAt: null, reason: null })),
    ).toThrow('resolved work is not sent again');
  });

  test('a withdrawal without a reason', () => {
    const vault = parkedVault();
    expect(() => resolve(vault, { how: 'withdrawn' })).toThrow('CHECK');
  });
});

test('a withdrawal is a kind of work that the outbox takes, also in a vault that was just made', () => {
  const vault = parkedVault();
  vault.transact((db) =>
    db
      .prepare(
        `INSERT INTO outbox SELECT 'e-9', 9, lane, 9, 'work-withdrawn', subject_id, interaction_id, NULL, staff_id, '{}',
           's', 'h', captured_at, 'waiting', 0, NULL, NULL, NULL, NULL FROM outbox`,
      )
      .run(),
  );
  expect(countUnsent(vault.read)).toBe(2);
});

test('later work of the lane that was tried keeps the same bytes from being sent again', () => {
  const vault = parkedVault();
  const row = findParked(vault.read, 'e-1');
  if (row === null) throw new Error('it is parked');
  vault.transact((db) => queueWork(db, { envelopeId: 'e-2', interactionId: 'i-1', actId: null }));
  expect(hasLaterTried(vault.read, row)).toBe(false);
  sent(vault, 'e-2', 1);
  expect(hasLaterTried(vault.read, row)).toBe(true);
});

test('handovers stay in their order, and a reading is new once in a sitting', () => {
  const vault = parkedVault();
  vault.transact((db) => {
    for (const words of ['first', 'second']) {
      insertHandover(db, { envelopeId: 'e-1', staffId: 'staff-1', words, at: moment(6) });
    }
    const reading = { envelopeId: 'e-1', sessionId: 's-1' };
    expect([noteReading(db, reading), noteReading(db, reading)]).toEqual([true, false]);
    expect(noteReading(db, { ...reading, sessionId: 's-2' })).toBe(true);
  });
  expect(listHandovers(vault.read, 'e-1').map(({ words }) => words)).toEqual(['first', 'second']);
});

test('what a form was built on is kept as it was, and an older act has none', () => {
  const vault = parkedVault();
  expect(findActBase(vault.read, 'a-1')).toBe(null);
  vault.transact((db) => insertActBase(db, { actId: 'a-1', known: { street: 'Lærkevej' }, at: moment(1) }));
  expect(findActBase(vault.read, 'a-1')).toEqual({ street: 'Lærkevej' });
});
