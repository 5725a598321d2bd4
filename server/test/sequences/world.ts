import pg from 'pg';
import { sweep } from '#kit/jobs.ts';
import { inWork, system } from '#kit/work.ts';
import { placeOrder } from '#contract/order.ts';
import { makeQuote } from '#contract/quote.ts';
import { personWithPhone } from '#parties/person/grant-role.ts';
import { modules } from '#server/modules.ts';
import { city, openTown } from '../town.ts';
import type { Town } from '../town.ts';
import { liveOffer } from '../wheel.ts';
import {
  accountNames,
  ask,
  expire,
  hear,
  lapse,
  noMoney,
  openBooks,
  refundExpired,
  sendRefunds,
  settle,
} from './books.ts';
import type { Books, Kind } from './books.ts';
import { judgeRound, judgeTotal } from './judge.ts';
import { callerOf, liveDeed } from './live.ts';
import type { Customer, Life, World } from './live.ts';
import { drawSequences, rounds, timers } from './sequence.ts';
import type { Gap, Sequence, Timer } from './sequence.ts';

/** So many orders live at the same time, one customer each. */
const batch = 40;

/** A plain meal, a card of three, and a card whose price does not divide; each 20 off. */
const offFen = 2_000;
const feeBp = 333;
const kinds: readonly Kind[] = [
  { priceFen: 5_800, platformFen: 600, uses: 1, feeBp },
  { priceFen: 17_400, platformFen: 0, uses: 3, feeBp },
  { priceFen: 10_001, platformFen: 1_000, uses: 3, feeBp },
];

export type Sequences = {
  town: Town;
  /** Lives as many as asked; says what went wrong, the first few of it. */
  live: (seed: number, count: number) => Promise<{ lived: number; wrong: string[] }>;
  close(): Promise<void>;
};

export const openSequences = async (): Promise<Sequences> => {
  const town = await openTown();
  const db = new pg.Pool({ connectionString: town.url, max: 4 });
  const world = { town, db };
  await town.sql('update merchant set fee_bp = $1', [feeBp]);
  const customers = await makeCustomers(town);
  const offers = await Promise.all(kinds.map((kind) => offerOf(town, kind)));
  return {
    town,
    live: async (seed, count) => {
      let lived = 0;
      const wrong: string[] = [];
      const total = noMoney();
      for (; lived < count && wrong.length === 0; lived += batch) {
        const { sequences, gaps } = drawSequences(seed + lived, batch);
        const lives = await orderAll({ world, customers, offers }, sequences);
        wrong.push(...(await liveBatch(world, lives, gaps)));
        for (const name of accountNames) {
          total[name] += lives.reduce((sum, { books }) => sum + books.accounts[name], 0);
        }
        wrong.push(...(await judgeTotal(world, total)));
      }
      return { lived, wrong: wrong.slice(0, 5) };
    },
    close: async () => {
      await db.end();
      await town.close();
    },
  };
};

const makeCustomers = async (town: Town): Promise<Customer[]> => {
  const { internalAdapter } = await town.server.work.outside.auth.$context;
  const people = await inWork(town.server.work, { cityId: city, actor: system }, (work) =>
    Promise.all(
      Array.from({ length: batch }, (_, no) =>
        personWithPhone(work, {
          phone: `+86137${String(no).padStart(8, '0')}`,
          name: '客',
        }),
      ),
    ),
  );
  return Promise.all(
    people.map(async ({ id }) => {
      const { token } = await internalAdapter.createSession(id);
      return { id, call: callerOf(town, token) };
    }),
  );
};

const offerOf = (town: Town, kind: Kind): Promise<string> => {
  const platformBp = (kind.platformFen / offFen) * 10_000;
  return liveOffer(town, {
    terms: {
      kind: 'package',
      priceFen: kind.priceFen,
      usesTotal: kind.uses,
      items: [{ name: '套餐', count: 1, priceFen: kind.priceFen + offFen }],
    },
    funding: [
      { funder: 'merchant' as const, shareBp: 10_000 - platformBp },
      { funder: 'platform' as const, shareBp: platformBp },
    ].filter(({ shareBp }) => shareBp > 0),
    sellUntil: '2099-01-01T00:00:00.000Z',
  });
};

type Shop = { world: World; customers: readonly Customer[]; offers: readonly string[] };

const orderAll = (shop: Shop, sequences: readonly Sequence[]): Promise<Life[]> =>
  Promise.all(
    sequences.map(async (sequence, no): Promise<Life> => {
      const customer = shop.customers[no];
      const kind = kinds[sequence.kind];
      const offerId = shop.offers[sequence.kind];
      if (!customer || !kind || !offerId) throw new Error('everybody has what to buy');
      const { town } = shop.world;
      const placeId = town.places.noodles;
      const { count } = sequence;
      const basket = { kind: 'package' as const, offerId, count };
      const quote = await customer.call(makeQuote, { city, placeId, basket });
      if (!quote.ok) throw new Error(quote.refusal);
      const order = await customer.call(placeOrder, { city, token: quote.value.token });
      if (!order.ok) throw new Error(order.refusal);
      return {
        sequence,
        customer,
        books: openBooks(kind, count, town.clock.now().getTime()),
        orderId: order.value.id,
        paymentId: null,
        vouchers: [],
        redemptions: [],
        wrong: [],
      };
    }),
  );

const liveBatch = async (world: World, lives: Life[], gaps: readonly Gap[]) => {
  for (let no = 0; no < rounds; no += 1) {
    await Promise.all(lives.map((life) => liveDeed(world, life, no)));
    const wrong = await pass(world, lives, gaps[no] ?? ending);
    if (wrong.length > 0) return wrong;
  }
  // What was paid in silence is heard of, and what was issued by that lapses in turn.
  return [...(await pass(world, lives, ending)), ...(await pass(world, lives, ending))];
};

/** Nothing is left to happen by itself after so long, so no later batch moves this one. */
const ending: Gap = { ms: 40 * 86_400_000, timers };

/** Time passes, some timers run, and the ledger is compared with the books. */
const pass = async (world: World, lives: Life[], gap: Gap): Promise<string[]> => {
  world.town.clock.add(gap.ms);
  for (const timer of timers.filter((each) => gap.timers.includes(each))) {
    await run(world, lives, timer);
  }
  await readVouchers(world, lives);
  return judgeRound(world, lives);
};

const jobs: Record<Exclude<Timer, 'hear'>, string> = {
  lapse: 'order.expire',
  ask: 'payment.ask',
  expire: 'voucher.expire',
  settle: 'settlement.settle',
  refund: 'refund.expired',
  send: 'refund.send',
};
const rules: Record<Timer, (books: Books, nowMs: number) => void> = {
  hear,
  lapse,
  ask,
  expire,
  settle,
  refund: refundExpired,
  send: sendRefunds,
};

const run = async ({ town }: World, lives: readonly Life[], timer: Timer) => {
  if (timer === 'hear') while ((await town.server.hearRail()) > 0);
  else await runJob(town, jobs[timer]);
  for (const { books } of lives) rules[timer](books, town.clock.now().getTime());
};

const runJob = async (town: Town, name: string): Promise<void> => {
  const job = modules
    .flatMap(({ module }) => module.jobs ?? [])
    .find((each) => each.name === name);
  if (!job) throw new Error(`there is no timer ${name}`);
  await sweep(town.server.work, job, [city]);
};

/** What was issued meanwhile; a voucher of an order is known by its place among them. */
const readVouchers = async ({ db }: World, lives: readonly Life[]): Promise<void> => {
  const waiting = lives.filter(({ vouchers }) => vouchers.length === 0);
  const { rows } = await db.query<{ id: string; code: string; orderId: string }>(
    `select id, code, order_id as "orderId" from voucher where order_id = any($1) order by id`,
    [waiting.map(({ orderId }) => orderId)],
  );
  for (const life of waiting) {
    life.vouchers = rows.filter(({ orderId }) => orderId === life.orderId);
    life.redemptions = life.vouchers.map(() => []);
  }
};
