import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayOf, isDay, minutesBetween } from '../../../../main/domain/calendar.ts';

test.each([
  ['2026-05-08T21:59:59Z', 'Europe/Copenhagen', '2026-05-08'],
  ['2026-05-08T22:00:00Z', 'Europe/Copenhagen', '2026-05-09'],
  ['2026-12-31T23:00:00Z', 'Europe/Copenhagen', '2027-01-01'],
  ['2026-05-08T03:59:00Z', 'America/New_York', '2026-05-07'],
] as const)('%s is in %s the day %s', (instant, timeZone, day) => {
  expect(dayOf(new Date(instant), timeZone)).toBe(day);
});

test.each(['2026-02-29', '2026-13-01', '2026-00-10', '26-01-01', '2026-1-1', 'today', ''])(
  '%s is no day',
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

test('29 February is a day in a leap year', () => {
  expect(isDay('2028-02-29')).toBe(true);
});

test('days added and taken away again lead back, over months and clock changes', () => {
  const day = fc
    .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((each) => each.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
      const there = addDays(from, days);
      expect(addDays(there, -days)).toBe(from);
      expect(there > from).toBe(days > 0);
    }),
  );
});

test('minutes are negative where the first moment lies ahead', () => {
  expect(minutesBetween('2026-05-08T12:00:30Z', new Date('2026-05-08T12:00:00Z'))).toBe(-0.5);
});
