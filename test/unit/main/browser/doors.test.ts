import { expect, test } from 'vitest';
import { createDoors } from '../../../../main/browser/doors.ts';

const open = () => {
  let count = 0;
  return createDoors(() => `secret-${(count += 1)}`);
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
