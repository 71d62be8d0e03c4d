import { afterEach, beforeEach, expect, test } from 'vitest';
import { feedVersion, type RefillAnswer } from '../../central/api/refill.ts';
import type { Answer } from '../../main/sync/answer.ts';
import { keepFilled } from '../../main/sync/keep-filled.ts';
import { createVaultReplica } from '../../main/sync/vault-replica.ts';
import { findCursor, saveCursor, saveFeedVersion } from '../../main/vault/queries/sync-state.ts';
import { openTestVault } from '../helpers/sync-vault.ts';

const { signal } = new AbortController();
const anew: Answer<RefillAnswer> = { kind: 'answered', value: { cursor: 'anew' } };
const older: Answer<RefillAnswer> = { kind: 'refused', code: 'request/not-found' };

let place: ReturnType<typeof openTestVault>;
beforeEach(() => {
  place = openTestVault();
});
afterEach(() => place.remove());

const filledBy = (version: number): void =>
  place.vault.transact((db) => {
    saveCursor(db, 'reached');
    saveFeedVersion(db, version);
  });

/** A life of the workstation, after whose pulls central gives these answers; what it was asked. */
const live = async (...answers: readonly Answer<RefillAnswer>[]): Promise<readonly string[]> => {
  const asked: string[] = [];
  const left = [...answers];
  const refill = async (cursor: string): Promise<Answer<RefillAnswer>> => {
    asked.push(cursor);
    return left.shift() ?? { kind: 'unreachable' };
  };
  const afterPull = keepFilled({ vault: place.vault, transport: { refill } });
  for (let pulls = 0; pulls < 4; pulls += 1) await afterPull(signal);
  return asked;
};

test('a vault that an earlier version filled goes on from the cursor that brings everybody once more, and asks once', async () => {
  filledBy(feedVersion - 1);
  expect(await live(anew)).toEqual(['reached']);
  expect(findCursor(place.vault.read)).toBe('anew');
  expect(await live(anew)).toEqual([]);
});

test('a vault that this version filled asks for nothing', async () => {
  const page = {
    changes: [],
    cursor: 'c1',
    hasMore: false,
    subjectCount: 0,
    asOf: '2026-03-02T09:00:00.000Z',
  };
  createVaultReplica(place.vault).apply(page, 0);
  expect(await live(anew)).toEqual([]);
});

test('one that has nothing yet asks for nothing', async () => {
  expect(await live(anew)).toEqual([]);
});

test('a network that fails is asked again after the next pull, an older central with the next life', async () => {
  filledBy(feedVersion - 1);
  expect(await live({ kind: 'unreachable' }, { kind: 'unreachable' }, older, anew)).toHaveLength(3);
  expect(findCursor(place.vault.read)).toBe('reached');
  expect(await live(anew)).toHaveLength(1);
  expect(findCursor(place.vault.read)).toBe('anew');
});
