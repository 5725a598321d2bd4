// Noon at the counter. Signed-in customers quote, order, pay at the sandbox cashier whose
// signed notice comes over HTTP, and staff look at the code and redeem it: all over HTTP,
// all durable. Beside it in the same run, taking turns: a bare reference that orders and
// redeems, and pgbench on the same PostgreSQL.
import type pg from 'pg';
import { cloneOrder } from './clones.ts';
import { openBare } from './bare.ts';
import type { Bare } from './bare.ts';
import { median } from './figures.ts';
import type { Figure } from './figures.ts';
import { haveLunch, inTurns, redeemCode, buyLunch } from './flow.ts';
import type { Ground } from './ground.ts';
import { broken, figuresOf, figuresOfGrowth } from './lunch-figures.ts';
import type { Grown, Round, Spent } from './lunch-figures.ts';
import { openTpcB } from './pgbench.ts';
import type { TpcB } from './pgbench.ts';
import { watchPostgresCpu } from './postgres-cpu.ts';
import type { PostgresCpu } from './postgres-cpu.ts';
import { openSite } from './site.ts';
import type { Site } from './site.ts';
import type { Spawned } from './spawned.ts';

export type Outcome = { figures: Figure[]; failures: string[]; notes: string[] };

type Size = {
  rounds: number;
  flows: number;
  redemptions: number;
  pgbenchSeconds: number;
  existing: number[];
};
const real: Size = {
  rounds: 5,
  flows: 100,
  redemptions: 400,
  pgbenchSeconds: 2,
  existing: [1_000, 4_000, 16_000],
};
const toy: Size = {
  rounds: 1,
  flows: 12,
  redemptions: 12,
  pgbenchSeconds: 0.2,
  existing: [40, 80, 120],
};

const connections = 16;
const lunchesAtOnce = 32;

export async function scanAtLunch(ground: Ground, isToy: boolean): Promise<Outcome> {
  const size = isToy ? toy : real;
  const url = await ground.makeDatabase('lunch');
  const site = await openSite({ url, customers: 64, connections });
  const bare = await openBare(await ground.makeDatabase('bare'), connections);
  const tpcB = await openTpcB(await ground.makeDatabase('tpcb'), isToy);
  const postgresCpu = await watchPostgresCpu(site.db);
  const stand: Stand = { site, bare, postgresCpu, size, codes: [], lunches: 0 };
  try {
    const growth = await measureGrowth(stand);
    const rounds = await takeTurns(stand, tpcB);
    const breaches = await site.breaches();
    return {
      figures: [...figuresOf(rounds), ...figuresOfGrowth(growth), broken(breaches)],
      failures: [...breaches, ...(await miscounts(stand))],
      notes: [
        `the transactions a second are those of ${tpcB.name}`,
        await durabilityOf(site.db),
        ...growth.map(
          ({ existing, cpu }) => `${existing} vouchers: ${cpu.toFixed(2)} ms CPU a flow`,
        ),
      ],
    };
  } finally {
    await bare.close();
    await site.close();
  }
}

type Stand = {
  site: Site;
  bare: Bare;
  postgresCpu: PostgresCpu;
  size: Size;
  /** Codes of vouchers that nobody has used yet. */
  codes: string[];
  lunches: number;
};

// ---- the rounds -----------------------------------------------------------------------

/** Ours and the references, one after the other, so often. */
const takeTurns = async (stand: Stand, tpcB: TpcB): Promise<Round[]> => {
  const { rounds, flows, redemptions, pgbenchSeconds } = stand.size;
  const taken: Round[] = [];
  await bareRound(stand, flows);
  for (let no = 0; no < rounds; no += 1) {
    const ours = await lunchRound(stand, flows);
    const theirs = await bareRound(stand, flows * 4);
    const redeemed = await redeemRound(stand, redemptions);
    const banked = await tpcB.measure(pgbenchSeconds, connections);
    taken.push({ ours, theirs, redeemed, banked });
  }
  return taken;
};

const lunchRound = (stand: Stand, count: number): Promise<Spent> => {
  const first = stand.lunches;
  stand.lunches += count;
  return spend(stand, stand.site.server, count, () =>
    inTurns(count, lunchesAtOnce, (no) => haveLunch(stand.site.lunch(first + no))),
  );
};

const redeemRound = (stand: Stand, count: number): Promise<Spent> => {
  const codes = stand.codes.splice(0, count);
  if (codes.length < count) throw new Error('too few vouchers are left to redeem');
  return spend(stand, stand.site.server, count, () =>
    inTurns(count, connections, (no) => redeemCode(stand.site.lunch(no), codes[no] ?? '')),
  );
};

const bareRound = (stand: Stand, count: number): Promise<Spent> =>
  spend(stand, stand.bare.program, count, () =>
    inTurns(count, connections, () => stand.bare.flow()),
  );

/** Runs `act` and says what one of its `count` units took. */
const spend = async (
  { postgresCpu }: Stand,
  program: Spawned,
  count: number,
  act: () => Promise<void>,
): Promise<Spent> => {
  const before = [await program.cpuMs(), postgresCpu() ?? NaN] as const;
  const startedAt = performance.now();
  await act();
  const seconds = (performance.now() - startedAt) / 1_000;
  return {
    perSecond: count / seconds,
    nodeMs: ((await program.cpuMs()) - before[0]) / count,
    postgresMs: ((postgresCpu() ?? NaN) - before[1]) / count,
  };
};

const growthRounds = 3;

/** What a flow costs with more and more vouchers already there. */
const measureGrowth = async (stand: Stand): Promise<Grown[]> => {
  const grown: Grown[] = [];
  // Nobody is measured on code that runs for the first time.
  await lunchRound(stand, stand.size.flows);
  for (const existing of stand.size.existing) {
    await stockUp(stand, existing);
    const costs: number[] = [];
    for (let no = 0; no < Math.min(growthRounds, stand.size.rounds); no += 1) {
      const { nodeMs, postgresMs } = await lunchRound(stand, stand.size.flows);
      costs.push(nodeMs + (Number.isNaN(postgresMs) ? 0 : postgresMs));
    }
    grown.push({ existing: await countOf(stand.site.db, 'voucher'), cpu: median(costs) });
  }
  return grown;
};

/** Copies bought orders until so many vouchers are there. */
const stockUp = async (stand: Stand, wanted: number): Promise<void> => {
  const { db, offerId, street } = stand.site;
  const voucherId = await buyLunch(stand.site.lunch((stand.lunches += 1)));
  const found = await db.query<{ orderId: string }>(
    'select order_id as "orderId" from voucher where id = $1',
    [voucherId],
  );
  const missing = wanted - (await countOf(db, 'voucher'));
  if (missing <= 0) return;
  const codes = await cloneOrder(db, {
    orderId: found.rows[0]?.orderId ?? '',
    offerId,
    count: missing,
    people: street.customers.map((person) => person.id),
  });
  stand.codes.push(...codes);
};

const countOf = async (db: pg.Pool, table: string): Promise<number> => {
  const { rows } = await db.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(rows[0]?.count);
};

/** What was asked and what stands in the tables must be the same number. */
const miscounts = async ({ site, lunches, codes }: Stand): Promise<string[]> => {
  const { rows } = await site.db.query<{ unused: string; closed: string }>(
    `select (select count(*) from voucher where state = 'issued') as unused,
       (select count(*) from "order" where state in ('issued', 'closed')) as closed`,
  );
  const bought = await countOf(site.db, 'voucher');
  const redeemed = await countOf(site.db, 'redemption');
  const [unused, orders] = [Number(rows[0]?.unused), Number(rows[0]?.closed)];
  const said = `${lunches} bought, ${bought} vouchers, ${redeemed} used, ${unused} left`;
  return [
    ...(orders === bought ? [] : [`${orders} orders for ${bought} vouchers: ${said}`]),
    ...(redeemed + unused === bought ? [] : [`vouchers are missing: ${said}`]),
    ...(unused >= codes.length ? [] : [`more were used than asked: ${said}`]),
  ];
};

const durabilityOf = async (db: pg.Pool): Promise<string> => {
  const { rows } = await db.query<{ said: string }>(
    `select string_agg(name || ' = ' || setting, ', ' order by name) as said
     from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
  );
  return rows[0]?.said ?? '';
};
