import { afterAll, beforeAll, expect, it } from 'vitest';
import { live } from './live.ts';
import { openScratch } from './scratch.ts';

let database: Awaited<ReturnType<typeof openScratch>>;
beforeAll(async () => {
  database = await openScratch('a pilot');
}, 60_000);
afterAll(() => database?.drop());

it('a pilot trades, is told to end in order, and ends at zero', async () => {
  const terms = { seed: 1, days: 1, errands: 20, crowded: false, pilot: true };
  const { wrong, counts } = await live({ ...terms, databaseUrl: database.url });
  expect(wrong).toEqual([]);
  expect([...counts.keys()].join('\n')).toMatch(
    /^pilot: \d+ merchant and [1-9]\d* member/m,
  );
}, 180_000);
