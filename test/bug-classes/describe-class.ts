import { describe, expect, test } from 'vitest';
import { bugClasses, type ClassName, type SeededIn } from './classes.ts';

/** What breaks the promise of a class, in words; null where it is kept. */
type Found = string | null;
type Check<Bug> = (bug: Bug | null) => Found | Promise<Found>;

/** One check, with the real code and with the bug put in. */
export type Shown = {
  readonly check: unknown;
  readonly real: () => Promise<Found>;
  readonly seeded: () => Promise<Found>;
};

/** The very same check judges the real code (null) and the copy with the bug. */
export const shown = <Bug>(check: Check<Bug>, bug: Bug): Shown => ({
  check,
  real: async () => check(null),
  seeded: async () => check(bug),
});

/** The tests of a class: the real code keeps the promise, and each seeded bug of the table is noticed. */
export const describeClass = <Name extends ClassName>(
  name: Name,
  seeded: Readonly<Record<SeededIn<Name>, Shown>>,
): void => {
  const found = bugClasses.find((each) => each.name === name);
  if (found === undefined) throw new Error('the name is in the table');
  const bugs = Object.entries<Shown>(seeded);
  const checks = [...new Map(bugs.map(([, each]) => [each.check, each])).values()];
  describe(`${name} (${found.seenIn.join(', ')})`, () => {
    test(`holds: ${found.mustHold}`, { timeout: 60_000 }, async () => {
      for (const { real } of checks) expect(await real()).toBe(null);
    });
    test.each(bugs)('would be noticed: %s', { timeout: 60_000 }, async (_, bug) => {
      expect(await bug.seeded()).toEqual(expect.any(String));
    });
  });
};
