import { defineConfig } from 'vitest/config';

/** The tests of the pure rules alone: a mutant is judged in seconds, and by nothing that a database could fail. */
export default defineConfig({
  test: {
    include: ['test/unit/main/domain/{authority,identity}/**/*.test.ts'],
    setupFiles: ['test/mutation/steady-draws.ts'],
    maxWorkers: 1,
    env: { PROPERTY_RUNS: '40' },
    testTimeout: 30_000,
  },
});
