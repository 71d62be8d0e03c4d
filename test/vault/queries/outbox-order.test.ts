import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Vault } from '../../../main/vault/open.ts';
import { findBlobToSend, sumHeldDocuments } from '../../../main/vault/queries/blob-to-send.ts';
import { appendToBlob, insertBlob, markWhole } from '../../../main/vault/queries/blobs.ts';
import { largeFrom, largeLag, listUrgentFirst } from '../../../main/vault/queries/outbox-order.ts';
import { markWaiting } from '../../../main/vault/queries/outbox-progress.ts';
import { listSendable } from '../../../main/vault/queries/outbox.ts';
import { bindBlobs } from '../../../main/vault/queries/uploads.ts';
import { urgentLead } from '../../../main/vault/queries/urgent-work.ts';
import { testVault } from '../../helpers/vault-open.ts';
import { beginAct, beginInteraction, finishAct, moment, queueWork } from '../../helpers/vault-work.ts';

type Work = { readonly lane: string; readonly isUrgent?: boolean; readonly isLarge?: boolean };

const urgentServices = ['account'];

/** The outbox with this work in this order: `e-1`, `e-2` and so on. */
const holding = (works: readonly Work[]): Vault => {
  const vault = testVault();
  vault.transact((db) => {
    works.forEach(({ lane, isUrgent = false, isLarge = false }, at) => {
      const [envelopeId, actId, interactionId] = [`e-${at + 1}`, `a-${at + 1}`, `i-${at + 1}`];
      beginInteraction(db, interactionId, lane);
      beginAct(db, actId, interactionId, isUrgent ? 'account' : 'address');
      finishAct(db, actId, envelopeId);
      const content = 'x'.repeat(isLarge ? largeFrom : 10);
      queueWork(db, { envelopeId, interactionId, actId, subject: lane, content });
    });
  });
  return vault;
};

const urgentFirst = (vault: Vault, limit = 1000): readonly string[] =>
  listUrgentFirst(vault.read, { now: moment(60), limit, urgentServices }).map(({ envelopeId }) => envelopeId);

describe('on a slow or metered link', () => {
  test('urgent work leaves first, small before large, and the rest as it was finished', () => {
    const works: readonly Work[] = [
      { lane: 'anna', isLarge: true },
      { lane: 'bo' },
      { lane: 'carl', isUrgent: true },
      { lane: 'dora' },
    ];
    expect(urgentFirst(holding(works))).toEqual(['e-3', 'e-2', 'e-4', 'e-1']);
  });

  test('what stands before urgent work in its lane leaves before it', () => {
    const works: readonly Work[] = [{ lane: 'bo' }, { lane: 'anna' }, { lane: 'anna', isUrgent: true }];
    expect(urgentFirst(holding(works))).toEqual(['e-2', 'e-3', 'e-1']);
  });

  test('work that waits holds its lane here too', () => {
    const vault = holding([{ lane: 'anna' }, { lane: 'anna', isUrgent: true }, { lane: 'bo' }]);
    vault.transact((db) =>
      markWaiting(db, { envelopeId: 'e-1', nextAttemptAt: moment(90), reason: 'later' }),
    );
    expect(urgentFirst(vault)).toEqual(['e-3']);
  });

  const works = fc.array(
    fc.record({
      lane: fc.constantFrom('anna', 'bo', 'carl', 'dora'),
      isUrgent: fc.boolean(),
      isLarge: fc.boolean(),
    }),
    { maxLength: 12 },
  );

  test('all of it is listed, each lane is in order, and nothing is overtaken without end', () => {
    fc.assert(
      fc.property(works, (all) => {
        const vault = holding(all);
        const listed = urgentFirst(vault);
        const oldestFirst = listSendable(vault.read, { now: moment(60), limit: 1000 });
        expect([...listed].sort()).toEqual(oldestFirst.map(({ envelopeId }) => envelopeId).sort());
        for (const lane of new Set(all.map((work) => work.lane))) {
          const inLane = oldestFirst.filter((item) => item.lane === lane).map((item) => item.envelopeId);
          expect(listed.filter((id) => inLane.includes(id))).toEqual(inLane);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('no lane starves: work of other lanes overtakes by a limited number of places only', () => {
    const urgent = Array.from({ length: urgentLead + largeLag + 5 }, (_, at) => ({
      lane: `urgent-${at}`,
      isUrgent: true,
    }));
    const listed = urgentFirst(holding([{ lane: 'anna', isLarge: true }, ...urgent]), 5000);
    expect(listed.indexOf('e-1')).toBe(urgentLead + largeLag - 1);
  });
});

test('of a queue longer than what is looked at the same leave first as if all of it were looked at', () => {
  const places = urgentLead + largeLag;
  const works = Array.from({ length: 2 * places }, (_, at) => ({
    lane: `lane-${at}`,
    isUrgent: at % 89 === 0 || at === places,
    isLarge: at % 7 === 3,
  }));
  const vault = holding(works);
  const all = urgentFirst(vault, works.length);
  expect(all).toHaveLength(works.length);
  for (const limit of [1, 2, 100]) expect(urgentFirst(vault, limit)).toEqual(all.slice(0, limit));
});

/** Work with one document each; all of it was finished at `moment(2)`. */
const withDocuments = (works: readonly Work[]): Vault => {
  const vault = holding(works);
  vault.transact((db) => {
    works.forEach((_, at) => {
      const sha256 = `${at}`.padStart(43, 'x');
      const blobId = insertBlob(db, { sha256, bytes: 1000, mediaType: 'image/jpeg', at: moment(1) });
      appendToBlob(db, { blobId, from: 0, content: Buffer.alloc(1000) });
      markWhole(db, blobId);
      bindBlobs(db, `e-${at + 1}`, [sha256]);
    });
  });
  return vault;
};
const nextOf = (vault: Vault, heldAfter: string | null) =>
  findBlobToSend(vault.read, { order: 'urgent-first', heldAfter, urgentServices })?.sha256.replaceAll(
    'x',
    '',
  );

describe('documents on a metered link', () => {
  test('wait where they are held, unless the work is urgent or stands before urgent work', () => {
    const vault = withDocuments([{ lane: 'bo' }, { lane: 'anna' }, { lane: 'anna', isUrgent: true }]);
    expect(nextOf(vault, moment(1))).toBe('1');
    expect(sumHeldDocuments(vault.read, { heldAfter: moment(1), urgentServices })).toEqual({
      documents: 1,
      bytes: 1000,
      since: moment(2),
    });
    expect(nextOf(withDocuments([{ lane: 'bo' }]), moment(1))).toBeUndefined();
  });

  test('go when they have waited long enough, or nothing holds them', () => {
    const vault = withDocuments([{ lane: 'bo' }]);
    expect(nextOf(vault, moment(2))).toBe('0');
    expect(nextOf(vault, null)).toBe('0');
  });
});
