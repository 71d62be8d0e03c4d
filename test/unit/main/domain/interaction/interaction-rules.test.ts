import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageYears } from '../../../../../main/domain/interaction/age.ts';
import { canDoLegalAct } from '../../../../../main/domain/interaction/mode.ts';
import { mayDecide, mayServeCitizens } from '../../../../../main/domain/interaction/staff-role.ts';
import { Mode } from '../../../../../preload/contract/interaction.ts';
import { Role } from '../../../../../preload/contract/session.ts';

test('only informing stops every act', () => {
  expect(Mode.options.filter((mode) => !canDoLegalAct(mode))).toEqual(['informing']);
});

test('a security officer and an administrator serve nobody, and an agent decides nothing', () => {
  expect(Role.options.filter((role) => !mayServeCitizens(role))).toEqual([
    'security-officer',
    'administrator',
  ]);
  expect(Role.options.filter((role) => mayServeCitizens(role) && !mayDecide(role))).toEqual(['agent']);
});

test.each([
  ['1940-05-08', '2026-05-08', 86],
  ['1940-05-09', '2026-05-08', 85],
  ['2024-02-29', '2025-02-28', 0],
  ['2024-02-29', '2025-03-01', 1],
  ['2026-05-08', '2026-05-08', 0],
] as const)('somebody born on %s is on %s %s years old', (birthDate, today, years) => {
  expect(ageYears(birthDate, today)).toBe(years);
});

test('the age is unknown without a birth date, or before it', () => {
  expect(ageYears(null, '2026-05-08')).toBeNull();
  expect(ageYears('2026-05-09', '2026-05-08')).toBeNull();
});

test('an age only grows with the days', () => {
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((each) => each.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, day, (...days) => {
      const [birthDate = '', earlier = '', later = ''] = days.toSorted((left, right) =>
        left.localeCompare(right),
      );
      expect(ageYears(birthDate, later) ?? 0).toBeGreaterThanOrEqual(ageYears(birthDate, earlier) ?? 0);
    }),
  );
});
