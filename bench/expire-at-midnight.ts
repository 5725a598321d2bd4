// A campaign's vouchers all lapse at the same minute. How fast are they expired, their
// refunds started, and handed to a rail: each by the very sweep that does it in service,
// until nothing is due.
import { cpus, loadavg } from 'node:os';
import pg from 'pg';
import pino from 'pino';
import { askLaws } from '#city/laws.ts';
import { tellBreach } from '#city/laws/law.ts';
import { handClock } from '#kit/clock.ts';
import { readConfig } from '#kit/config.ts';
import { sweep } from '#kit/jobs.ts';
import { migrate } from '#kit/migrate.ts';
import { startServer } from '#server/main.ts';
import type { Server } from '#server/main.ts';
import { modules } from '#server/modules.ts';
import { cloneOrder } from './clones.ts';
import { figure } from './figures.ts';
import type { Ground } from './ground.ts';
import { buyLunch } from './flow.ts';
import { watchPostgresCpu } from './postgres-cpu.ts';
import type { Outcome } from './scan-at-lunch.ts';
import { serverEnv } from './site.ts';
import { buildStreet, callerOf, city, openOffer } from './street.ts';

type Size = { rounds: number; vouchers: number };
const real: Size = { rounds: 3, vouchers: 20_000 };
const toy: Size = { rounds: 1, vouchers: 60 };
const dayMs = 86_400_000;

export async function expireAtMidnight(ground: Ground, isToy: boolean): Promise<Outcome> {
  const size = isToy ? toy : real;
  const nights: Night[] = [];
  for (let no = 0; no < size.rounds; no += 1) {
    nights.push(await liveNight(await ground.makeDatabase('midnight'), size.vouchers));
  }
  const each = (rate: (night: Night) => number) => nights.map(rate);
  return {
    figures: [
      figure(
        'expired',
        '1/s',
        each(({ expire }) => rateOf(expire)),
      ),
      figure(
        'started',
        '1/s',
        each(({ start }) => rateOf(start)),
      ),
      figure(
        'sent',
        '1/s',
        each(({ send }) => rateOf(send)),
      ),
      figure(
        'refunds from expiry to the rail',
        '1/s',
        each((night) => night.vouchers / (seconds(night.start) + seconds(night.send))),
        { is: 'at least', value: 400 },
      ),
      figure(
        'of a core for a refund',
        'ms',
        each(({ cpuMs, vouchers }) => cpuMs / vouchers),
      ),
    ],
    failures: nights.flatMap(({ wrong }) => wrong).slice(0, 5),
    notes: [
      `${size.vouchers} vouchers at one minute, the sandbox rail in the same PostgreSQL; ` +
        `load ${(loadavg()[0] ?? 0).toFixed(1)} on ${cpus().length} cores`,
    ],
  };
}

type Step = { did: number; ms: number };
type Night = {
  vouchers: number;
  expire: Step;
  start: Step;
  send: Step;
  /** Of this process and of PostgreSQL, for starting and sending. */
  cpuMs: number;
  wrong: string[];
};

const seconds = ({ ms }: Step): number => ms / 1_000;
const rateOf = (step: Step): number => step.did / seconds(step);

async function liveNight(url: string, vouchers: number): Promise<Night> {
  await migrate(url);
  const db = new pg.Pool({ connectionString: url, max: 4 });
  const clock = handClock(new Date());
  const config = readConfig(
    serverEnv(url, 'a secret that only this bench has, and no more'),
  );
  const log = pino({ level: 'silent' });
  const server = await startServer({ ...config, port: 0 }, { clock, byHand: true, log });
  try {
    await sellMany(server, db, vouchers);
    clock.add(31 * dayMs);
    const expire = await run(server, 'voucher.expire');
    const postgresCpu = await watchPostgresCpu(db);
    const cpu = () => process.cpuUsage().user / 1_000 + (postgresCpu() ?? NaN);
    const before = cpu();
    const start = await run(server, 'refund.expired');
    const send = await run(server, 'refund.send');
    const cpuMs = cpu() - before;
    const wrong = await whatIsWrong(db, vouchers + 1);
    return { vouchers: vouchers + 1, expire, start, send, cpuMs, wrong };
  } finally {
    await server.stop();
    await db.end();
  }
}

/** One bought order, and as many copies of it: each its own order, payment and trade. */
async function sellMany(server: Server, db: pg.Pool, count: number): Promise<void> {
  const street = await buildStreet(db, 20);
  const of = (person: typeof street.owner) => callerOf(server.address, person, fetch);
  const offerId = await openOffer(street, {
    owner: of(street.owner),
    operator: of(street.operator),
  });
  const [customer = street.owner] = street.customers;
  const notices = setInterval(() => void server.hearRail(), 50);
  const voucherId = await buyLunch({
    address: server.address,
    placeId: street.placeId,
    offerId,
    send: fetch,
    customer: of(customer),
    cashier: of(street.cashier),
  });
  clearInterval(notices);
  const { rows } = await db.query<{ orderId: string }>(
    'select order_id as "orderId" from voucher where id = $1',
    [voucherId],
  );
  await cloneOrder(db, {
    orderId: rows[0]?.orderId ?? '',
    offerId,
    count,
    people: street.customers.map(({ id }) => id),
  });
}

/** A sweep until nothing is due, as often as the worker would come back to it. */
async function run(server: Server, name: string): Promise<Step> {
  const job = modules
    .flatMap(({ module }) => module.jobs ?? [])
    .find((each) => each.name === name);
  if (!job) throw new Error(`there is no timer ${name}`);
  const startedAt = performance.now();
  let did = 0;
  for (let some = -1; some !== 0; did += some) {
    some = await sweep(server.work, job, [city]);
  }
  return { did, ms: performance.now() - startedAt };
}

/** Every voucher is refunded, at the rail too, once; and every law holds. */
async function whatIsWrong(db: pg.Pool, count: number): Promise<string[]> {
  const { rows } = await db.query<{ what: string; count: string }>(
    `select 'refunded vouchers' as what, count(*) from voucher where state = 'refunded'
     union all select 'refunds at the rail', count(*) from sandbox_refund
     union all select 'closed orders', count(*) from "order" where state = 'closed'`,
  );
  return [
    ...rows
      .filter((row) => Number(row.count) !== count)
      .map((row) => `${row.what}: ${row.count} of ${count}`),
    ...(await askLaws(db)).map(tellBreach),
  ];
}
