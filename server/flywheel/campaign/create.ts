import type { CampaignDraft, CampaignView } from '#contract/campaign.ts';
import type { Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { problemsOf } from './campaign.ts';
import { readBack } from './show.ts';
import { insertCampaign, insertStep } from './sql.ts';

/** Puts a campaign live from its first moment on; what was promised can't be edited. */
export const createCampaign = async (
  work: Work<'campaign_contradicts' | 'campaign_not_found'>,
  draft: CampaignDraft,
): Promise<CampaignView> => {
  const problems = problemsOf(draft);
  if (problems.length > 0) return work.refuse('campaign_contradicts', { problems });
  const { budget, beginsAt, endsAt, ...terms } = draft;
  const id = work.id();
  const campaign = {
    ...terms,
    id,
    state: 'live' as const,
    beginsAt: new Date(beginsAt),
    endsAt: new Date(endsAt),
    perPerson: budget.perPerson,
    dayMoneyFen: budget.dayMoneyFen,
    dayCount: budget.dayCount,
    createdAt: work.now,
  };
  const limits = { moneyFen: budget.moneyFen, countLimit: budget.count };
  await insertCampaign(work, campaign, limits);
  await insertStep(work, {
    id: work.id(),
    campaignId: id,
    state: 'live',
    reason: null,
    takenBy: theirId(work),
    takenAt: work.now,
  });
  work.emit({ name: 'campaign.stepped', facts: { campaignId: id, to: 'live' } });
  return readBack(work, id);
};
