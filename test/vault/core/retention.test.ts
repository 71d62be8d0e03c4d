import { setImmediate as breathe } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { blobHash } from '../../../central/api/blobs.ts';
import { forgetWhatEnded, type Retention } from '../../../main/core/retention.ts';
import { findWanted } from '../../../main/sync/subscriptions/wanted.ts';
import { createVaultReplica } from '../../../main/sync/vault-replica.ts';
import type { Vault } from '../../../main/vault/open.ts';
import { appendToBlob, insertBlob, markWhole } from '../../../main/vault/queries/blobs.ts';
import { saveLease } from '../../../main/vault/queries/lease.ts';
import { markSent } from '../../../main/vault/queries/outbox-progress.ts';
import { putPerson } from '../../../main/vault/queries/replica-person.ts';
import { countPeople } from '../../../main/vault/queries/replica.ts';
import { findCursor } from '../../../main/vault/queries/sync-state.ts';
import { listReviews, putReview } from '../../../main/vault/queries/reviews.ts';
import { hasUnread, keepUnread } from '../../../main/vault/queries/unread-changes.ts';
import { bindBlobs } from '../../../main/vault/queries/uploads.ts';
import { raw, testVault } from '../../helpers/vault-open.ts';
import { personId, personRecord } from '../../helpers/vault-people.ts';
import { silentLog } from '../../helpers/vault-settings.ts';
import { reviewRecord } from '../../helpers/vault-records.ts';
import { beginInteraction, moment, queueWork } from '../../helpers/vault-work.ts';

/** A cache of 450 people under a lease until 8 March that lets the machine be away for 72 hours. */
const vaultWithPeople = (): Vault => {
  const vault = testVault();
  vault.transact((db) => {
    for (let ordinal = 1; ordinal <= 450; ordinal += 1) putPerson(db, personRecord(ordinal), 'sync');
    saveLease(db, {
      leaseId: 'lease-1',
      notAfter: '2026-03-08T08:00:00Z',
      longestOfflineHours: 72,
      policyVersion: '4',
      staff: [],
      orders: [],
      serverTime: '2026-03-01T08:00:00Z',
    });
  });
  return vault;
};

const at = (vault: Vault, now: string): Retention => ({
  vault,
  now: () => new Date(now),
  log: silentLog,
  onForgotten: () => undefined,
});

/** The first page of a machine that is filled anew. */
const bring = (vault: Vault, ordinals: readonly number[], hasMore = false): void => {
  const changes = ordinals.map((ordinal) => ({
    sequence: 1,
    entity: 'person' as const,
    subjectId: personId(ordinal),
    record: personRecord(ordinal),
  }));
  const asOf = '2026-03-11T09:00:00.000Z';
  createVaultReplica(vault).apply(
    { changes, cursor: 'c-1', hasMore, asOf, subjectCount: changes.length },
    Date.parse(asOf),
  );
};

const endWork = (vault: Vault): void =>
  vault.transact((db) => {
    db.prepare(`UPDATE interaction SET state = 'abandoned', completed_at = '2026-03-11T10:00:00Z'`).run();
  });

test('a machine that is away keeps its people while its lease runs, and as long again as it may be away', async () => {
  const vault = vaultWithPeople();
  expect(await forgetWhatEnded(at(vault, '2026-03-11T08:00:00Z'), new AbortController().signal)).toBe(0);
  expect(countPeople(vault.read)).toBe(450);
});

test('after that it forgets them all without being told', async () => {
  const vault = vaultWithPeople();
  expect(await forgetWhatEnded(at(vault, '2026-03-11T08:00:01Z'), new AbortController().signal)).toBe(450);
  expect(countPeople(vault.read)).toBe(0);
});

test('with them goes what waits for a supervisor, and what a newer central told of people who never came', async () => {
  const vault = vaultWithPeople();
  vault.transact((db) => {
    putReview(db, reviewRecord('open'));
    const unread = { kind: 'person', recordId: 'strange', subjectId: 'strange', content: '{"name":"Karen"}' };
    keepUnread(db, unread, moment(1));
  });
  const left = async (now: string): Promise<readonly unknown[]> => {
    await forgetWhatEnded(at(vault, now), new AbortController().signal);
    return [listReviews(vault.read, 9).length, hasUnread(vault.read)];
  };
  expect(await left('2026-03-11T08:00:00Z')).toEqual([1, true]);
  expect(await left('2026-03-11T08:00:01Z')).toEqual([0, false]);
});

test('whoever stays because of work then is asked for at central, and goes when the work is done', async () => {
  const vault = vaultWithPeople();
  vault.transact((db) => beginInteraction(db, 'i-1'));
  expect(await forgetWhatEnded(at(vault, '2026-03-11T08:00:01Z'), new AbortController().signal)).toBe(449);
  // Central sends everybody of the centre anew: who has moved away meanwhile is not among them.
  expect(findWanted(vault.read).work).toEqual([personId(1)]);
  endWork(vault);
  await forgetWhatEnded(at(vault, '2026-03-08T08:00:00Z'), new AbortController().signal);
  expect(countPeople(vault.read)).toBe(0);
});

test('whom central brings again, as one of its centre’s, stays after the work', async () => {
  const vault = vaultWithPeople();
  vault.transact((db) => beginInteraction(db, 'i-1'));
  await forgetWhatEnded(at(vault, '2026-03-11T08:00:01Z'), new AbortController().signal);
  bring(vault, [1]);
  endWork(vault);
  await forgetWhatEnded(at(vault, '2026-03-08T08:00:00Z'), new AbortController().signal);
  expect(countPeople(vault.read)).toBe(1);
});

test('whom central brings to a machine that comes back while it still forgets stays, and the others go', async () => {
  const vault = vaultWithPeople();
  const forgetting = forgetWhatEnded(at(vault, '2026-03-11T08:00:01Z'), new AbortController().signal);
  await breathe();
  expect(findCursor(vault.read)).toBe('');
  bring(vault, [1, 2, 450], true);
  await forgetting;
  expect([countPeople(vault.read), findCursor(vault.read)]).toEqual([3, 'c-1']);
});

test('what was to be forgotten goes also if the machine was switched off in the middle, and may work again', async () => {
  const vault = vaultWithPeople();
  const ends = new AbortController();
  const forgetting = forgetWhatEnded(at(vault, '2026-03-11T08:00:01Z'), ends.signal);
  ends.abort();
  await forgetting;
  expect(countPeople(vault.read)).toBeGreaterThan(0);
  await forgetWhatEnded(at(vault, '2026-03-08T08:00:00Z'), new AbortController().signal);
  expect(countPeople(vault.read)).toBe(0);
});

test('a machine without a lease has nothing to go by, and forgets nobody', async () => {
  const vault = testVault();
  vault.transact((db) => putPerson(db, personRecord(1), 'sync'));
  expect(await forgetWhatEnded(at(vault, '2030-01-01T00:00:00Z'), new AbortController().signal)).toBe(0);
});

test('documents of work that has arrived go two days after its receipt', async () => {
  const vault = testVault();
  vault.transact((db) => {
    beginInteraction(db, 'i-1');
    queueWork(db, { envelopeId: 'e-1', interactionId: 'i-1', actId: null });
    const content = Buffer.from('a letter');
    const sha256 = blobHash(content);
    const blobId = insertBlob(db, { sha256, bytes: content.length, mediaType: 'image/jpeg', at: moment(1) });
    appendToBlob(db, { blobId, from: 0, content });
    markWhole(db, blobId);
    bindBlobs(db, 'e-1', [sha256]);
    markSent(db, { envelopeId: 'e-1', jws: 'receipt', centralSequence: 1, at: '2026-03-02T08:00:00.000Z' });
  });
  const left = async (now: string): Promise<unknown> => {
    await forgetWhatEnded(at(vault, now), new AbortController().signal);
    return raw(vault.read, 'SELECT count(*) AS n FROM blob');
  };
  expect(await left('2026-03-04T07:59:59Z')).toEqual([{ n: 1 }]);
  expect(await left('2026-03-04T08:00:00Z')).toEqual([{ n: 0 }]);
});

test('what was decided about somebody who is not here any more goes a day after', async () => {
  const vault = vaultWithPeople();
  const decided = { staffId: 'staff-carla', staffName: 'Carla', decision: 'undo', reason: 'Asked.' };
  const at9 = '2026-03-02T09:00:00.000Z';
  const undone = { state: 'undone' as const, decisions: [{ ...decided, at: at9 }] };
  vault.transact((db) => {
    putReview(db, reviewRecord('of-somebody-here', undone));
    putReview(db, reviewRecord('of-somebody-gone', { ...undone, personId: 'gone' }));
  });
  const left = async (now: string): Promise<number> => {
    await forgetWhatEnded(at(vault, now), new AbortController().signal);
    return listReviews(vault.read, 9).length;
  };
  expect(await left('2026-03-03T08:59:59.000Z')).toBe(2);
  expect(await left('2026-03-03T09:00:00.000Z')).toBe(1);
});
