import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askLaws } from '#city/laws.ts';
import type { UseAsked } from '#flywheel/voucher/sql-use.ts';
import type { AnyWork } from '#kit/work.ts';
import { openTown } from '../town.ts';
import type { Town } from '../town.ts';
import { crowd } from './crowd.ts';
import type { Customer } from './crowd.ts';
import { raceForDiscount, raceForLast, raceForVoucher } from './race.ts';

/**
 * Negative control: the same server and the same races, with the two conditional claims
 * replaced by look, think, write. Every race must then be lost, or winning proves nothing.
 */
vi.mock('#flywheel/offer/sql-claims.ts', async (original) => ({
  ...(await original<object>()),
  takeStock: async ({ db }: AnyWork, offerId: string, count: number) => {
    const seen = await sql<{ left: number | null }>`
      select stock_left as left from offer where id = ${offerId}`.execute(db);
    const left = seen.rows[0]?.left ?? null;
    if (left === null) return true;
    if (left < count) return false;
    await pause(30);
    await sql`update offer set stock_left = ${left - count}
      where id = ${offerId}`.execute(db);
    return true;
  },
}));
vi.mock('#flywheel/voucher/sql-use.ts', async (original) => ({
  ...(await original<object>()),
  takeUse: async ({ db }: AnyWork, { named }: UseAsked) => {
    const code = named.by === 'code' ? named.code : '';
    const seen = await sql`select * from voucher
      where code = ${code} and state = 'issued' and uses_left > 0`.execute(db);
    await pause(30);
    await sql`update voucher set uses_left = 0, state = 'redeemed'
      where code = ${code}`.execute(db);
    return seen.rows[0];
  },
}));

let town: Town;
let people: Customer[];
beforeAll(async () => {
  town = await openTown();
  people = await crowd(town, 50);
}, 60_000);
afterAll(() => town.close());

const sizes = [2, 10, 50];
const lawsBroken = async (): Promise<string[]> => {
  const client = new pg.Client({ connectionString: town.url });
  await client.connect();
  const breaches = await askLaws(client);
  await client.end();
  return breaches.map((breach) => breach.law);
};

describe('without the conditional claim', () => {
  it.each(sizes)('a discount with one use left is sold to several of %i', async (count) => {
    const { answers } = await raceForDiscount(town, people.slice(0, count));
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThan(1);
  });

  it.each(sizes)('the last set meal is sold to several of %i', async (count) => {
    const { answers } = await raceForLast(town, people.slice(0, count));
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThan(1);
    expect(await lawsBroken()).toContain('stock-is-never-negative');
  });

  it('storage itself stops a second redemption', async () => {
    const race = raceForVoucher(town, 2);
    await expect(race).rejects.toThrow('the server failed (500)');
    const rows = await town.sql('select 1 from redemption');
    expect(rows.length).toBeLessThanOrEqual(1);
  });

  it.each(sizes)(
    'and without its index one voucher is redeemed %i times',
    async (count) => {
      await town.sql('drop index if exists redemption_once');
      const { answers } = await raceForVoucher(town, count);
      expect(answers.filter((answer) => answer.ok).length).toBeGreaterThan(1);
      expect(await lawsBroken()).toContain('a-voucher-is-redeemed-once');
    },
  );
});
