// Noon at the counter. Signed-in customers quote, order, pay at the sandbox cashier whose
// signed notice comes over HTTP, and staff look at the code and redeem it: all over HTTP,
// all durable. Beside it in the same run, taking turns: a bare reference that orders and
// redeems, and pgbench on the same PostgreSQL.
import type pg from 'pg';
import { cloneOrder } from './clones.ts';
import { openConnections } from './connections.ts';
import { figure, growthExponent, median } from './figures.ts';
import type { Figure } from './figures.ts';
import { haveLunch, inTurns, redeemCode, buyLunch } from './flow.ts';
import type { Ground } from './ground.ts';
import { openTpcB } from './pgbench.ts';
import { watchPostgresCpu } from './postgres-cpu.ts';
import type { PostgresCpu } from './postgres-cpu.ts';
import { openSite } from './site.ts';
import type { Site } from './site.ts';
import { spawnProgram } from './spawned.ts';
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
  flows: 150,
  redemptions: 400,
  pgbenchSeconds: 2,
  existing: [1_000, 4_000, 16_000],
};
const toy: Size = {
  rounds: 1,
  flows: 12,
  redemptions: 12,
  pgbenchSeconds: 0.2,
  existing: [20, 30, 40],
};

const connections = 16;
const lunchesAtOnce = 32;

export async function scanAtLunch(ground: Ground, isToy: boolean): Promise<Outcome> {
  const size = isToy ? toy : real;
  const url = await ground.makeDatabase('lunch');
  const site = await openSite({ url, customers: 64, connections });
  const bare = await openBare(await ground.makeDatabase('bare'));
  const tpcB = await openTpcB(await ground.makeDatabase('tpcb'), isToy);
  const postgresCpu = await watchPostgresCpu(site.db);
  const stand: Stand = { site, bare, postgresCpu, size, codes: [], lunches: 0 };
  try {
    await stockUp(stand, size.existing[0] ?? 0);
    // Nobody is measured on code that runs for the first time.
    await lunchRound(stand, Math.ceil(size.flows / 3));
    await bareRound(stand, Math.ceil(size.flows / 3));
    const rounds: Round[] = [];
    for (let no = 0; no < size.rounds; no += 1) {
      const ours = await lunchRound(stand, size.flows);
      const theirs = await bareRound(stand, size.flows * 4);
      const redeemed = await redeemRound(stand, size.redemptions);
      const banked = await tpcB.measure(size.pgbenchSeconds, connections);
      rounds.push({ ours, theirs, redeemed, banked });
    }
    const growth = await measureGrowth(stand);
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

type Spent = { perSecond: number; nodeMs: number; postgresMs: number };
type Round = { ours: Spent; theirs: Spent; redeemed: Spent; banked: number };

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

type Grown = { existing: number; cpu: number };

/** What a flow costs with more and more vouchers already there. */
const measureGrowth = async (stand: Stand): Promise<Grown[]> => {
  const grown: Grown[] = [];
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
  const enough = stand.size.redemptions * stand.size.rounds;
  const missing = Math.max(
    wanted - (await countOf(db, 'voucher')),
    stand.codes.length === 0 ? enough : 0,
  );
  if (missing <= 0) return;
  const codes = await cloneOrder(db, {
    orderId: found.rows[0]?.orderId ?? '',
    offerId,
    count: missing,
    people: street.customers.map((person) => person.id),
  });
  stand.codes.push(...codes);
};

// ---- the bare reference ---------------------------------------------------------------

type Bare = { program: Spawned; flow(): Promise<void>; close(): Promise<void> };

const openBare = async (url: string): Promise<Bare> => {
  const program = await spawnProgram({
    file: 'program-bare.ts',
    env: { DATABASE_URL: url },
  });
  const wire = openConnections(connections);
  const post = async (path: string, body: object) => {
    const answer = await wire.fetch(program.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.status >= 300) throw new Error(`the bare reference said ${answer.status}`);
    return answer.text();
  };
  return {
    program,
    flow: async () => {
      const made = await post('/orders', { item: '双人面套餐', totalFen: 5_800 });
      const { id }: { id: number } = JSON.parse(made);
      await post('/redemptions', { id, store: '面街一号' });
    },
    close: async () => {
      wire.close();
      await program.stop();
    },
  };
};

// ---- what came out --------------------------------------------------------------------

const figuresOf = (rounds: readonly Round[]): Figure[] => {
  const each = (of: (round: Round) => number) => rounds.map(of);
  const cpu = ({ nodeMs, postgresMs }: Spent) => nodeMs + postgresMs;
  return [
    figure(
      'whole flows',
      'flows/s',
      each(({ ours }) => ours.perSecond),
    ),
    figure(
      'CPU of a whole flow',
      'ms',
      each(({ ours }) => cpu(ours)),
      {
        is: 'at most',
        value: 10,
      },
    ),
    figure(
      '  of it Node',
      'ms',
      each(({ ours }) => ours.nodeMs),
    ),
    figure(
      '  of it PostgreSQL',
      'ms',
      each(({ ours }) => ours.postgresMs),
    ),
    figure(
      'bare reference',
      'flows/s',
      each(({ theirs }) => theirs.perSecond),
    ),
    figure(
      'CPU of a bare flow',
      'ms',
      each(({ theirs }) => cpu(theirs)),
    ),
    figure(
      'CPU, ours to bare',
      '×',
      each(({ ours, theirs }) => cpu(ours) / cpu(theirs)),
    ),
    figure(
      'redemption alone',
      'requests/s',
      each(({ redeemed }) => redeemed.perSecond),
    ),
    figure(
      'CPU of a redemption',
      'ms',
      each(({ redeemed }) => cpu(redeemed)),
    ),
    figure(
      '  of it Node',
      'ms',
      each(({ redeemed }) => redeemed.nodeMs),
    ),
    figure(
      'pgbench tpcb-like',
      'transactions/s',
      each(({ banked }) => banked),
    ),
    figure(
      'redemption to pgbench',
      '×',
      each(({ redeemed, banked }) => redeemed.perSecond / banked),
      { is: 'at least', value: 0.6 },
    ),
  ];
};

const figuresOfGrowth = (grown: readonly Grown[]): Figure[] => {
  const points = grown.map(({ existing, cpu }) => [existing, cpu] as const);
  return [figure('growth of CPU with vouchers', 'exponent', [growthExponent(points)])];
};

const broken = (breaches: readonly string[]): Figure =>
  figure('laws violated', '', [breaches.length], { is: 'at most', value: 0 });

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
  const said = `${lunches} bought, ${bought} vouchers, ${redeemed} redeemed, ${unused} left`;
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
