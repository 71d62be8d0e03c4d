import { expect, test } from 'vitest';
import { createDoors, type DoorMemory } from '../../../../main/browser/doors.ts';

const keepNothing: DoorMemory = { recall: () => [], remember: () => {} };

const open = (memory: DoorMemory = keepNothing) => {
  let count = 0;
  return createDoors(() => `secret-${(count += 1)}`, memory);
};

test('A token opens once', () => {
  const doors = open();
  const token = doors.issueToken();
  expect(doors.exchange(token)).toBe('secret-2');
  expect(doors.exchange(token)).toBeNull();
});

test.each(['', 'secret', 'secret-11', 'guessed'])(
  'The token %j was never issued and opens nothing',
  (token) => {
    const doors = open();
    doors.issueToken();
    expect(doors.exchange(token)).toBeNull();
  },
);

test('A token is no cookie', () => {
  const doors = open();
  expect(doors.recognise(doors.issueToken())).toBeNull();
});

test('A cookie is known by a name that does not give it away, the same each time', () => {
  const doors = open();
  const cookie = doors.exchange(doors.issueToken()) ?? '';
  const name = doors.recognise(cookie);
  expect(name).toMatch(/^[0-9a-f]{32}$/);
  expect(name).not.toContain(cookie);
  expect(doors.recognise(cookie)).toBe(name);
});

test('A browser that was let in is known after a restart, and what is kept for that opens nothing', () => {
  let kept: readonly string[] = [];
  const memory: DoorMemory = { recall: () => kept, remember: (seals) => void (kept = seals) };
  const before = open(memory);
  const cookie = before.exchange(before.issueToken()) ?? '';
  const after = open(memory);
  expect(after.recognise(cookie)).toBe(before.recognise(cookie));
  expect(kept).toHaveLength(1);
  expect(after.recognise(kept[0] ?? '')).toBeNull();
});

test('Only the browsers let in last are known', () => {
  const doors = open();
  const cookies = Array.from({ length: 17 }, () => doors.exchange(doors.issueToken()) ?? '');
  expect(cookies.map((cookie) => doors.recognise(cookie) !== null)).toEqual([false, ...Array(16).fill(true)]);
});
