import { defineConfig } from 'vitest/config';

// Two projects, because they want opposite things: the many small tests run first; browser
// tests, which wait more than they work, may take longer.
const never = ['**/node_modules/**', '**/dist/**'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: 'tools/test-postgres.ts',
    projects: [
      {
        test: {
          name: 'code',
          include: ['{contract,server,city,tools,bench,apps}/**/*.test.{ts,tsx}'],
          exclude: [...never, '**/*.browser.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['apps/**/*.browser.test.ts'],
          exclude: never,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
