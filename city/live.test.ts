import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
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

/** As anybody replays a day: a process of its own, on a database server of its own. */
async function replayed(seed: number): Promise<string> {
  const env = { ...process.env, ARRIVAL_TEST_POSTGRES: undefined };
  const args = ['city/main.ts', '--seed', String(seed), '--errands', '24'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return stdout.replace(/, [\d.]+ s\n$/, '');
}

test('one seed lives the same day twice, to the byte', { timeout: 120_000 }, async () => {
  const first = await replayed(21);
  expect(first).toMatch(
    /[1-9]\d* redeemed.* [1-9]\d* troubles, 0 wrong, books [0-9a-f]{16}$/,
  );
  expect(await replayed(21)).toBe(first);
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
