import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askLaws } from '#city/laws.ts';
import type { AnyWork } from '#kit/work.ts';
import { openTown } from '../town.ts';
import type { Town } from '../town.ts';
import { raceForSubsidy } from './campaign-race.ts';
import { crowd } from './crowd.ts';
import type { Customer } from './crowd.ts';

/**
 * Negative control: the same race, with the conditional claim of the budget replaced by
 * look, think, write. It must then be lost, or winning proves nothing.
 */
type Asked = { campaignId: string; fen: number };
vi.mock('#flywheel/campaign/sql-claims.ts', async (original) => ({
  ...(await original<object>()),
  takeBudget: async ({ db }: AnyWork, { campaignId, fen }: Asked) => {
    const { rows } = await sql<{ money: number; used: number; orders: number }>`
      select money_fen as money, used_fen as used, used_count as orders
      from campaign_budget where campaign_id = ${campaignId}`.execute(db);
    const [seen] = rows;
    if (!seen || seen.used + fen > seen.money) return false;
    await pause(30);
    await sql`update campaign_budget set used_fen = ${seen.used + fen},
      used_count = ${seen.orders + 1}
      where campaign_id = ${campaignId}`.execute(db);
    return true;
  },
}));

let town: Town;
let people: Customer[];
beforeAll(async () => {
  town = await openTown();
  people = await crowd(town, 50);
}, 60_000);
afterAll(() => town.close());

describe('without the conditional claim', () => {
  it.each([2, 10, 50])('a budget for one goes to several of %i', async (count) => {
    // Without a budget of the day: its row alone would make them take turns.
    const { answers } = await raceForSubsidy(town, people.slice(0, count), 1);
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThan(1);
    const client = new pg.Client({ connectionString: town.url });
    await client.connect();
    const breaches = await askLaws(client);
    await client.end();
    expect(breaches.map(({ law }) => law)).toContain('a-budget-is-kept');
  });
});
