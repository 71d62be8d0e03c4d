import { describe, expect, test } from 'vitest';
import { formatsOf } from '../../../../renderer/language/formats.ts';

const english = formatsOf('en-GB');
const danish = formatsOf('da-DK');
const nowMs = Date.parse('2026-05-02T10:00:00Z');
const away = (seconds: number): string => new Date(nowMs + seconds * 1000).toISOString();

describe('a day', () => {
  test('is written in full, and is the same day wherever the machine stands', () => {
    expect(english.day('2026-05-02')).toBe('2 May 2026');
    expect(danish.day('2026-05-02')).toBe('2. maj 2026');
  });

  test('and another one, to which something goes on, say what they share once', () => {
    expect(english.days('2026-05-02', '2026-05-04').replaceAll('\u2009', '')).toBe('2–4 May 2026');
    expect(danish.days('2026-05-02', '2026-05-04').replaceAll('\u2009', '')).toBe('2.–4. maj 2026');
    expect(english.days('2026-05-31', '2026-06-01').replaceAll('\u2009', ' ')).toBe('31 May – 1 June 2026');
  });

  test('gets its weekday where that helps to say it', () => {
    expect(english.dayWithWeekday('2026-05-02')).toMatch(/^Saturday,? 2 May 2026$/u);
  });
});

describe('an age', () => {
  test('is one whole unit, rounded towards now', () => {
    expect(english.age(away(-59), nowMs)).toBe('59 seconds ago');
    expect(english.age(away(-119), nowMs)).toBe('1 minute ago');
    expect(english.age(away(-2 * 86_400 - 5), nowMs)).toBe('2 days ago');
    expect(danish.age(away(-2 * 86_400), nowMs)).toBe('i forgårs');
  });

  test('in days counts the days of the calendar: 47 hours may lie over two midnights', () => {
    const justBeforeMidnight = new Date(nowMs).setHours(23, 30, 0, 0);
    const hoursBefore = (hours: number): string =>
      new Date(justBeforeMidnight - hours * 3_600_000).toISOString();
    expect(english.age(hoursBefore(23.6), justBeforeMidnight)).toBe('23 hours ago');
    expect(english.age(hoursBefore(47), justBeforeMidnight)).toBe('yesterday');
    expect(english.age(hoursBefore(47.6), justBeforeMidnight)).toBe('2 days ago');
  });

  test('in months is counted: thirty days ago may be in this month', () => {
    expect(english.age(away(-30 * 86_400), nowMs)).toBe('1 month ago');
    expect(danish.age(away(-400 * 86_400), nowMs)).toBe('for 1 år siden');
  });

  test('of a moment to come counts down', () => {
    expect(english.age(away(20), nowMs)).toBe('in 20 seconds');
    expect(english.ago(away(3), nowMs)).toBe('now');
  });
});

test('a duration over an hour has both units where both say something, and a clock set back gives none below zero', () => {
  expect(english.duration(away(-740), nowMs)).toBe('12 mins');
  expect(english.duration(away(-4300), nowMs)).toBe('1 hr 11 mins');
  expect(english.duration(away(-3 * 3600), nowMs)).toBe('3 hrs');
  expect(danish.duration(away(-3 * 3600), nowMs)).toBe('3 t.');
  expect(english.duration(away(30), nowMs)).toBe('0 mins');
});

test('money is written from its smallest unit', () => {
  expect(english.money(123_450, 'DKK').replaceAll('\u00A0', ' ')).toBe('DKK 1,234.50');
  expect(danish.money(123_450, 'DKK').replaceAll('\u00A0', ' ')).toBe('1.234,50 kr.');
});

test.each([
  [3 * 3_600_000, '3 hours', '3 timer'],
  [-30 * 86_400_000, '30 days', '30 dage'],
  [90 * 60_000, '90 minutes', '90 minutter'],
  [47 * 3_600_000, '47 hours', '47 timer'],
  [60_000, '1 minute', '1 minut'],
  [20_000, '1 minute', '1 minut'],
])('a length of %s ms is said in one whole unit', (ms, english, danish) => {
  expect(formatsOf('en-GB').about(ms)).toBe(english);
  expect(formatsOf('da-DK').about(ms)).toBe(danish);
});
