import { createCampaign, readCampaign } from '#contract/campaign.ts';
import type { CampaignBudget, CampaignDraft } from '#contract/campaign.ts';
import { placeOrder } from '#contract/order.ts';
import { makeQuote } from '#contract/quote.ts';
import type { Basket, QuoteView } from '#contract/quote.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { city, noon } from './town.ts';
import type { Name, Town } from './town.ts';
import { liveOffer, payAt, vouchersOf } from './wheel.ts';

const dayMs = 86_400_000;
export const noBudget: CampaignBudget = {
  moneyFen: null,
  count: null,
  perPerson: null,
  dayMoneyFen: null,
  dayCount: null,
};
export type CampaignChanges = Partial<Omit<CampaignDraft, 'budget'>> & {
  budget?: Partial<CampaignBudget>;
};

/** Ten yuan off everything at the noodle bar, unless told otherwise. */
export const campaignOf = (town: Town, changes: CampaignChanges = {}): CampaignDraft => ({
  title: '到店立减',
  discount: {
    base: 'remaining',
    off: { amountFen: 1_000 },
    minimumFen: 0,
    capFen: null,
  },
  audience: 'everyone',
  appliesTo: ['bill', 'package'],
  placeIds: [town.places.noodles],
  categories: [],
  offerIds: [],
  windows: [],
  beginsAt: new Date(noon.getTime() - dayMs).toISOString(),
  endsAt: new Date(noon.getTime() + 60 * dayMs).toISOString(),
  ...changes,
  budget: { ...noBudget, moneyFen: 100_000_000, ...changes.budget },
});

export const liveCampaign = async (
  town: Town,
  changes: CampaignChanges = {},
): Promise<string> => {
  const asked = { city, ...campaignOf(town, changes) };
  return (await town.as('xu')(createCampaign, asked)).id;
};

/** What the cases about campaigns do again and again, in one town. */
export const dealings = (town: Town) => {
  const quote = (who: Name, basket: Basket): Promise<QuoteView> =>
    town.as(who)(makeQuote, { city, placeId: town.places.noodles, basket });
  return {
    quote,
    meals: async (count = 1, terms = {}): Promise<Basket> => ({
      kind: 'package',
      offerId: await liveOffer(town, terms),
      count,
    }),
    read: (campaign: string) => town.as('xu')(readCampaign, { city, campaign }),
    redeem: (code = '') =>
      town.as('chen')(redeemVoucher, {
        city,
        place: town.places.noodles,
        code,
        channel: 'scan',
      }),
    buyAll: async (who: Name, basket: Basket) => {
      const { token } = await quote(who, basket);
      const order = await town.as(who)(placeOrder, { city, token });
      await payAt(town, who, order.id);
      await town.server.tick();
      return { orderId: order.id, vouchers: await vouchersOf(town, who, order.id) };
    },
  };
};

export const bill: Basket = { kind: 'bill', billFen: 10_000, excludedFen: 0 };

/** Why the campaigns that reach a basket are not in its price. */
export const whyNoSubsidy = ({ subsidiesNotApplied = [] }: QuoteView) =>
  subsidiesNotApplied.map((each) => each.why);
