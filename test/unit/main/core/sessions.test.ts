import { beforeEach, expect, test } from 'vitest';
import { createSessions, idleLimitMs, type OpenSession } from '../../../../main/core/sessions.ts';
import { systemClock } from '../../../../main/platform/clock.ts';
import { uptimeMs } from '../../../../main/platform/uptime.ts';
import { StaffId } from '../../../../preload/contract/values.ts';

const page = 'page-1';
const session: OpenSession = {
  sessionId: 's-1',
  staff: { staffId: StaffId.parse('staff-anna'), name: 'Anna', role: 'counter', office: '', personId: null },
  signedInAt: new Date(0),
  leaseUntil: new Date(0),
};
let elapsedMs = 0;
const clock = { now: () => new Date(0), monotonicMs: () => elapsedMs };
let sessions = createSessions(clock);

beforeEach(() => {
  elapsedMs = 0;
  sessions = createSessions(clock);
  sessions.begin(page, session);
});

test('a session that is used is never idle', () => {
  for (let uses = 0; uses < 4; uses += 1) {
    elapsedMs += idleLimitMs;
    expect(sessions.use(page)).toBe(session);
  }
  expect(sessions.endIdle()).toBe(0);
});

test('looking at who is signed in is no use of the session', () => {
  elapsedMs = idleLimitMs;
  expect(sessions.find(page)).toBe(session);
  elapsedMs += 1;
  expect(sessions.endIdle()).toBe(1);
});

test('a session that has been idle too long is nobody’s, also before anybody has looked for such', () => {
  elapsedMs = idleLimitMs + 1;
  expect(sessions.find(page)).toBeNull();
  expect(sessions.use(page)).toBeNull();
  expect(sessions.endIdle()).toBe(1);
});

test('the time a machine sleeps is idle time', () => {
  expect(Math.abs(systemClock.monotonicMs() - uptimeMs())).toBeLessThan(1000);
});
