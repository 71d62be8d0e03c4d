import { configDefaults, defineConfig } from 'vitest/config';

/** Of the contract, what holds without a central. */
const withoutCentral = ['architecture', 'dispatcher', 'dispatcher-outputs', 'locales', 'readme'];
const quick = [
  'test/{unit,vault}/**/*.test.{ts,tsx}',
  ...withoutCentral.map((name) => `test/contract/${name}.test.ts`),
];

/** `quick` is what `npm run check` runs, a minute on two cores; `whole` has real PostgreSQL and real HTTP, and needs some more. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    /** As for the browser: a machine that stutters must not hide what the others found. */
    retry: process.env['CI'] === undefined ? 0 : 1,
    projects: [
      { extends: true, test: { name: 'quick', include: quick } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['test/{sync,contract,central,bug-classes}/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...quick],
        },
      },
    ],
  },
});
