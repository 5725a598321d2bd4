import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCampaign } from '#contract/campaign.ts';
import { cancelOrder } from '#contract/order.ts';
import { city, openTown } from '../town.ts';
import type { Town } from '../town.ts';
import { expectLaws } from '../laws.ts';
import { billFen, raceForSubsidy, subsidyFen } from './campaign-race.ts';
import { crowd } from './crowd.ts';
import type { Customer } from './crowd.ts';

let town: Town;
let people: Customer[];
beforeAll(async () => {
  town = await openTown();
  people = await crowd(town, 50);
}, 60_000);
afterAll(() => town.close());

describe('a budget that is enough for some', () => {
  it.each([
    [2, 1],
    [10, 3],
    [50, 7],
  ])('is claimed by %i at once, and %i have it', async (count, enough) => {
    const { campaignId, answers } = await raceForSubsidy(
      town,
      people.slice(0, count),
      enough,
      { dayMoneyFen: subsidyFen * 50, perPerson: 1 },
    );
    const won = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
    expect(won.map(({ totalFen }) => totalFen)).toEqual(
      Array.from({ length: enough }, () => billFen - subsidyFen),
    );
    for (const no of answers.filter((answer) => !answer.ok)) {
      expect(no).toMatchObject({
        status: 409,
        refusal: 'campaign_spent',
        facts: { campaignId, newTotalFen: billFen, newToken: expect.any(String) },
      });
    }
    const seen = await town.as('xu')(readCampaign, { city, campaign: campaignId });
    expect(seen).toMatchObject({ usedFen: enough * subsidyFen, usedCount: enough });
    await expectLaws(town);
    // Nobody keeps an open order for the next race, and all of it is there again.
    const cancels = people.flatMap(({ call }, no) => {
      const answer = answers[no];
      return answer?.ok ? [call(cancelOrder, { city, order: answer.value.id })] : [];
    });
    await Promise.all(cancels);
    const freed = await town.as('xu')(readCampaign, { city, campaign: campaignId });
    expect(freed).toMatchObject({ usedFen: 0, usedCount: 0, spentAt: null });
    await expectLaws(town);
  });
});
