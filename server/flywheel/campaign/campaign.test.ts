import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  createCampaign,
  listCampaigns,
  pauseCampaign,
  readCampaign,
  resumeCampaign,
  stopCampaign,
} from '#contract/campaign.ts';
import { cancelOrder, placeOrder } from '#contract/order.ts';
import { listPlaceOffers } from '#contract/quote.ts';
import {
  bill,
  campaignOf,
  dealings,
  liveCampaign,
  whyNoSubsidy,
} from '#server/test/campaigns.ts';
import { expectLaws } from '#server/test/laws.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { liveOffer } from '#server/test/wheel.ts';

let town: Town;
let deal: ReturnType<typeof dealings>;
beforeAll(async () => {
  town = await openTown();
  deal = dealings(town);
}, 60_000);
afterAll(() => town.close());
// One campaign at a time: whatever a case made is stopped before the next.
beforeEach(async () => {
  await expectLaws(town);
  await town.sql(`update campaign set state = 'stopped'`);
});

describe('a campaign in a price', () => {
  it('is the last line, and says who funds it', async () => {
    const campaignId = await liveCampaign(town);
    const { lines, totalFen } = await deal.quote('lin', await deal.meals());
    expect(lines.at(-1)).toEqual({
      lane: 'subsidy',
      offerId: null,
      campaignId,
      title: '到店立减',
      count: 1,
      baseFen: 5_800,
      offFen: 1_000,
      afterFen: 4_800,
      funding: [{ funder: 'platform', fen: 1_000 }],
    });
    expect(totalFen).toBe(4_800);
  });

  it('is measured after the member discount, and of two the larger counts', async () => {
    const percent = { base: 'remaining', minimumFen: 0, capFen: null } as const;
    await liveCampaign(town, { discount: { ...percent, off: { percentBp: 1_000 } } });
    const better = await liveCampaign(town, {
      discount: { ...percent, off: { percentBp: 2_000 } },
    });
    await liveOffer(town, {
      terms: {
        kind: 'bill',
        audience: 'member',
        appliesTo: ['bill'],
        discount: { ...percent, minimumFen: 2_000, off: { amountFen: 2_000 } },
      },
    });
    const seen = await deal.quote('mei', bill);
    expect(seen.lines.map(({ lane, offFen }) => `${lane} ${offFen}`)).toEqual([
      'menu 0',
      'member 2000',
      'subsidy 1600',
    ]);
    expect(seen.lines.at(-1)?.campaignId).toBe(better);
    expect(whyNoSubsidy(seen)).toEqual(['beaten']);
    await town.sql(`update offer set state = 'ended' where kind = 'bill'`);
  });

  it('makes the cheapest price, also where that leaves another offer out', async () => {
    const tenOff = { base: 'remaining', off: { amountFen: 500 }, capFen: null } as const;
    await liveOffer(town, {
      terms: {
        kind: 'bill',
        audience: 'everyone',
        appliesTo: ['bill'],
        discount: { ...tenOff, minimumFen: 500 },
      },
    });
    await liveCampaign(town, {
      discount: {
        base: 'remaining',
        off: { amountFen: 3_000 },
        minimumFen: 10_000,
        capFen: null,
      },
    });
    expect((await deal.quote('lin', bill)).totalFen).toBe(7_000);
    await town.sql(`update offer set state = 'ended' where kind = 'bill'`);
  });

  it('is in the list of a place at the same price', async () => {
    const basket = await deal.meals();
    await liveCampaign(town);
    const asked = { city, place: town.places.noodles };
    const { items, bill: ofBill } = await town.as('lin')(listPlaceOffers, asked);
    const offerId = basket.kind === 'package' ? basket.offerId : '';
    const listed = items.find((item) => item.offerId === offerId);
    expect(listed?.price?.totalFen).toBe((await deal.quote('lin', basket)).totalFen);
    expect(ofBill.totalFen).toBe(9_000);
  });
});

describe('a campaign that is not in a price', () => {
  const cases: readonly [Parameters<typeof liveCampaign>[1], Name, string[]][] = [
    [{ audience: 'members' }, 'lin', ['members_only']],
    [{ windows: [{ days: [7], from: '00:00', to: '01:00' }] }, 'lin', ['outside_window']],
    [{ budget: { moneyFen: 999 } }, 'lin', ['spent']],
    [{ budget: { dayMoneyFen: 999 } }, 'lin', ['spent_today']],
    [{ discount: { ...campaignDiscount(), minimumFen: 20_000 } }, 'lin', ['below_minimum']],
    [{ appliesTo: ['package'] }, 'lin', []],
    [{ categories: ['lodging'] }, 'lin', []],
    [{ placeIds: ['019f0000-0000-7000-8000-000000000001'] }, 'lin', []],
    [{ endsAt: '2026-11-24T04:00:00.000Z' }, 'lin', []],
  ];
  it.each(cases)('%j tells %s why: %j', async (changes, who, reasons) => {
    await liveCampaign(town, changes);
    const seen = await deal.quote(who, bill);
    expect(seen.totalFen).toBe(10_000);
    expect(whyNoSubsidy(seen)).toEqual(reasons);
  });

  it('says how much is missing', async () => {
    await liveCampaign(town, { discount: { ...campaignDiscount(), minimumFen: 12_000 } });
    const seen = await deal.quote('lin', bill);
    expect(seen.subsidiesNotApplied?.[0]?.missingFen).toBe(2_000);
  });

  it('is for who was never served here, and for one order of theirs', async () => {
    await liveCampaign(town, { audience: 'first_arrival' });
    const [one, other] = [await deal.quote('lin', bill), await deal.quote('lin', bill)];
    const { id } = await town.as('lin')(placeOrder, { city, token: one.token });
    expect(
      await town.caller('lin')(placeOrder, { city, token: other.token }),
    ).toMatchObject({
      status: 409,
      refusal: 'campaign_limit_reached',
      facts: { newTotalFen: 10_000, newToken: expect.any(String) },
    });
    expect(whyNoSubsidy(await deal.quote('lin', bill))).toEqual(['first_arrival_only']);
    await town.as('lin')(cancelOrder, { city, order: id });
    const { vouchers } = await deal.buyAll('lin', bill);
    await deal.redeem(vouchers[0]?.code);
    expect(whyNoSubsidy(await deal.quote('lin', bill))).toEqual(['first_arrival_only']);
    expect((await deal.quote('tang', bill)).totalFen).toBe(9_000);
  });
});

describe('an operator', () => {
  it('is told what contradicts itself', async () => {
    const ends = {
      endsAt: '2026-11-01T00:00:00.000Z',
      beginsAt: '2026-11-02T00:00:00.000Z',
    };
    const offerIds = [town.places.noodles];
    const draft = campaignOf(town, { ...ends, offerIds, budget: { moneyFen: null } });
    expect(await town.caller('xu')(createCampaign, { city, ...draft })).toMatchObject({
      status: 422,
      refusal: 'campaign_contradicts',
      facts: { problems: ['ends_before_it_begins', 'no_budget', 'offers_need_packages'] },
    });
  });

  it('pauses, resumes and stops with a reason; a signed quote is kept', async () => {
    const campaign = await liveCampaign(town, { endsAt: '2099-01-01T00:00:00.000Z' });
    const xu = town.as('xu');
    const signed = await deal.quote('tang', bill);
    const paused = await xu(pauseCampaign, { city, campaign, reason: '先停一下' });
    expect(paused).toMatchObject({ state: 'paused', reason: '先停一下' });
    expect((await deal.quote('tang', bill)).totalFen).toBe(10_000);
    const kept = await town.as('tang')(placeOrder, { city, token: signed.token });
    expect(kept.totalFen).toBe(9_000);
    await xu(resumeCampaign, { city, campaign, reason: '好了' });
    await xu(stopCampaign, { city, campaign, reason: '结束' });
    const again = { city, campaign, reason: '再来' };
    expect(await town.caller('xu')(resumeCampaign, again)).toMatchObject({
      status: 409,
      refusal: 'campaign_not_in_state',
      facts: { state: 'stopped', needs: ['paused'] },
    });
  });

  it('finds campaigns newest first, and none that is not there', async () => {
    const [older, newer] = [await liveCampaign(town), await liveCampaign(town)];
    const { items } = await town.as('xu')(listCampaigns, { city, state: 'live' });
    expect(items.map(({ id }) => id)).toEqual([newer, older]);
    const campaign = town.places.tea;
    expect(await town.caller('xu')(readCampaign, { city, campaign })).toMatchObject({
      status: 404,
      refusal: 'campaign_not_found',
    });
  });
});

function campaignDiscount() {
  return {
    base: 'remaining' as const,
    off: { amountFen: 1_000 },
    minimumFen: 0,
    capFen: null,
  };
}
