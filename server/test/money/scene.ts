import type { Answer } from '#contract/kit/call.ts';
import type { Endpoint, InputOf } from '#contract/kit/endpoint.ts';
import { sweep } from '#kit/jobs.ts';
import { modules } from '#server/modules.ts';
import { city, openTown } from '../town.ts';
import type { Name, Town } from '../town.ts';
import { planOnSale, tenOffForMembers } from '../cards.ts';
import { liveOffer } from '../wheel.ts';

/**
 * Where a row is played: one town for a whole table, and the order that the row is about.
 * Rows come one after another, so what moves in between is the row's own.
 */
export type Scene = {
  town: Town;
  offers: Record<string, string>;
  /** A card of 20 yuan for 30 days, with which bills at the noodle bar are 10 % off. */
  planId: string;
  orderId: string;
  paymentId: string;
  vouchers: { id: string; code: string }[];
  redemptions: string[];
  campaignId: string;
  quoteToken: string;
  /** Asks as somebody; the answer is a word, or the name of the refusal. */
  ask: <E extends Endpoint>(
    who: Name,
    endpoint: E,
    input: InputOf<E>,
  ) => Promise<Answer<E>>;
  /** Runs one timer until nothing is due; says how much it did. */
  sweep: (job: string) => Promise<number>;
};

/**
 * A meal of 100 yuan that costs 120 on the menu, of which shop and platform give ten each;
 * the fee is 5 %. The card is three such meals; the odd card is three uses for 100 yuan.
 */
export const openScene = async (): Promise<Scene> => {
  const town = await openTown();
  await town.sql('update merchant set fee_bp = 500');
  const meal = (priceFen: number, menuFen: number, usesTotal: number) => ({
    terms: {
      kind: 'package' as const,
      priceFen,
      usesTotal,
      items: [{ name: '套餐', count: 1, priceFen: menuFen }],
    },
    placeIds: [town.places.noodles, town.places.tea],
    sellUntil: '2099-01-01T00:00:00.000Z',
    funding: [
      { funder: 'merchant' as const, shareBp: 5_000 },
      { funder: 'platform' as const, shareBp: 5_000 },
    ],
  });
  const offers = {
    'meal': await liveOffer(town, meal(10_000, 12_000, 1)),
    'card': await liveOffer(town, meal(30_000, 36_000, 3)),
    'odd card': await liveOffer(town, meal(10_000, 12_000, 3)),
    'rare': await liveOffer(town, { ...meal(10_000, 12_000, 1), stock: 1 }),
  };
  await tenOffForMembers(town);
  const planId = await planOnSale(town, { feeFen: 2_000, termDays: 30 });
  return {
    town,
    offers,
    planId,
    orderId: '',
    paymentId: '',
    vouchers: [],
    redemptions: [],
    campaignId: '',
    quoteToken: '',
    ask: (who, endpoint, input) => town.caller(who)(endpoint, input),
    sweep: (name) => {
      const job = modules
        .flatMap(({ module }) => module.jobs ?? [])
        .find((each) => each.name === name);
      if (!job) throw new Error(`there is no timer ${name}`);
      return sweep(town.server.work, job, [city]);
    },
  };
};

/**
 * Between two rows enough time passes, and every timer of money runs, that nothing of the
 * one before is left to be paid, used, or given back.
 */
export const clearScene = async (scene: Scene): Promise<void> => {
  await scene.town.sql('update merchant set fee_bp = 500');
  // Twice: what is heard of late begins late, and ends in turn.
  for (let time = 0; time < 2; time += 1) {
    scene.town.clock.add(40 * 86_400_000);
    while ((await scene.town.server.hearRail()) > 0);
    for (const timer of moneyTimers) await scene.sweep(timer);
  }
  scene.orderId = '';
  scene.paymentId = '';
  scene.vouchers = [];
  scene.redemptions = [];
};

const moneyTimers = [
  'payment.ask',
  'order.expire',
  'voucher.expire',
  'settlement.settle',
  'refund.silence',
  'refund.expired',
  'card.end',
  'refund.send',
];
