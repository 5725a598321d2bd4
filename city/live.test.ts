import pg from 'pg';
import { expect, test } from 'vitest';
import { live } from './live.ts';
import { openScratch } from './scratch.ts';
import type { Report } from './live.ts';

/** A short day, so that a test may live it twice; `spoilt` is run on the empty tables. */
async function shortDay({
  spoilt,
  ...terms
}: {
  seed: number;
  crowded?: boolean;
  spoilt?: string;
}): Promise<Report> {
  const scratch = await openScratch(`live test ${terms.seed}`);
  try {
    const { url } = scratch;
    if (spoilt) await query(url, spoilt);
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

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(text);
  await client.end();
}

/** A planted bug: stock that was taken is there again. */
const stockComesBack = `
  create function forget() returns trigger language plpgsql as
    $$ begin new.stock_left = old.stock_left; return new; end $$;
  create trigger forget before update of stock_left on offer
    for each row execute function forget();`;

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

test('a planted bug is found by the end of the day', { timeout: 90_000 }, async () => {
  const report = await shortDay({ seed: 21, spoilt: stockComesBack });
  expect(report.wrong.join()).toContain('what is left and what orders hold');
});
