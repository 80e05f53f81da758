import { defineConfig } from 'vitest/config';

/** Tests run on the Node that the package pins: `npm test` finds it in node_modules/.bin. */
export default defineConfig({
  test: {
    include: ['{test,packages/*/test}/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A limit against what hangs, not a measure: a busy machine takes its time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for may take its time where many tests share a machine; a second is the default.
    expect: { poll: { timeout: 10_000 } },
  },
});
