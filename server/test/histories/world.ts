import pg from 'pg';
import { cloneOrder } from '../../../bench/clones.ts';
import { city, openTown } from '../town.ts';
import type { Town } from '../town.ts';
import { buy, draftOf, liveOffer } from '../wheel.ts';
import { tagOf } from '#contract/kit/sealed-row.ts';
import { setOfflineCaps } from '#contract/offline.ts';
import type { Entry } from '../../../apps/scanner/offline/entry.ts';
import { openDevices } from './devices.ts';
import { drawHistories } from './history.ts';
import type { History } from './history.ts';
import { judgeLives } from './judge.ts';
import { livePhase, settle } from './live.ts';
import type { Life, World } from './live.ts';

/** So many lives are lived at the same time. */
const batch = 40;

export type Histories = World & {
  /** Lives as many histories as asked; says what went wrong, the first few of it. */
  live: (seed: number, count: number) => Promise<{ lived: number; wrong: string[] }>;
  close(): Promise<void>;
};

/** Forty lives at one counter show more old pictures than it bears: not the point here. */
const lockNobody = async ({ sql }: Town): Promise<void> => {
  await sql(`create function never_locked() returns trigger language plpgsql as
    $$ begin new.locked_until = null; return new; end $$`);
  await sql(`create trigger never_locked before insert or update on counter_tries
    for each row execute function never_locked()`);
};

/** A town with two servers on its database, and vouchers to be used up. */
export const openHistories = async (): Promise<Histories> => {
  const town = await openTown();
  await lockNobody(town);
  const second = await town.another();
  const db = new pg.Pool({ connectionString: town.url, max: 4 });
  let keys = 0;
  const world: World = {
    town,
    servers: [town.server, second],
    db,
    makeKey: () => `history-${(keys += 1)}`,
  };
  const orders = await sell(world);
  // So much waits at once that a real store's cap would be all that is seen.
  await town.as('xu')(setOfflineCaps, {
    city,
    place: town.places.noodles,
    storeFen: 100_000_000,
    voucherFen: 1_000_000,
  });
  return {
    ...world,
    live: async (seed, count) => {
      const histories = drawHistories(seed, count);
      const stocks = await stockUp(world, orders, histories);
      const wrong: string[] = [];
      let lived = 0;
      for (; lived < count && wrong.length === 0; lived += batch) {
        const some = histories.slice(lived, lived + batch);
        wrong.push(...(await liveBatch(world, stocks, some)));
      }
      return { lived: Math.min(lived, count), wrong: wrong.slice(0, 5) };
    },
    close: async () => {
      await second.stop();
      await db.end();
      await town.close();
    },
  };
};

type Sold = { orderId: string; offerId: string };
type Stocks = Map<number, Life['voucher'][]>;

/** One real purchase of each kind of card, of which the rest are copies. */
const sell = async ({ town }: World): Promise<Map<number, Sold>> => {
  const { noodles, tea } = town.places;
  const sold = new Map<number, Sold>();
  for (const usesTotal of [1, 2, 3]) {
    const { terms } = draftOf(town);
    if (terms.kind !== 'package') throw new Error('the draft is a set meal');
    const offerId = await liveOffer(town, {
      terms: { ...terms, usesTotal },
      placeIds: [noodles, tea],
    });
    const [voucher] = await buy(town, 'lin', offerId);
    if (voucher) sold.set(usesTotal, { orderId: voucher.orderId, offerId });
  }
  return sold;
};

const stockUp = async (
  world: World,
  orders: Map<number, Sold>,
  histories: readonly History[],
): Promise<Stocks> => {
  const stocks: Stocks = new Map();
  for (const [uses, sold] of orders) {
    const count = histories.filter((history) => history.uses === uses).length;
    if (count === 0) continue;
    const people = [world.town.ids.lin];
    const codes = await cloneOrder(world.db, { ...sold, count, people });
    const { rows } = await world.db.query<Life['voucher']>(
      `select id, order_id as "orderId", code, handle from voucher where code = any($1)`,
      [codes],
    );
    await putAway(world, rows);
    stocks.set(uses, rows);
  }
  return stocks;
};

const liveBatch = async (world: World, stocks: Stocks, histories: readonly History[]) => {
  const lives = histories.map((history): Life => {
    const voucher = stocks.get(history.uses)?.pop();
    if (!voucher) throw new Error('there are as many vouchers as histories');
    const nothing = { redeems: [], undos: [], refunds: [], unequal: [], recorded: [] };
    return { history, voucher, ...nothing };
  });
  const vouchers = lives.map(({ voucher }) => voucher);
  await takeOut(world, vouchers);
  const devices = await openDevices(world, lives[0]?.voucher.code ?? '');
  const here = { ...world, devices };
  const phases = Math.max(...histories.map((history) => history.phases.length));
  for (let no = 0; no < phases; no += 1) {
    await Promise.all(lives.map((life) => livePhase(here, life, no)));
    world.town.clock.add(histories[no % histories.length]?.phases[no]?.thenMs ?? 0);
  }
  await Promise.all(lives.map((life) => settle(world, life)));
  await giveOut(await devices.comeBack(), lives);
  const wrong = await judgeLives(world, lives);
  await endThem(world, vouchers);
  return [...wrong, ...devices.unequal.map((each) => JSON.stringify(each))];
};

/** To each life what the phones have of its voucher. */
const giveOut = async (entries: readonly Entry[], lives: readonly Life[]) => {
  for (const life of lives) {
    const tag = await tagOf(life.voucher.handle);
    life.recorded = entries.filter((entry) => entry.tag === tag);
  }
};

/** Vouchers whose life has not begun lie in the past, so that no list grows by them. */
const putAway = ({ db }: World, vouchers: readonly Life['voucher'][]) =>
  db.query(
    `update voucher set valid_from = '2000-01-01', valid_until = '2000-01-02'
    where id = any($1)`,
    [vouchers.map(({ id }) => id)],
  );

const takeOut = ({ db, town }: World, vouchers: readonly Life['voucher'][]) =>
  db.query(
    `update voucher set valid_from = $2, valid_until = $2::timestamptz + interval '30 days'
    where id = any($1)`,
    [vouchers.map(({ id }) => id), town.clock.now()],
  );

/** What is left unused ends a little later than any scan of it that is believed. */
const endThem = ({ db, town }: World, vouchers: readonly Life['voucher'][]) =>
  db.query(
    `update voucher set valid_until = $2::timestamptz + interval '3 minutes'
    where id = any($1) and state = 'issued'`,
    [vouchers.map(({ id }) => id), town.clock.now()],
  );
