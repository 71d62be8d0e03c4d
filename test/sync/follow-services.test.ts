import { expect, test } from 'vitest';
import { CentralStatus } from '../../central/api/lookups.ts';
import type { Answer } from '../../main/sync/answer.ts';
import { createConnectivity } from '../../main/sync/connectivity.ts';
import { followServices } from '../../main/sync/follow-services.ts';
import { readBoard } from '../../main/usecases/service-board.ts';
import { raw, testVault } from '../helpers/vault-open.ts';

const minute = 60_000;
const { signal } = new AbortController();
const dayStart = Date.parse('2026-03-10T08:00:00Z');

const eidDown = {
  service: 'eid',
  state: 'down',
  since: '2026-03-10T07:30:00.000Z',
  expectedUntil: '2026-03-10T09:00:00.000Z',
  announcement: 'Bring your passport.',
};
const mailboxUp = { service: 'mailbox', state: 'up', since: null, expectedUntil: null, announcement: null };

/** What a central says, read as the transport reads it. */
const told = (services?: readonly object[]): Answer<CentralStatus> => ({
  kind: 'answered',
  value: CentralStatus.parse({
    serverTime: '2026-03-10T08:00:00.000Z',
    apiVersion: '9.0.0',
    oldestSchemaVersion: 1,
    ...(services === undefined ? {} : { services }),
  }),
});

/** A machine with a real vault, and a central that answers as it is told to. */
const world = () => {
  const vault = testVault();
  let now = dayStart;
  let answer: Answer<CentralStatus> = told([mailboxUp]);
  const seen = { asked: 0, heard: 0, faults: [] as unknown[] };
  const services = followServices({
    vault,
    transport: {
      status: async () => {
        seen.asked += 1;
        return answer;
      },
    },
    now: () => now,
    wallClock: () => new Date(now),
    onHeard: () => {
      seen.heard += 1;
    },
    onFault: (error) => seen.faults.push(error),
  });
  return {
    vault,
    seen,
    services,
    board: () => readBoard(vault.read),
    setAnswer: (next: Answer<CentralStatus>) => {
      answer = next;
    },
    pullAt: async (minutes: number, isQuiet = false) => {
      now = dayStart + minutes * minute;
      await services.afterPull(signal, { isQuiet });
    },
  };
};

test('the board is asked for every five minutes while somebody is at the desk, and every fifteen while nobody is', async () => {
  const { pullAt, seen } = world();
  for (const minutes of [0, 1, 4.9, 5, 6]) await pullAt(minutes);
  expect(seen.asked).toBe(2);
  for (const minutes of [10, 15, 19.9, 20]) await pullAt(minutes, true);
  expect(seen.asked).toBe(3);
});

test('a clock that was put back holds nothing up', async () => {
  const { pullAt, seen } = world();
  await pullAt(60);
  await pullAt(0);
  expect(seen.asked).toBe(2);
});

test('what was heard last is here with the time it was heard, the worst first', async () => {
  const { pullAt, setAnswer, board, seen } = world();
  expect(board()).toEqual({ heardAt: null, services: [] });
  await pullAt(0);
  setAnswer(told([mailboxUp, eidDown]));
  await pullAt(5);
  expect(board()).toEqual({ heardAt: '2026-03-10T08:05:00.000Z', services: [eidDown, mailboxUp] });
  expect(seen.heard).toBe(2);
  setAnswer({ kind: 'unreachable' });
  await pullAt(10);
  expect(board().heardAt).toBe('2026-03-10T08:05:00.000Z');
  setAnswer(told([mailboxUp]));
  await pullAt(11);
  expect(board().services).toEqual([mailboxUp]);
});

test('a probe of the way to central brings the board for nothing', async () => {
  const { services, pullAt, board, seen, setAnswer } = world();
  setAnswer(told([eidDown]));
  expect(await createConnectivity(services).probe(signal)).toBe('central');
  expect(board().services).toEqual([eidDown]);
  await pullAt(1);
  expect(seen.asked).toBe(1);
});

test('a central that says nothing of services takes nothing away, and is not asked with every pull', async () => {
  const { pullAt, board, seen, setAnswer } = world();
  await pullAt(0);
  setAnswer(told());
  await pullAt(5);
  await pullAt(6);
  expect([seen.asked, seen.heard]).toEqual([2, 1]);
  expect(board()).toEqual({ heardAt: '2026-03-10T08:00:00.000Z', services: [mailboxUp] });
});

test('services, states and fields that only a newer central knows break nothing', async () => {
  const { pullAt, board, setAnswer } = world();
  const moon = { ...mailboxUp, service: 'moon-register', state: 'under-water', mood: 'blue' };
  setAnswer(told([mailboxUp, moon, mailboxUp]));
  await pullAt(0);
  expect(board().services).toEqual([
    { ...mailboxUp, service: 'moon-register', state: 'disturbed' },
    mailboxUp,
  ]);
});

test('a disk that does not take the board is reported, and hides central from nobody', async () => {
  const { services, seen, vault } = world();
  raw(vault.read, 'DROP TABLE service_status');
  expect(await createConnectivity(services).probe(signal)).toBe('central');
  expect([seen.faults.length, seen.heard]).toEqual([1, 0]);
});
