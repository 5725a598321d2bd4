import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { minuteMs } from '#contract/kit/time.ts';
import { redeemVoucher, undoRedemption as undoEndpoint } from '#contract/redemption.ts';
import { askLaws } from '#city/laws.ts';
import { undoRedemption } from '#flywheel/redemption/undo.ts';
import { inWork, nobody, system } from '#kit/work.ts';
import type { Actor, Work } from '#kit/work.ts';
import type { RefusalName } from '#contract/refusals.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { settleDue } from './settle.ts';
import pg from 'pg';

let town: Town;
beforeEach(async () => {
  town = await openTown();
}, 60_000);
afterEach(() => town.close());

/** A redemption at the last moment at which it can be undone. */
const atTheEdge = async (): Promise<string> => {
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  const asked = { city, place: town.places.noodles, channel: 'typed' as const };
  const made = await town.as('chen')(redeemVoucher, {
    ...asked,
    code: voucher?.code ?? '',
  });
  town.clock.add(60 * minuteMs);
  return made.id;
};
const chen = (): Actor => ({
  ...nobody,
  kind: 'person',
  personId: town.ids.chen,
  roles: [{ role: 'staff', merchantId: town.merchants.zhou, placeId: town.places.noodles }],
});
const act = <T>(actor: Actor, verb: (work: Work<RefusalName>) => Promise<T>): Promise<T> =>
  inWork(town.server.work, { cityId: city, actor }, verb);
const breaches = async (): Promise<string[]> => {
  const client = new pg.Client({ connectionString: town.url });
  await client.connect();
  const found = await askLaws(client);
  await client.end();
  return found.map(({ rule }) => rule);
};
/** Undoes, and lets a sweep run whose clock is past the window before that commits. */
const undoWhileSettling = async (id: string): Promise<number> => {
  let sweep = Promise.resolve(0);
  await act(chen(), async (work) => {
    await undoRedemption(work, id);
    town.clock.add(1);
    sweep = act(system, (other) => settleDue(other));
    await sleep(300);
  });
  return sweep;
};

it('a sweep waits for an undo in its last moment, and leaves it alone', async () => {
  expect(await undoWhileSettling(await atTheEdge())).toBe(0);
  expect(await breaches()).toEqual([]);
});

it('an undo waits for the sweep, and is refused', async () => {
  const id = await atTheEdge();
  let undo: Promise<unknown> = Promise.resolve();
  await act(system, async (work) => {
    const later = { ...work, now: new Date(work.now.getTime() + 1) };
    expect(await settleDue(later)).toBe(2);
    undo = town.caller('chen')(undoEndpoint, { city, redemption: id });
    await sleep(300);
  });
  expect(await undo).toMatchObject({ refusal: 'undo_window_over' });
  expect(await breaches()).toEqual([]);
});

it('without the key that both take, the laws see both happen', async () => {
  await town.sql('alter table settlement_line drop constraint settlement_line_pkey');
  expect(await undoWhileSettling(await atTheEdge())).toBe(2);
  expect(await breaches()).toContain('a redemption is settled or undone, never both');
});
