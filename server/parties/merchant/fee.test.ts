import { afterAll, beforeAll, expect, it } from 'vitest';
import { endFeeRule, explainFee, listFeeRules, makeFeeRule } from '#contract/fee.ts';
import { dayMs } from '#contract/kit/time.ts';
import { readMerchantMoney } from '#contract/ledger.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const any = { merchantIds: null, placeIds: null, categories: null, offerKinds: null };
const make = (name: string, feeBp: number, changes: object = {}) =>
  town.as('xu')(makeFeeRule, {
    city,
    name,
    feeBp,
    ...any,
    fromAt: town.clock.now().toISOString(),
    untilAt: null,
    ...changes,
  });
const explain = () =>
  town.as('zhou')(explainFee, {
    city,
    merchant: town.merchants.zhou,
    placeId: town.places.noodles,
    category: 'restaurant',
    offerKind: 'package',
  });
const feeAfter = async (code = ''): Promise<number> => {
  const asked = { city, place: town.places.noodles, channel: 'typed' as const };
  await town.as('chen')(redeemVoucher, { ...asked, code });
  const merchant = town.merchants.zhou;
  return (await town.as('zhou')(readMerchantMoney, { city, merchant })).feeFen;
};

it('names the rule that applies and what gave way, and freezes its rate', async () => {
  const offer = await liveOffer(town);
  expect(await explain()).toEqual({ feeBp: 60, rule: null, passedOver: [] });
  await make('餐饮统一', 250, { categories: ['restaurant'] });
  const spring = await make('周记春季', 100, { merchantIds: [town.merchants.zhou] });
  expect(await explain()).toMatchObject({
    feeBp: 100,
    rule: { name: '周记春季' },
    passedOver: [{ name: '餐饮统一', feeBp: 250 }],
  });
  const [early] = await buy(town, 'lin', offer);
  await town.as('xu')(endFeeRule, { city, rule: spring.id });
  expect(await explain()).toMatchObject({ rule: { name: '餐饮统一' } });
  const [late] = await buy(town, 'lin', offer);
  // 1 % of 58 yuan, then 2.5 % of it.
  expect(await feeAfter(early?.code)).toBe(58);
  expect(await feeAfter(late?.code)).toBe(58 + 145);
});

it('says no by name', async () => {
  const none = '019f0000-0000-7000-8000-000000000000';
  const xu = town.caller('xu');
  expect(await xu(endFeeRule, { city, rule: none })).toMatchObject({
    refusal: 'fee_rule_not_found',
  });
  const rule = await make('只一天', 80, { offerKinds: ['bill'] });
  await town.as('xu')(endFeeRule, { city, rule: rule.id });
  expect(await xu(endFeeRule, { city, rule: rule.id })).toMatchObject({
    refusal: 'fee_rule_ended',
  });
  const yesterday = new Date(town.clock.now().getTime() - dayMs).toISOString();
  const asked = { city, name: '昨天', feeBp: 1, ...any, fromAt: yesterday };
  expect(await xu(makeFeeRule, { ...asked, untilAt: yesterday })).toMatchObject({
    refusal: 'fee_rule_in_the_past',
  });
  const { items } = await town.as('xu')(listFeeRules, { city });
  expect(items.at(-1)).toMatchObject({ state: 'ended' });
});
