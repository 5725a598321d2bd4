import { expect, it } from 'vitest';
import { hourMs, minuteMs } from '#contract/kit/time.ts';
import { refundOrder } from '#contract/payment.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { askRefund, refundUse } from '#contract/refund.ts';
import { sweep } from '#kit/jobs.ts';
import type { Job } from '#kit/module.ts';
import { expectLaws } from '#server/test/laws.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { modules } from '#server/modules.ts';

const dayMs = 24 * hourMs;
const because = '面坨了';
const jobs = modules.flatMap(({ module }) => module.jobs ?? []);
const timers = ['voucher.expire', 'refund.expired', 'refund.silence', 'refund.send'].map(
  (name) => jobs.find((job) => job.name === name),
);

/** How a worker lives: when it runs at all, and what befalls it. */
type Worker = (town: Town, untilMs: number) => Promise<void>;

const runAll = async (town: Town): Promise<void> => {
  for (const job of timers) if (job) await sweep(town.server.work, job, [city]);
};
/** Every quarter of an hour, as if nothing ever happened. */
const steady: Worker = async (town, untilMs) => {
  while (town.clock.now().getTime() < untilMs) {
    town.clock.add(15 * minuteMs);
    await runAll(town);
  }
};

/** Dies at the first thing it tells, and again once all is done but not kept. */
const killed = (job: Job, where: 'middle' | 'end'): Job => ({
  ...job,
  act: async (work) => {
    const dies = () => {
      throw new Error('killed');
    };
    await job.act(where === 'middle' ? { ...work, emit: dies } : work);
    return dies();
  },
});
const runKilled = async (town: Town): Promise<void> => {
  for (const job of timers) {
    if (!job) continue;
    for (const where of ['middle', 'end'] as const) {
      // The first time nothing may be due: then it dies of nothing.
      await sweep(town.server.work, killed(job, where), [city]).catch(() => undefined);
    }
    await sweep(town.server.work, job, [city]);
  }
};
/** Stands still for two days, then is killed at each step, while its clock jumps. */
const troubled: Worker = async (town, untilMs) => {
  const from = town.clock.now();
  town.clock.set(new Date(untilMs));
  town.clock.add(-3 * hourMs);
  await runKilled(town);
  town.clock.set(from);
  await runKilled(town);
  town.clock.set(new Date(untilMs));
  for (let round = 0; round < 4; round += 1) {
    town.clock.add(minuteMs);
    await runKilled(town);
  }
};

/** Some use, some ask, some give back, and the rest lapses while nobody works. */
const live = async (worker: Worker) => {
  const town = await openTown();
  try {
    const { terms } = draftOf(town);
    if (terms.kind !== 'package') throw new Error('the draft is a set meal');
    const card = await liveOffer(town, { terms: { ...terms, usesTotal: 3 } });
    const meal = await liveOffer(town, { stock: 20 });
    const lapsing = [
      ...(await buy(town, 'lin', meal, 3)),
      ...(await buy(town, 'mei', card, 2)),
    ];
    const used = await buy(town, 'lin', meal, 3);
    const spare = await buy(town, 'tang', meal, 2);
    await town.as('tang')(refundOrder, { city, order: spare[0]?.orderId ?? '' });
    town.clock.add(29 * dayMs);
    const redeem = async (code = '') =>
      town.as('chen')(redeemVoucher, {
        city,
        place: town.places.noodles,
        code,
        channel: 'typed',
      });
    await redeem(lapsing[3]?.code);
    const [asked, given] = [await redeem(used[0]?.code), await redeem(used[1]?.code)];
    await town.as('lin')(askRefund, { city, redemption: asked.id, because });
    const parts = { city, redemption: given.id, because };
    for (const amountFen of [1_000, 333, 1]) {
      await town.as('zhou')(refundUse, { ...parts, amountFen });
    }
    await worker(town, town.clock.now().getTime() + 2 * dayMs);
    await expectLaws(town);
    return await endOf(town);
  } finally {
    await town.close();
  }
};

/** What is left of it all, without ids and without when it was seen. */
const endOf = async (town: Town) => ({
  vouchers: await town.sql(
    `select state, uses_left, count(*)::integer from voucher group by 1, 2 order by 1, 2`,
  ),
  refunds: await town.sql(
    `select reason, state, amount_fen::integer as fen, merchant_back_fen::integer as taken,
       count(*)::integer from refund group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
  ),
  questions: await town.sql(
    `select state, approved_fen::integer as fen, answered_at - asked_at as after,
       answered_by from refund_question`,
  ),
  rail: await town.sql(
    `select amount_fen::integer as fen, count(*)::integer from sandbox_refund
     group by 1 order by 1`,
  ),
  accounts: await town.sql(
    `select replace(account, id::text, 'id') as account, sum(fen)::integer as fen from (
       select to_account as account, amount_fen as fen from posting
       union all select from_account, -amount_fen from posting) as side
     left join merchant on account like '%' || id || '%' group by 1 order by 1`,
  ),
  stock: await town.sql('select stock_left from offer where stock is not null'),
});

it('two days without a worker, and killed at every step: the same end', async () => {
  const calm = await live(steady);
  expect(calm.refunds.length).toBeGreaterThan(4);
  expect(calm.rail.length).toBeGreaterThan(4);
  expect(await live(troubled)).toEqual(calm);
}, 240_000);
