import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { UseAsked } from '#flywheel/voucher/sql-use.ts';
import type { AnyWork } from '#kit/work.ts';
import { openHistories } from './world.ts';
import type { Histories } from './world.ts';

/**
 * Negative control: the same histories on a server that looks, thinks and writes, and on
 * a database that does not stop it. It must be found out, or the histories prove nothing.
 */
vi.mock('#flywheel/voucher/sql-use.ts', async (original) => ({
  ...(await original<object>()),
  takeUse: async ({ db }: AnyWork, { named }: UseAsked) => {
    const isIt =
      named.by === 'code' ? sql`code = ${named.code}` : sql`handle = ${named.handle}`;
    const seen = await sql<{ usesLeft: number }>`select * from voucher
      where ${isIt} and state = 'issued' and uses_left > 0`.execute(db);
    await pause(2);
    const left = seen.rows[0]?.usesLeft;
    if (left === undefined) return undefined;
    await sql`update voucher set uses_left = ${left - 1},
      state = ${left === 1 ? 'redeemed' : 'issued'} where ${isIt}`.execute(db);
    return seen.rows[0];
  },
}));

let histories: Histories;
beforeAll(async () => {
  histories = await openHistories();
  await histories.town.sql('drop index redemption_once');
}, 60_000);
afterAll(() => histories.close());

it('a broken claim is found within a thousand histories', async () => {
  const { lived, wrong } = await histories.live(7, 1_000);
  expect(wrong).not.toEqual([]);
  expect(lived).toBeLessThan(1_000);
}, 60_000);
