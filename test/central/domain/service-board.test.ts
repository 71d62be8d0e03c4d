import { expect, test } from 'vitest';
import { boardOf, isServiceId, type Outage } from '../../../central/domain/service-board.ts';
import { noteCall, unknownHealth, type Health } from '../../../central/domain/service-health.ts';

const now = new Date('2026-03-10T12:00:00Z');
const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

const failedAt = (...minutes: readonly number[]): Health =>
  minutes.reduce(
    (health, each) => noteCall(health, { hasSucceeded: false, at: minutesAgo(each) }),
    unknownHealth,
  );
const outage = (service: string): Outage => ({
  service,
  words: 'Come back tomorrow.',
  expectedUntil: null,
  announcedAt: minutesAgo(20),
});
const board = (health: Readonly<Record<string, Health>>, outages: readonly Outage[] = []) =>
  new Map(
    boardOf({ health: new Map(Object.entries(health)), outages }, now).map(
      (each) => [each.service, each] as const,
    ),
  );

test('what an operator announced stands, whatever the calls say', () => {
  expect(board({}, [outage('eid')]).get('eid')).toEqual({
    service: 'eid',
    state: 'down',
    since: minutesAgo(20).toISOString(),
    expectedUntil: null,
    announcement: 'Come back tomorrow.',
  });
});

test.each([
  ['it failed before somebody said so', failedAt(40, 35, 30), 40],
  ['it failed only afterwards', failedAt(10, 8, 6), 20],
])('an outage began when %s', (_when, health, minutes) => {
  expect(board({ eid: health }, [outage('eid')]).get('eid')?.since).toBe(minutesAgo(minutes).toISOString());
});

test('a receiver is on the board only while something is the matter with it', () => {
  const known = { 'receiver:tax': failedAt(5, 4, 3), 'receiver:library': failedAt(0) };
  expect([...board(known).keys()]).toEqual([
    'account-register',
    'eid',
    'mailbox',
    'messages',
    'receiver:tax',
  ]);
  expect(board({}, [outage('receiver:library')]).get('receiver:library')?.state).toBe('down');
});

test.each([
  ['eid', true],
  ['receiver:library', true],
  ['receiver:', false],
  ['receiver:Library; drop', false],
  ['coffee', false],
])('%s is a service: %s', (text, isOne) => {
  expect(isServiceId(text)).toBe(isOne);
});
