import { configDefaults, defineConfig } from 'vitest/config';

/** Of the contract, what holds without a central. */
const withoutCentral = ['architecture', 'dispatcher', 'dispatcher-outputs', 'locales', 'readme'];
/** Pure rules that take seconds all the same: they set whole papers, or draw a whole country. */
const heavy = [
  'test/unit/main/usecases/mandates/print-mandate.test.ts',
  'test/unit/main/print/render-paper.test.ts',
  'test/unit/central/population/generate.test.ts',
];
const quick = [
  'test/unit/**/*.test.{ts,tsx}',
  ...withoutCentral.map((name) => `test/contract/${name}.test.ts`),
];

/**
 * `quick` is what `npm run check` runs: the rules, in some seconds. `vault` has real SQLite, and `whole` real PostgreSQL and real HTTP too.
 */
export default defineConfig({
  test: {
    /** Time limits end what hangs; they say nothing of how fast it must be, so that a busy machine fails nothing that is right. */
    testTimeout: 120_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    globalSetup: 'test/helpers/run-folder.ts',
    /** As for the browser: a machine that stutters must not hide what the others found. */
    retry: process.env['CI'] === undefined ? 0 : 1,
    projects: [
      // These tests leave nothing behind in a module, so files share a worker: loading the code anew for each took most of the time.
      {
        extends: true,
        test: {
          name: 'quick',
          include: quick,
          exclude: [...configDefaults.exclude, ...heavy],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: 'vault', include: ['test/vault/**/*.test.ts', ...heavy], isolate: false },
      },
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
