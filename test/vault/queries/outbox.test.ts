import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActRecord } from '../../../central/api/records.ts';
import type { Vault } from '../../../main/vault/open.ts';
import { findAct } from '../../../main/vault/queries/acts.ts';
import { listOutbox } from '../../../main/vault/queries/outbox-list.ts';
import {
  clearWaits,
  markParked,
  markSending,
  markSent,
  markWaiting,
} from '../../../main/vault/queries/outbox-progress.ts';
import {
  countParked,
  countUnsent,
  findLastReceipt,
  findNextAttemptAt,
  listSendable,
  nextSequences,
} from '../../../main/vault/queries/outbox.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { putAct } from '../../../main/vault/queries/replica.ts';
import { listTimeline } from '../../../main/vault/queries/timeline.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';
import { beginAct, beginInteraction, moment, queueWork, saveWork } from '../../helpers/vault-work.ts';

/** One completed act, `e-1`, in the outbox. */
const queued = (): Vault => {
  const vault = testVault();
  vault.transact((db) => {
    putPerson(db, personRecord(1), 'sync');
    beginInteraction(db, 'i-1');
    beginAct(db, 'a-1', 'i-1');
    saveWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: 'a-1' });
  });
  return vault;
};

const receipt = { envelopeId: 'e-1', jws: 'jws', centralSequence: 7, at: moment(20) };
const effective: ActRecord = {
  envelopeId: 'e-1',
  personId: personId(1),
  serviceId: 'a-1',
  reference: 'R-a-1',
  state: 'effective',
  changedAt: moment(30),
  receivers: [],
  clockNote: null,
};
const idsAt = (vault: Vault, second: number): readonly string[] =>
  listSendable(vault.read, { now: moment(second), limit: 100 }).map(({ envelopeId }) => envelopeId);

describe('work on its way', () => {
  test('has the same legal state wherever it is shown', () => {
    const vault = queued();
    const seen = () =>
      [
        findAct(vault.read, 'a-1'),
        listOutbox(vault.read, 10)[0],
        listTimeline(vault.read, personId(1), 10)[0],
      ].map((shown) => (shown && 'legalState' in shown ? shown.legalState : shown?.state));
    expect(seen()).toEqual(['captured', 'captured', 'captured']);
    vault.transact((db) => markParked(db, { envelopeId: 'e-1', reason: 'conflict' }));
    expect(seen()).toEqual(['parked', 'parked', 'parked']);
    vault.transact((db) => markSent(db, receipt));
    expect(seen()).toEqual(['sent', 'sent', 'sent']);
    vault.transact((db) => putAct(db, effective));
    expect(seen()).toEqual(['effective', 'effective', 'effective']);
  });

  test('is where central said last that it is, also where its clock had gone back since', () => {
    const vault = queued();
    vault.transact((db) => {
      markParked(db, { envelopeId: 'e-1', reason: 'authority/revoked' });
      putAct(db, { ...effective, state: 'in-review' });
      putAct(db, { ...effective, changedAt: moment(29) });
    });
    expect(listOutbox(vault.read, 10)).toMatchObject([{ state: 'effective', effectiveAt: moment(29) }]);
  });

  test('is listed in words, with what happened to it and when', () => {
    const vault = queued();
    vault.transact((db) => {
      markSending(db, ['e-1'], moment(15));
      markWaiting(db, { envelopeId: 'e-1', nextAttemptAt: moment(18), reason: 'unreachable' });
    });
    expect(listOutbox(vault.read, 10)).toMatchObject([
      {
        envelopeId: 'e-1',
        kind: 'act-completed',
        serviceId: 'a-1',
        subject: { personId: personId(1), name: 'Karen Hansen' },
        reference: 'R-a-1',
        staffName: 'staff-1',
        attempts: 1,
        nextTryAt: moment(18),
        reason: 'unreachable',
        sentAt: null,
        effectiveAt: null,
      },
    ]);
    vault.transact((db) => {
      markSent(db, receipt);
      putAct(db, effective);
    });
    expect(listOutbox(vault.read, 10)).toMatchObject([
      { sentAt: moment(20), effectiveAt: moment(30), nextTryAt: null, reason: null },
    ]);
  });

  test('is released by a receipt only, and by the first one', () => {
    const vault = queued();
    expect(() =>
      raw(vault.read, `UPDATE outbox SET state = 'sent', sent_at = '${moment(9)}', next_attempt_at = NULL`),
    ).toThrow(/only a receipt/);
    vault.transact((db) => {
      markSent(db, receipt);
      markSent(db, { ...receipt, jws: 'other', at: moment(40) });
      markParked(db, { envelopeId: 'e-1', reason: 'late answer' });
      markWaiting(db, { envelopeId: 'e-1', nextAttemptAt: null, reason: null });
      markSending(db, ['e-1'], moment(50));
    });
    expect(
      raw(vault.read, 'SELECT state, sent_at, jws FROM outbox JOIN receipt USING (envelope_id)'),
    ).toEqual([{ state: 'sent', sent_at: moment(20), jws: 'jws' }]);
    expect(findLastReceipt(vault.read)).toEqual({
      envelopeId: 'e-1',
      centralSequence: 7,
      receivedAt: moment(20),
    });
  });

  test.each([
    [`UPDATE outbox SET content = 'other'`, /never changes/],
    [`UPDATE outbox SET signature = 'other'`, /never changes/],
    [`UPDATE outbox SET lane_sequence = 9`, /never changes/],
    [`DELETE FROM outbox`, /never deleted/],
    [`INSERT OR REPLACE INTO outbox SELECT * FROM outbox`, /never deleted/],
  ])('cannot be changed or lost: %s', (sql, message) => {
    expect(() => raw(queued().read, sql)).toThrow(message);
  });

  test('keeps its receipt for good', () => {
    const vault = queued();
    vault.transact((db) => markSent(db, receipt));
    expect(() => raw(vault.read, `UPDATE receipt SET jws = 'other'`)).toThrow(/never changes/);
    expect(() => raw(vault.read, 'DELETE FROM receipt')).toThrow(/never deleted/);
    expect(() => raw(vault.read, `UPDATE outbox SET attempts = 9`)).toThrow(/stays sent/);
  });

  test('counts as unsent until its receipt, as parked while somebody must look', () => {
    const vault = queued();
    const counts = () => [countUnsent(vault.read), countParked(vault.read)];
    expect(counts()).toEqual([1, 0]);
    vault.transact((db) => markParked(db, { envelopeId: 'e-1', reason: 'conflict' }));
    expect(counts()).toEqual([1, 1]);
    vault.transact((db) => markSent(db, receipt));
    expect(counts()).toEqual([0, 0]);
  });
});

test('sequences grow by one for the device and for each lane, and name the hash before', () => {
  const vault = queued();
  vault.transact((db) => {
    expect(nextSequences(db, personId(1))).toEqual({
      deviceSequence: 2,
      laneSequence: 2,
      previousHash: 'hash-of-e-1',
    });
    expect(nextSequences(db, personId(2))).toEqual({
      deviceSequence: 2,
      laneSequence: 1,
      previousHash: 'hash-of-e-1',
    });
  });
  testVault().transact((db) => {
    expect(nextSequences(db, personId(1))).toEqual({
      deviceSequence: 1,
      laneSequence: 1,
      previousHash: null,
    });
  });
});

describe('what may be sent', () => {
  test('comes back when a sending ran out, and when every wait is cleared', () => {
    const vault = queued();
    vault.transact((db) => markSending(db, ['e-1'], moment(30)));
    expect([idsAt(vault, 29), idsAt(vault, 30)]).toEqual([[], ['e-1']]);
    expect(findNextAttemptAt(vault.read)).toBe(moment(30));
    expect(findNextAttemptAt(vault.read, moment(30))).toBeNull();
    vault.transact(clearWaits);
    expect(idsAt(vault, 0)).toEqual(['e-1']);
  });

  const states = fc.constantFrom('ready', 'later', 'sending', 'ran-out', 'parked', 'sent');
  const items = fc.array(fc.record({ lane: fc.integer({ min: 1, max: 3 }), state: states }), {
    maxLength: 14,
  });
  type Item = { readonly lane: number; readonly state: string; readonly id: string };

  const place = (vault: Vault, item: Item, index: number): void =>
    vault.transact((db) => {
      queueWork(db, { envelopeId: item.id, interactionId: 'i-1', actId: null, subject: personId(item.lane) });
      const envelopeId = item.id;
      if (item.state === 'later') markWaiting(db, { envelopeId, nextAttemptAt: moment(60), reason: null });
      if (item.state === 'sending') markSending(db, [envelopeId], moment(60));
      if (item.state === 'ran-out') markSending(db, [envelopeId], moment(40));
      if (item.state === 'parked') markParked(db, { envelopeId, reason: 'conflict' });
      if (item.state === 'sent')
        markSent(db, { envelopeId, jws: 'jws', centralSequence: index, at: moment(9) });
    });

  /** Said once more, plainly: of each lane, what is ready up to the first item that must wait. */
  const expected = (all: readonly Item[]): readonly string[] =>
    all
      .filter(({ state }) => state === 'ready' || state === 'ran-out')
      .filter((item) => {
        const before = all.slice(0, all.indexOf(item)).filter(({ lane }) => lane === item.lane);
        return !before.some(({ state }) => state === 'later' || state === 'sending');
      })
      .map(({ id }) => id);

  test('is of each lane the head and what follows, up to the first that waits; the parked hold nobody', () => {
    fc.assert(
      fc.property(items, (drawn) => {
        const vault = testVault();
        vault.transact((db) => beginInteraction(db, 'i-1'));
        const all = drawn.map((item, index) => ({ ...item, id: `e-${index}` }));
        all.forEach((item, index) => place(vault, item, index));
        expect(idsAt(vault, 50)).toEqual(expected(all));
      }),
      { numRuns: 40 },
    );
  });
});
