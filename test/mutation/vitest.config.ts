import { defineConfig } from 'vitest/config';
import { ExamplesFirst } from './examples-first.ts';

/** The tests of the pure rules alone: a mutant is judged in seconds, and by nothing that a database could fail. */
export default defineConfig({
  test: {
    include: ['test/unit/main/domain/{authority,identity}/**/*.test.ts'],
    setupFiles: ['test/mutation/steady-draws.ts'],
    // None of these tests keeps state, so all share one worker: loading the rules anew for each file took most of the time.
    isolate: false,
    sequence: { sequencer: ExamplesFirst },
    maxWorkers: 1,
    env: { PROPERTY_RUNS: '40' },
    testTimeout: 30_000,
  },
});
