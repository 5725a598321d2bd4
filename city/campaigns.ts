/**
 * Two campaigns of the operator at a few shops of the city: one for who comes for the
 * first time, with money enough, and one for a handful of orders, which is soon spent.
 */
import { createCampaign } from '#contract/campaign.ts';
import type { CampaignDraft } from '#contract/campaign.ts';
import { dayMs } from '#contract/kit/time.ts';
import { idOf, must } from './found.ts';
import type { Founded, FoundTerms } from './found.ts';

/** The first merchant's prices stay as its own screens and posters say. */
const shops = [1, 8] as const;

export async function openCampaigns(
  { house, city, tokenOf, today }: FoundTerms,
  founded: Founded,
): Promise<void> {
  const xu = city.people.find(({ role }) => role === 'operator');
  if (!xu) throw new Error('a city has an operator');
  const operator = house.callAs(tokenOf(xu));
  const merchants = new Set(city.merchants.slice(...shops).map(({ key }) => key));
  const placeKeys = city.offers
    .filter(({ merchantKey }) => merchants.has(merchantKey))
    .flatMap((offer) => offer.placeKeys);
  const placeIds = [...new Set(placeKeys)].map((key) => idOf(founded.places, key));
  for (const draft of draftsOf(today)) {
    await must(operator, createCampaign, { city: city.id, ...draft, placeIds });
  }
}

const draftsOf = (today: Date): Omit<CampaignDraft, 'placeIds'>[] => {
  const appliesTo: CampaignDraft['appliesTo'] = ['bill', 'package'];
  const common = {
    appliesTo,
    categories: [],
    offerIds: [],
    windows: [],
    beginsAt: today.toISOString(),
    endsAt: new Date(today.getTime() + 30 * dayMs).toISOString(),
  };
  return [
    {
      ...common,
      title: '第一次到店立减',
      discount: {
        base: 'remaining',
        off: { amountFen: 500 },
        minimumFen: 1_500,
        capFen: null,
      },
      audience: 'first_arrival',
      budget: {
        moneyFen: 200_000,
        count: null,
        perPerson: 3,
        dayMoneyFen: 10_000,
        dayCount: null,
      },
    },
    {
      ...common,
      title: '冬日两成补贴',
      discount: {
        base: 'remaining',
        off: { percentBp: 2_000 },
        minimumFen: 0,
        capFen: 800,
      },
      audience: 'everyone',
      budget: {
        moneyFen: 4_000,
        count: 12,
        perPerson: 2,
        dayMoneyFen: null,
        dayCount: 4,
      },
    },
  ];
};
