import { expect, test } from 'vitest';
import { live } from './live.ts';
import { openScratch } from './scratch.ts';
import type { Report } from './live.ts';

/** A short day, so that a test may live it twice. */
async function shortDay(terms: { seed: number; crowded?: boolean }): Promise<Report> {
  const scratch = await openScratch(`live test ${terms.seed}`);
  try {
    const { url } = scratch;
    return await live({
      databaseUrl: url,
      crowded: false,
      days: 1,
      errands: 24,
      ...terms,
    });
  } finally {
    await scratch.drop();
  }
}

test('one seed lives the same day twice, to the byte', { timeout: 90_000 }, async () => {
  const first = await shortDay({ seed: 21 });
  const second = await shortDay({ seed: 21 });
  expect(first.wrong).toEqual([]);
  expect(second.digest).toBe(first.digest);
  expect(first.counts.get('redeemed')).toBeGreaterThan(0);
  expect(first.troubles).toBeGreaterThan(0);
});

test('a crowd breaks no law', { timeout: 90_000 }, async () => {
  const report = await shortDay({ seed: 22, crowded: true });
  expect(report.wrong).toEqual([]);
  expect(report.counts.get('ordered')).toBeGreaterThan(0);
});
