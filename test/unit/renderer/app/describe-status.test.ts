import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import type { StatusLine } from '../../../../preload/contract/outbox.ts';
import { describeStatus } from '../../../../renderer/app/frame/describe-status.ts';
import { formatsOf } from '../../../../renderer/language/formats.ts';

const nowMs = Date.parse('2026-05-02T10:00:00Z');
const before = (seconds: number): string => new Date(nowMs - seconds * 1000).toISOString();
const i18n = createInstance();

const line: StatusLine = {
  connection: 'online',
  connectionSince: before(3600),
  unsent: 0,
  parked: 0,
  unreadable: 0,
  nextTryAt: null,
  waitsFor: null,
  isLinkSlow: false,
  isMetered: false,
  heldDocuments: null,
  lastReceiptAt: before(300),
  dataAsOf: before(120),
  leaseUntil: null,
  clockBehindMs: null,
  filling: null,
  hasSecondCopy: true,
  lowDisk: null,
};
const describeLine = (change: Partial<StatusLine>, wire: 'open' | 'waiting' = 'open') =>
  describeStatus(
    { t: i18n.t, format: formatsOf('en-GB'), nowMs, sizeOf: (bytes) => `${bytes} B` },
    { ...line, ...change },
    wire,
  );

beforeAll(async () => {
  const file = new URL('../../../../resources/locales/en/app.json', import.meta.url);
  const app: unknown = JSON.parse(readFileSync(file, 'utf8'));
  await i18n.init({ lng: 'en', defaultNS: 'app', resources: { en: { app: app as Record<string, string> } } });
});

describe('the status line', () => {
  test('says that all is well when it is', () => {
    expect(describeLine({})).toMatchObject({
      tone: 'good',
      connection: 'Connected to the central services',
      work: 'Everything is sent',
      data: 'Data from 2 minutes ago',
      receipt: 'Last receipt 5 minutes ago',
      parked: null,
      lease: null,
    });
  });

  test('does not call sent what was put aside, which may never have left the machine', () => {
    const words = describeLine({ unsent: 0, parked: 2 });
    expect([words.work, words.parked]).toEqual(['Nothing waits to be sent', '2 need you']);
    expect(describeLine({ unsent: 0, unreadable: 1 }).work).toBe('Nothing waits to be sent');
    expect(describeLine({ parked: 2, unreadable: 1 }).parked).toBe('3 need you');
  });

  test('does not count the seconds of what came a moment ago, for it is read anew each minute only', () => {
    expect(describeLine({ dataAsOf: before(59), lastReceiptAt: before(0) })).toMatchObject({
      data: 'Data from just now',
      receipt: 'Last receipt just now',
    });
    expect(describeLine({ dataAsOf: before(61) }).data).toBe('Data from 1 minute ago');
  });

  test('counts down to the next try, and calls a moment that has passed now', () => {
    expect(describeLine({ unsent: 3, nextTryAt: before(-20) }).work).toBe('3 unsent, next try in 20 seconds');
    expect(describeLine({ unsent: 1, nextTryAt: before(5) }).work).toBe('1 unsent, next try now');
    expect(describeLine({ unsent: 2 }).work).toBe('2 unsent');
  });

  test.each([
    [3 * 3_600_000, 'The clock of this machine is 3 hours behind'],
    [-12 * 60_000, 'The clock of this machine is 12 minutes ahead'],
    [90 * 1000, null],
  ])('says of a clock that is off by %s ms how far that is, in one unit: %s', (clockBehindMs, words) => {
    expect(describeLine({ clockBehindMs }).clock).toBe(words);
  });

  test('warns loudly while unsent work lies in one file only, and not when there is none', () => {
    const alone = describeLine({ unsent: 2, hasSecondCopy: false });
    expect(alone.tone).toBe('danger');
    expect(alone.work).toContain('saved in one place only');
    expect(describeLine({ unsent: 0, hasSecondCopy: false }).tone).toBe('good');
  });

  test('tells of a disk that fills up: what is left, what is safe, and what to do', () => {
    const low = describeLine({ lowDisk: { freeBytes: 300, hasReserve: true } });
    expect(low.tone).toBe('wait');
    expect(low.disk?.short).toBe('The disk is nearly full: 300 B left');
    expect(low.disk?.whole).toContain('room is kept aside for the work you are finishing');
    const full = describeLine({ lowDisk: { freeBytes: 0, hasReserve: false } });
    expect(full.tone).toBe('danger');
    expect(full.disk?.whole).toContain('before you begin anything new');
    expect(describeLine({}).disk).toBe(null);
  });

  test('never says that it is connected while the core itself does not answer', () => {
    const words = describeLine({ connection: 'online' }, 'waiting');
    expect(words.tone).toBe('danger');
    expect(words.connection).toBe('The desk is starting again. What you saved is safe.');
  });

  test('is not good for any connection but a real one', () => {
    for (const connection of ['offline', 'checking', 'sign-in-needed', 'upgrade-needed'] as const) {
      expect(describeLine({ connection }).tone).toBe('wait');
    }
  });

  test('shows a first filling that has not begun as none of it', () => {
    expect(describeLine({ filling: { done: 0, total: 0 } }).filling?.percent).toBe(0);
    expect(describeLine({ filling: { done: 5000, total: 20_000 } }).filling).toEqual({
      words: 'Fetching the citizens of your office: 5,000 of 20,000',
      percent: 25,
    });
  });
});
