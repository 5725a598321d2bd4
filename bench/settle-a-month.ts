// A month of redemptions is settled: lines, a settlement a merchant and run, ledger
// entries, and payouts of all of it. Beside it in the same run, taking turns: the lines
// alone, by one `INSERT … SELECT … GROUP BY`. Both have to make the same lines and sums.
import pg from 'pg';
import { handClock } from '#kit/clock.ts';
import { openDatabase } from '#kit/db.ts';
import { randomIds } from '#kit/id.ts';
import { migrate } from '#kit/migrate.ts';
import { sweep } from '#kit/jobs.ts';
import type { Outside } from '#kit/work.ts';
import { modules } from '#server/modules.ts';
import { figure, growthExponent, median } from './figures.ts';
import type { Ground } from './ground.ts';
import type { Outcome } from './scan-at-lunch.ts';
import {
  forget,
  layMonth,
  makeReference,
  monthCity,
  referenceLines,
} from './settle-a-month-books.ts';

type Size = { redemptions: readonly number[]; merchants: number; rounds: number };
const real: Size = {
  redemptions: [250_000, 500_000, 1_000_000],
  merchants: 10_000,
  rounds: 5,
};
const toy: Size = { redemptions: [200, 400, 800], merchants: 10, rounds: 1 };
/** Full size takes a quarter of an hour; a tenth says the same per redemption. */
const share = Number(process.env['BENCH_SHARE'] ?? 1);

export async function settleAMonth(ground: Ground, isToy: boolean): Promise<Outcome> {
  const size = isToy ? toy : real;
  const scale = isToy ? 1 : share;
  const months: Month[] = [];
  for (const redemptions of size.redemptions) {
    const asked = {
      redemptions: Math.round(redemptions * scale),
      merchants: Math.max(1, Math.round(size.merchants * scale)),
    };
    const url = await ground.makeDatabase(`month_${redemptions}`);
    months.push(await measureMonth(url, asked, size.rounds));
  }
  const last = months.at(-1);
  if (!last) throw new Error('no size to measure');
  const times = last.rounds.map(({ ours, reference }) => ours / reference);
  const grown = months.map(
    ({ redemptions, rounds }) =>
      [redemptions, median(rounds.map(({ ours }) => ours))] as const,
  );
  return {
    figures: [
      figure('settling to the lines alone', '×', times, { is: 'at most', value: 3 }),
      figure(
        'settling',
        's',
        last.rounds.map(({ ours }) => ours),
      ),
      figure(
        'the lines alone',
        's',
        last.rounds.map(({ reference }) => reference),
      ),
      figure('growth exponent', '', [growthExponent(grown)], {
        is: 'at most',
        value: 1.05,
      }),
      figure(
        'memory of Node at its peak',
        'MB',
        [Math.max(...months.map(({ peakMb }) => peakMb))],
        { is: 'at most', value: 300 },
      ),
    ],
    failures: months.flatMap(({ failures }) => failures),
    notes: [
      `${last.redemptions} redemptions of ${last.merchants} merchants at the last size`,
    ],
  };
}

type Asked = { redemptions: number; merchants: number };
type Month = Asked & {
  rounds: { ours: number; reference: number }[];
  peakMb: number;
  failures: string[];
};

const measureMonth = async (url: string, asked: Asked, rounds: number): Promise<Month> => {
  await migrate(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const db = openDatabase({ url, connections: 2 });
  try {
    await layMonth(client, asked);
    await client.query(makeReference);
    const month: Month = { ...asked, rounds: [], peakMb: 0, failures: [] };
    // Round 0 warms up where anything is measured.
    for (let no = rounds > 1 ? 0 : 1; no <= rounds; no += 1) {
      await client.query(forget);
      await client.query('vacuum analyze entry, posting');
      const reference = await secondsOf(() => client.query(referenceLines));
      const ours = await secondsOf(async () => {
        await settle(db);
        month.peakMb = Math.max(month.peakMb, process.memoryUsage().rss / 2 ** 20);
      });
      if (no > 0) month.rounds.push({ ours, reference });
      month.failures.push(...(await differences(client)));
    }
    return month;
  } finally {
    await db.destroy();
    await client.end();
  }
};

const secondsOf = async (act: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await act();
  return (performance.now() - startedAt) / 1_000;
};

const settle = async (db: ReturnType<typeof openDatabase>): Promise<void> => {
  const clock = handClock(new Date('2026-12-01T04:00:00.000Z'));
  // Nothing here reaches outside.
  const outside = {} as Outside;
  const terms = { db, clock, ids: randomIds(clock), outside };
  const run = async (name: string): Promise<void> => {
    const job = modules
      .flatMap(({ module }) => module.jobs ?? [])
      .find((each) => each.name === name);
    if (!job) throw new Error(`no sweep is called ${name}`);
    await sweep(terms, job, [monthCity]);
  };
  await run('settlement.settle');
  clock.add(2 * 86_400_000);
  await run('payout.make');
};

/** Both made the same lines, and all that was settled is in payouts. */
const differences = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; ours: number; theirs: number }>(`
    select 'lines' as name, (select count(*) from settlement_line) as ours,
      (select count(*) from reference_line) as theirs
    union all select 'fen', (select sum(amount_fen) from settlement_line)::bigint,
      (select sum(amount_fen) from reference_line)::bigint
    union all select 'fen in payouts', (select sum(amount_fen) from payout)::bigint,
      (select sum(amount_fen) from reference_line)::bigint`);
  return rows
    .filter(({ ours, theirs }) => ours !== theirs)
    .map(({ name, ours, theirs }) => `${name}: ${ours}, not ${theirs}`);
};
