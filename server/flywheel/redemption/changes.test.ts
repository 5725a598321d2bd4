import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesKeptDays, listChanges } from '#contract/change.ts';
import type { ChangeView } from '#contract/change.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';

let town: Town;
let meal = '';
let place = '';
beforeAll(async () => {
  town = await openTown();
  meal = await liveOffer(town);
  place = town.places.noodles;
}, 60_000);
afterAll(() => town.close());

const poll = (after?: string, limit = 100) =>
  town.as('chen')(listChanges, { city, place, limit, ...(after && { after }) });
const now = async (): Promise<string> => (await poll()).nextCursor;
const redeem = async (code: string): Promise<string> =>
  (await town.as('chen')(redeemVoucher, { city, place, code, channel: 'typed' })).id;
const redeemOne = async (): Promise<string> => {
  const [voucher] = await buy(town, 'lin', meal);
  return redeem(voucher?.code ?? '');
};
const named = (items: readonly ChangeView[]) =>
  items.map(({ kind, redemption }) => `${kind} ${redemption.id}`);
/** Follows until a page is empty; the pages in their order. */
const follow = async (after: string, limit = 100) => {
  const pages: string[][] = [];
  for (let cursor = after; ;) {
    const page = await poll(cursor, limit);
    cursor = page.nextCursor;
    if (page.items.length === 0) return { pages, cursor };
    pages.push(named(page.items));
  }
};

/** A transaction that says a redemption happened, and ends when it is told to. */
const held = async (redemption: string) => {
  const client = new pg.Client({ connectionString: town.url });
  await client.connect();
  await client.query('begin');
  await client.query(
    `insert into outbox (city_id, id, name, facts, happened_at, next_at)
     values ($1, $2, 'voucher.redeemed', $3, now(), now())`,
    [city, crypto.randomUUID(), { redemptionId: redemption, placeId: place }],
  );
  return async (end: 'commit' | 'rollback') => {
    await client.query(end);
    await client.end();
  };
};

describe('the changes of a store', () => {
  it('begin with the cursor of now and nothing else', async () => {
    await redeemOne();
    const first = await poll();
    expect(first.items).toEqual([]);
    expect((await poll(first.nextCursor)).items).toEqual([]);
  });

  it('tell what is redeemed and undone, as it is now', async () => {
    const since = await now();
    const id = await redeemOne();
    const once = await poll(since);
    expect(named(once.items)).toEqual([`redeemed ${id}`]);
    expect(once.items[0]?.redemption).toMatchObject({ placeId: place, undoneAt: null });
    await town.as('chen')(undoRedemption, { city, redemption: id });
    const next = await poll(once.nextCursor);
    expect(named(next.items)).toEqual([`undone ${id}`]);
    expect((await poll(since)).items).toMatchObject([
      { kind: 'redeemed', redemption: { undoneAt: town.clock.now().toISOString() } },
      { kind: 'undone' },
    ]);
  });

  it('are those of that store only', async () => {
    const asked = { city, place: town.places.tea };
    const zhou = town.as('zhou');
    const { nextCursor } = await zhou(listChanges, asked);
    await redeemOne();
    const later = await zhou(listChanges, { ...asked, after: nextCursor });
    expect(later.items).toEqual([]);
  });

  it('come page by page, each once, whatever is redeemed meanwhile', async () => {
    const since = await now();
    const ids: string[] = [];
    for (let no = 0; no < 7; no += 1) ids.push(await redeemOne());
    const first = await poll(since, 3);
    const meanwhile = await redeemOne();
    const rest = await follow(first.nextCursor, 3);
    expect([named(first.items), ...rest.pages].map(({ length }) => length)).toEqual([
      3, 3, 1, 1,
    ]);
    expect([...named(first.items), ...rest.pages.flat()]).toEqual(
      [...ids, meanwhile].map((id) => `redeemed ${id}`),
    );
  });
});

describe('transactions that overtake each other', () => {
  it('are told when they end, once each, and hold nobody up', async () => {
    const [one, two, three] = [await redeemOne(), await redeemOne(), await redeemOne()];
    const [endOne, endTwo] = [await held(one), await held(two)];
    const since = await now();
    const later = await redeemOne();
    const first = await follow(since);
    expect(first.pages.flat()).toEqual([`redeemed ${later}`]);
    await endTwo('commit');
    const second = await follow(first.cursor);
    expect(second.pages.flat()).toEqual([`redeemed ${two}`]);
    const endThree = await held(three);
    await endThree('commit');
    await endOne('commit');
    const third = await follow(second.cursor);
    expect(third.pages.flat()).toEqual([`redeemed ${one}`, `redeemed ${three}`]);
  });

  it('lose nothing between two pages', async () => {
    const known = await redeemOne();
    const end = await held(known);
    const since = await now();
    const ids = [await redeemOne(), await redeemOne(), await redeemOne()];
    const first = await poll(since, 2);
    await end('commit');
    const rest = await follow(first.nextCursor, 2);
    expect(named(first.items)).toEqual(ids.slice(0, 2).map((id) => `redeemed ${id}`));
    expect(rest.pages).toEqual([[`redeemed ${ids[2]}`], [`redeemed ${known}`]]);
  });

  it('that are rolled back were never there', async () => {
    const end = await held(await redeemOne());
    const since = await now();
    await end('rollback');
    expect((await follow(since)).pages).toEqual([]);
  });

  it('are each told to two who poll while sixty are redeemed at once', async () => {
    const vouchers = [];
    for (let no = 0; no < 6; no += 1) vouchers.push(...(await buy(town, 'lin', meal, 10)));
    const since = await now();
    const done = Promise.all(vouchers.map(({ code }) => redeem(code)));
    let over = false;
    const follower = async (limit: number) => {
      const told: string[] = [];
      for (let cursor = since, isLast = false; ; isLast = over) {
        const page = await poll(cursor, limit);
        cursor = page.nextCursor;
        told.push(...named(page.items));
        if (page.items.length === 0 && isLast) return told.toSorted(inOrder);
      }
    };
    const followers = [follower(100), follower(2)];
    const ids = await done;
    over = true;
    const all = ids.map((id) => `redeemed ${id}`).toSorted(inOrder);
    expect(await Promise.all(followers)).toEqual([all, all]);
  });
  const inOrder = (one: string, other: string) => one.localeCompare(other);
});

describe('a cursor', () => {
  it('is followed for thirty days and then refused', async () => {
    const since = await now();
    town.clock.add(changesKeptDays * 86_400_000);
    expect((await poll(since)).items).toEqual([]);
    town.clock.add(1);
    expect(
      await town.caller('chen')(listChanges, { city, place, after: since }),
    ).toMatchObject({
      status: 410,
      refusal: 'cursor_forgotten',
      facts: { keptDays: changesKeptDays },
    });
  });

  it.each(['1', 'zzz~1', '1~1.1.', '1~1.1~1~1.1~1~x', 'x'.repeat(1_900)])(
    'that is none of ours is refused: %s',
    async (after) => {
      const answer = await town.caller('chen')(listChanges, { city, place, after });
      expect(answer).toMatchObject({ refusal: 'cursor_forgotten' });
    },
  );

  it('of a database that has since been set back is refused', async () => {
    const at = town.clock.now().getTime().toString(36);
    const after = `${at}~zzzzzzzzzzzz.0`;
    const answer = await town.caller('chen')(listChanges, { city, place, after });
    expect(answer).toMatchObject({ refusal: 'cursor_forgotten' });
  });
});
