import type { CampaignBudget } from '#contract/campaign.ts';
import { liveCampaign } from '../campaigns.ts';
import type { Town } from '../town.ts';
import type { Customer } from './crowd.ts';
import { orderAtOnce } from './race.ts';

export const billFen = 10_000;
export const subsidyFen = 1_000;

/** N customers hold a quote with a subsidy that is enough for some, and order at once. */
export const raceForSubsidy = async (
  town: Town,
  people: Customer[],
  enoughFor: number,
  more: Partial<CampaignBudget> = {},
) => {
  await town.sql(`update campaign set state = 'stopped'`);
  const campaignId = await liveCampaign(town, {
    budget: { moneyFen: subsidyFen * enoughFor + 999, ...more },
  });
  const basket = { kind: 'bill', billFen, excludedFen: 0 } as const;
  return { campaignId, answers: await orderAtOnce(town, people, basket) };
};
