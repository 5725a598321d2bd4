// A busy noon at many counters at once: customers show their changing codes, staff look at
// them and redeem, and nobody waits for anybody else. Requests leave at moments drawn
// beforehand, so that a slow answer delays no other request and is not left out.
import { setTimeout as sleep } from 'node:timers/promises';
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import { prepareRedemption, redeemVoucher } from '#contract/redemption.ts';
import { listMyVouchers } from '#contract/voucher.ts';
import type { ShownCode } from '#contract/voucher.ts';
import { makeRandom } from '#city/random.ts';
import { cloneOrder } from './clones.ts';
import { figure } from './figures.ts';
import type { Figure } from './figures.ts';
import { buyLunch } from './flow.ts';
import type { Ground } from './ground.ts';
import { watchPostgresCpu } from './postgres-cpu.ts';
import type { Outcome } from './scan-at-lunch.ts';
import { openSite } from './site.ts';
import type { Site } from './site.ts';
import { city, mustBe } from './street.ts';

/** A visit is two requests: the look at the code and the redeeming of it. */
type Size = {
  seconds: number;
  visitsPerSecond: number[];
  customers: number;
  /** Visits before anything is measured. */
  warmUp: number;
};
const real: Size = { seconds: 15, visitsPerSecond: [100, 200], customers: 64, warmUp: 300 };
const toy: Size = { seconds: 1, visitsPerSecond: [12], customers: 4, warmUp: 4 };

type Visit = { preparedMs: number; redeemedMs: number; wholeMs: number };
type Load = { rate: number; visits: Visit[]; nodeMs: number; postgresMs: number };

export async function scanToVerdict(ground: Ground, isToy: boolean): Promise<Outcome> {
  const { seconds, visitsPerSecond, customers, warmUp } = isToy ? toy : real;
  const url = await ground.makeDatabase('verdict');
  const site = await openSite({ url, customers, connections: 64 });
  try {
    const all = visitsPerSecond.reduce((sum, rate) => sum + rate * seconds, warmUp);
    const codes = await stockUp(site, all, customers);
    await load(site, 50, codes.splice(0, warmUp));
    const loads: Load[] = [];
    for (const rate of visitsPerSecond) {
      loads.push(await load(site, rate, codes.splice(0, rate * seconds)));
    }
    const breaches = await site.breaches();
    const redeemed = await countRedeemed(site);
    const miscounted = redeemed === all ? [] : [`${redeemed} redemptions of ${all} visits`];
    return {
      figures: loads.flatMap(figuresOf),
      failures: [...breaches, ...miscounted],
      notes: [],
    };
  } finally {
    await site.close();
  }
}

/** As many vouchers as there will be visits, as the phones that show them know them. */
const stockUp = async (site: Site, count: number, customers: number) => {
  const voucherId = await buyLunch(site.lunch(0));
  const { rows } = await site.db.query<{ orderId: string }>(
    'select order_id as "orderId" from voucher where id = $1',
    [voucherId],
  );
  await cloneOrder(site.db, {
    orderId: rows[0]?.orderId ?? '',
    offerId: site.offerId,
    count: count - 1,
    people: site.street.customers.map((person) => person.id),
  });
  const codes: ShownCode[] = [];
  for (let no = 0; no < customers; no += 1) codes.push(...(await codesOf(site, no)));
  if (codes.length !== count) throw new Error(`${codes.length} codes of ${count}`);
  return codes;
};

const codesOf = async (site: Site, no: number): Promise<ShownCode[]> => {
  const codes: ShownCode[] = [];
  let cursor: string | null = null;
  do {
    const asked: { city: string; limit: number; cursor?: string } = { city, limit: 100 };
    if (cursor) asked.cursor = cursor;
    const page = mustBe(await site.lunch(no).customer(listMyVouchers, asked));
    codes.push(...page.items.flatMap(({ shown }) => (shown ? [shown] : [])));
    cursor = page.nextCursor;
  } while (cursor);
  return codes;
};

const load = async (site: Site, rate: number, codes: ShownCode[]): Promise<Load> => {
  const random = makeRandom(`noon at ${rate}`);
  const postgresCpu = await watchPostgresCpu(site.db);
  const before = [await site.server.cpuMs(), postgresCpu() ?? NaN] as const;
  const startedMs = performance.now();
  let dueMs = startedMs;
  const visits = codes.map((code, no) => {
    // Arrivals that know nothing of each other.
    dueMs += (-Math.log(1 - random.between(0, 1)) * 1_000) / rate;
    return visit(site, no, code, dueMs);
  });
  const done = await Promise.all(visits);
  return {
    rate,
    visits: done,
    nodeMs: ((await site.server.cpuMs()) - before[0]) / done.length,
    postgresMs: ((postgresCpu() ?? NaN) - before[1]) / done.length,
  };
};

/** Times run from the moment at which the request was due, not from when it got away. */
const visit = async (site: Site, no: number, shown: ShownCode, dueMs: number) => {
  await sleep(dueMs - performance.now());
  const { cashier, placeId } = site.lunch(no);
  const otp = await otpAt(shown.codeKey, codeStep(new Date()));
  const code = rotatingText({ handle: shown.handle, otp });
  const scannedMs = Math.min(performance.now(), dueMs + 1);
  const prepared = mustBe(await cashier(prepareRedemption, { city, place: placeId, code }));
  const preparedMs = performance.now();
  mustBe(
    await cashier(redeemVoucher, {
      city,
      place: placeId,
      code: prepared.redeemWith,
      channel: 'scan',
    }),
  );
  const redeemedMs = performance.now();
  return {
    preparedMs: preparedMs - scannedMs,
    redeemedMs: redeemedMs - preparedMs,
    wholeMs: redeemedMs - scannedMs,
  };
};

const figuresOf = ({ rate, visits, nodeMs, postgresMs }: Load): Figure[] => {
  const named = (what: string) => `${what}, ${rate * 2} requests/s`;
  const of = (part: keyof Visit) => visits.map((each) => each[part]);
  const under = { is: 'at most', value: 300 } as const;
  return [
    figure(named('look, p99'), 'ms', [at(of('preparedMs'), 0.99)]),
    figure(named('redeem, p50'), 'ms', [at(of('redeemedMs'), 0.5)]),
    figure(named('redeem, p99'), 'ms', [at(of('redeemedMs'), 0.99)]),
    figure(named('scan to verdict, p50'), 'ms', [at(of('wholeMs'), 0.5)]),
    figure(named('scan to verdict, p99'), 'ms', [at(of('wholeMs'), 0.99)], under),
    figure(named('CPU of a visit'), 'ms', [nodeMs + postgresMs]),
  ];
};

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? NaN;

const countRedeemed = async (site: Site): Promise<number> => {
  const { rows } = await site.db.query<{ count: string }>(
    'select count(*) from redemption where undone_at is null',
  );
  return Number(rows[0]?.count);
};
