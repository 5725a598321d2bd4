import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeRandom } from '#city/random.ts';
import { makeStand } from '#contract/stand.ts';
import { openConnections } from '../../../bench/connections.ts';
import { serverEnv } from '../../../bench/site.ts';
import { spawnProgram } from '../../../bench/spawned.ts';
import type { Spawned } from '../../../bench/spawned.ts';
import { buildStreet, callerOf, city, mustBe, openOffer } from '../../../bench/street.ts';
import type { Street } from '../../../bench/street.ts';
import { openTestDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { expectLaws } from '../laws.ts';
import { askAgain, emptyCrowd, lunchOf } from './crowd-at-lunch.ts';
import type { Crowd, CrowdTerms } from './crowd-at-lunch.ts';

/**
 * The server dies in the middle of things, again and again, as by a power cut; the database
 * stays. Whatever was half done must be done or undone, and never done twice. `KILLS=20`
 * kills it as often as is asked for.
 */
const seed = 20_261_124;
const kills = Number(process.env['KILLS'] ?? 6);
const peopleAtOnce = 8;
const secret = 'a secret for tests that nobody else has';

let database: TestDatabase;
let db: pg.Pool;
let street: Street;
let terms: CrowdTerms;
let cache: string;
let living: Promise<Spawned>;
const crowd: Crowd = emptyCrowd();
const inFlightAtKills: number[] = [];
const wire = openConnections(peopleAtOnce);

beforeAll(async () => {
  database = await openTestDatabase();
  db = new pg.Pool({ connectionString: database.url, max: 4 });
  street = await buildStreet(db, 2_000);
  cache = await mkdtemp(join(tmpdir(), 'kill-nine-'));
  living = start();
  const { address } = await living;
  const owner = callerOf(address, street.owner, wire.fetch);
  const operator = callerOf(address, street.operator, wire.fetch);
  const offerId = await openOffer(street, { owner, operator });
  const { merchantId: merchant, placeId: place } = street;
  const stand = mustBe(await owner(makeStand, { city, merchant, place }));
  terms = {
    street,
    offerId,
    standCode: stand.code,
    db,
    address: async () => (await living).address,
    send: wire.fetch,
    random: makeRandom(seed),
  };
  await liveThrough();
}, 240_000);

afterAll(async () => {
  await (await living).stop();
  wire.close();
  await db.end();
  await database.drop();
  await rm(cache, { recursive: true });
});

const start = (aheadMs = 0): Promise<Spawned> =>
  spawnProgram({
    file: 'program-server.ts',
    env: {
      ...serverEnv(database.url, secret),
      BENCH_AHEAD_MS: String(aheadMs),
      NODE_COMPILE_CACHE: cache,
    },
  });

const liveThrough = async () => {
  const random = makeRandom(seed + 1);
  let over = false;
  let next = 0;
  const one = async () => {
    while (!over) {
      const person = street.customers[next];
      next += 1;
      if (!person) throw new Error('the street has too few customers');
      await lunchOf(crowd, terms, person);
    }
  };
  const crowds = Promise.all(Array.from({ length: peopleAtOnce }, one));
  // A lunch that failed ends the test instead of leaving it waiting for answers.
  crowds.catch(() => {
    over = true;
  });
  for (let kill = 0; kill < kills; kill += 1) {
    const server = await living;
    // A life is counted in answers, so that a slow machine's is no emptier.
    const enough = crowd.heard + random.int(5, 15);
    while (crowd.heard < enough && !over) await sleep(5);
    await sleep(random.between(0, 20));
    inFlightAtKills.push(crowd.inFlight);
    const killed = server.kill();
    living = killed.then(() => start());
    await living;
  }
  over = true;
  await crowds;
  await comeToRest();
};

/** A while later: unheard payments are asked about, and then unpaid orders are let go. */
const comeToRest = async () => {
  for (const aheadMs of [120_000, 1_200_000]) {
    await (await living).stop();
    living = start(aheadMs);
    await (await living).ask('tick');
  }
};

const idsOf = async (table: string): Promise<string[]> =>
  (await db.query<{ id: string }>(`select id from ${table} order by id`)).rows.map(
    (row) => row.id,
  );

it('was killed while it was busy, and answers were lost after the work was done', () => {
  const busy = inFlightAtKills.filter((count) => count > 0).length;
  console.log(
    `${kills} kills, ${inFlightAtKills.join(' ')} requests in flight at them, ` +
      `${crowd.lost} answers lost, ${crowd.lostButDone} of them with the work done, ` +
      `${crowd.told.orders.size} orders, ${crowd.told.redemptions.size} redeemed`,
  );
  expect(busy).toBeGreaterThan(kills / 2);
  expect(crowd.lost).toBeGreaterThan(0);
  expect(crowd.told.redemptions.size).toBeGreaterThan(kills / 4);
});

it('did what each key asked exactly once', async () => {
  expect(await idsOf('"order"')).toEqual([...crowd.told.orders].toSorted());
  expect(await idsOf('payment')).toEqual([...crowd.told.payments].toSorted());
  expect(await idsOf('redemption')).toEqual([...crowd.told.redemptions].toSorted());
});

it('tells each key again what it was told', async () => {
  expect(await askAgain(crowd, terms)).toEqual([]);
});

it('leaves no paid order without its voucher or its money back', async () => {
  const stuck = await db.query(`select id, state from "order"
    where state in ('paid', 'awaiting_payment')`);
  const taken = await db.query(`select trade_no from sandbox_trade
    where outcome = 'paid'
      and not exists (select from voucher
        join payment on payment.order_id = voucher.order_id where payment.id = trade_no)
      and not exists (select from sandbox_refund as back
        where back.trade_no = sandbox_trade.trade_no)`);
  expect([stuck.rows, taken.rows]).toEqual([[], []]);
});

it('keeps every law', async () => {
  await expect(expectLaws(database)).resolves.toBeUndefined();
});
