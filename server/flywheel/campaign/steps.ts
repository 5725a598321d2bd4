import { campaignCan, campaignTable } from '#contract/campaign.ts';
import type { CampaignState, CampaignView } from '#contract/campaign.ts';
import type { Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { readBack } from './show.ts';
import { insertStep, lockCampaign, setState } from './sql.ts';

type StepRefusals = 'campaign_not_found' | 'campaign_not_in_state';
type StepAsked = { campaignId: string; reason: string };

/**
 * The life of a campaign: live ⇄ paused → stopped. One verb per arrow, all of one shape;
 * every step keeps its who, when and why. Quotes that were signed are kept, and so is what
 * orders were promised.
 */
export const pauseCampaign = (
  work: Work<StepRefusals>,
  asked: StepAsked,
): Promise<CampaignView> => step(work, asked, 'pause', 'paused');

export const resumeCampaign = (
  work: Work<StepRefusals>,
  asked: StepAsked,
): Promise<CampaignView> => step(work, asked, 'resume', 'live');

export const stopCampaign = (
  work: Work<StepRefusals>,
  asked: StepAsked,
): Promise<CampaignView> => step(work, asked, 'stop', 'stopped');

const step = async (
  work: Work<StepRefusals>,
  { campaignId, reason }: StepAsked,
  deed: keyof typeof campaignTable,
  to: CampaignState,
): Promise<CampaignView> => {
  const campaign =
    (await lockCampaign(work, campaignId)) ??
    work.refuse('campaign_not_found', { campaignId });
  if (!campaignCan[deed](campaign.state)) {
    return work.refuse('campaign_not_in_state', {
      state: campaign.state,
      needs: [...campaignTable[deed]],
    });
  }
  await setState(work, campaignId, to);
  await insertStep(work, {
    id: work.id(),
    campaignId,
    state: to,
    reason,
    takenBy: theirId(work),
    takenAt: work.now,
  });
  work.emit({ name: 'campaign.stepped', facts: { campaignId, to } });
  return readBack(work, campaignId);
};
