import { beforeEach, describe, expect, test } from 'vitest';
import type { StatusListAnswer } from '../../central/api/mandate-credential.ts';
import { followIssuers } from '../../main/sync/follow-issuers.ts';
import type { Answer } from '../../main/sync/answer.ts';
import { listIssuerKeys } from '../../main/vault/queries/issuer-keys.ts';
import { findListedStatus, findStatusList } from '../../main/vault/queries/status-lists.ts';
import type { Vault } from '../../main/vault/open.ts';
import { issuedSecond, listDelta, listUri, makeIssuer, wholeList } from '../helpers/mandate-issuer.ts';
import { testVault } from '../helpers/vault-open.ts';

const issuer = makeIssuer();
const signal = new AbortController().signal;

/** A mandate register whose answers the test writes; it notes from which version it was asked. */
const world = (vault: Vault = testVault()) => {
  const state = {
    keys: [issuer.key],
    version: 1,
    answer: (_since: number | null): StatusListAnswer => wholeList(issuer, { version: 1, revoked: [3] }),
    asked: [] as (number | null)[],
    changes: 0,
    now: (issuedSecond + 60) * 1000,
    isReachable: true,
  };
  const say = <T>(value: T): Promise<Answer<T>> =>
    Promise.resolve(state.isReachable ? { kind: 'answered', value } : { kind: 'unreachable' });
  const follow = followIssuers({
    vault,
    transport: {
      issuerKeys: () => say({ keys: state.keys }),
      statusLists: () => say({ lists: [{ list: 1, uri: listUri, version: state.version }] }),
      statusList: ({ since }) => {
        state.asked.push(since);
        return say(state.answer(since));
      },
    },
    now: () => state.now,
    onChanged: () => {
      state.changes += 1;
    },
  });
  return { state, vault, follow };
};

const statusOf = (vault: Vault, index: number) => findListedStatus(vault.read, listUri, index).status;

describe('after a pull', () => {
  let state: ReturnType<typeof world>['state'];
  let vault: Vault;
  let follow: ReturnType<typeof world>['follow'];
  beforeEach(async () => {
    ({ state, vault, follow } = world());
    await follow(signal);
  });
  const later = (seconds: number) => {
    state.now += seconds * 1000;
  };

  test('keys and the whole list are fetched the first time, and whoever shows a mandate is told', () => {
    expect(listIssuerKeys(vault.read).keys.map(({ kid }) => kid)).toEqual([issuer.kid]);
    expect([statusOf(vault, 3), statusOf(vault, 4)]).toEqual(['revoked', 'stands']);
    expect(state).toMatchObject({ asked: [null], changes: 1 });
  });

  test('nothing is fetched again while nothing was revoked and the list is young', async () => {
    later(30);
    await follow(signal);
    expect(state).toMatchObject({ asked: [null], changes: 1 });
  });

  test('a step is put onto what is held, checked by the signed digest', async () => {
    later(30);
    state.version = 2;
    state.answer = () =>
      listDelta(
        issuer,
        { version: 2, revoked: [3, 900], iat: issuedSecond + 60 },
        { from: 1, revoked: [900] },
      );
    await follow(signal);
    expect(state).toMatchObject({ asked: [null, 1], changes: 2 });
    expect(statusOf(vault, 900)).toBe('revoked');
    expect(findStatusList(vault.read, listUri)).toMatchObject({
      version: 2,
      issuedSecond: issuedSecond + 60,
    });
  });

  test.each([
    ['leaves one out', { from: 1, revoked: [] }],
    ['starts elsewhere', { from: 0, revoked: [900] }],
    ['names a place outside the list', { from: 1, revoked: [900, 99_999] }],
  ])('a step that %s is followed by the whole list', async (_, step) => {
    later(30);
    state.version = 2;
    const facts = { version: 2, revoked: [3, 900], iat: issuedSecond + 60 };
    state.answer = (since) => (since === null ? wholeList(issuer, facts) : listDelta(issuer, facts, step));
    await follow(signal);
    expect(state.asked).toEqual([null, 1, null]);
    expect(statusOf(vault, 900)).toBe('revoked');
  });

  test.each([
    ['of a stranger', () => wholeList(makeIssuer('stranger'), { version: 2, revoked: [] })],
    ['under a stolen name', () => wholeList(makeIssuer(), { version: 2, revoked: [] })],
    ['of another list', () => wholeList(issuer, { version: 2, revoked: [], sub: 'https://other.example/1' })],
    ['that was issued before', () => wholeList(issuer, { version: 0, revoked: [], iat: issuedSecond - 60 })],
    [
      'dated ahead of this clock',
      () => wholeList(issuer, { version: 2, revoked: [], iat: issuedSecond + 86_400 }),
    ],
    ['that is none', () => ({ kind: 'whole' as const, token: 'not a token' })],
  ])('a list %s changes nothing, and the age stays as it was', async (_, answer) => {
    later(30);
    state.version = 2;
    state.answer = answer;
    await follow(signal);
    expect(statusOf(vault, 3)).toBe('revoked');
    expect(findStatusList(vault.read, listUri)).toMatchObject({ version: 1, issuedSecond });
    expect(state.changes).toBe(1);
  });

  test('what was revoked after central’s clock was set back is revoked here at once', async () => {
    later(30);
    state.version = 2;
    state.answer = () => wholeList(issuer, { version: 2, revoked: [3, 5], iat: issuedSecond - 60 });
    await follow(signal);
    expect(statusOf(vault, 5)).toBe('revoked');
    expect(findStatusList(vault.read, listUri)).toMatchObject({
      version: 2,
      issuedSecond: issuedSecond - 60,
    });
    later(30);
    state.answer = () => wholeList(issuer, { version: 1, revoked: [3], iat: issuedSecond + 90 });
    await follow(signal);
    expect(statusOf(vault, 5)).toBe('revoked');
  });

  test('a young head alone makes the list young again, and nobody is disturbed', async () => {
    later(400);
    state.answer = () =>
      listDelta(issuer, { version: 1, revoked: [3], iat: issuedSecond + 400 }, { from: 1, revoked: [] });
    await follow(signal);
    expect(findStatusList(vault.read, listUri)).toMatchObject({ issuedSecond: issuedSecond + 400 });
    expect(state.changes).toBe(1);
  });

  test('without central everything stays, and the next pull asks at once', async () => {
    later(30);
    state.isReachable = false;
    await follow(signal);
    state.isReachable = true;
    state.version = 2;
    state.answer = () => wholeList(issuer, { version: 2, revoked: [3, 5], iat: issuedSecond + 60 });
    await follow(signal);
    expect(statusOf(vault, 5)).toBe('revoked');
  });

  test('a list that inflates to more than any list holds is refused', async () => {
    later(30);
    state.version = 2;
    state.answer = () =>
      wholeList(issuer, { version: 2, revoked: [], size: 2 ** 25, iat: issuedSecond + 60 });
    await follow(signal);
    expect(findStatusList(vault.read, listUri)).toMatchObject({ version: 1 });
  });
});
