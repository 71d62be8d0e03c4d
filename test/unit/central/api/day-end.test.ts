import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayThere, endOfDay } from '../../../../central/api/day-end.ts';
import { propertyRuns } from '../../../helpers/property-runs.ts';

const zones = [
  'Europe/Copenhagen',
  'Europe/Lisbon',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Asuncion',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'UTC',
] as const;

const anyDay = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2045, 0, 1) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));

const next = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

test('a day is still itself a millisecond before its end, and the next one at its end, in every zone and over every change of the clocks', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...zones), (day, zone) => {
      const end = endOfDay(day, zone).getTime();
      expect(dayThere(new Date(end - 1), zone)).toBe(day);
      expect(dayThere(new Date(end), zone)).toBe(next(day));
    }),
    { numRuns: propertyRuns(300) },
  );
});

test('days follow one another without a gap, and are 23 to 25 hours long', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(...zones.slice(0, 4)), (day, zone) => {
      const hours = (endOfDay(next(day), zone).getTime() - endOfDay(day, zone).getTime()) / 3_600_000;
      expect([23, 24, 25]).toContain(hours);
    }),
    { numRuns: propertyRuns(200) },
  );
});

test.for([
  ['2026-01-15', '2026-01-15T23:00:00.000Z', 'in winter'],
  ['2026-07-15', '2026-07-15T22:00:00.000Z', 'in summer'],
  ['2026-03-28', '2026-03-28T23:00:00.000Z', 'before the night of the short day'],
  ['2026-03-29', '2026-03-29T22:00:00.000Z', 'the day of 23 hours'],
  ['2026-10-25', '2026-10-25T23:00:00.000Z', 'the day of 25 hours'],
])('%s ends in Denmark at %s: %s', ([day, end]) => {
  expect(endOfDay(day ?? '', 'Europe/Copenhagen').toISOString()).toBe(end);
});
