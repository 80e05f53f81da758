import { defineConfig } from 'vitest/config';

/** Tests run on the Node that the package pins: `npm test` finds it in node_modules/.bin. */
export default defineConfig({
  test: {
    include: ['{test,packages/*/test}/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
