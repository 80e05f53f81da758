import { defineConfig } from 'vitest/config';

/** Tests run on the Node that the package pins: `npm test` finds it in node_modules/.bin. */
export default defineConfig({
  test: {
    include: ['{test,packages/*/test}/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A worker keeps its modules from one file to the next: loading them anew for each was a third of the suite's time.
    // So no file may leave anything behind: what it starts it stops, what it changes in the process it puts back.
    isolate: false,
    // A limit against what hangs, not a measure: a busy machine takes its time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for may take its time where many tests share a machine; a second is the default.
    expect: { poll: { timeout: 10_000 } },
  },
});
