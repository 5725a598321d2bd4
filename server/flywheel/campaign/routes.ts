import * as contract from '#contract/campaign.ts';
import { serve } from '#kit/route.ts';
import { createCampaign } from './create.ts';
import { listCampaigns, readCampaign } from './show.ts';
import { pauseCampaign, resumeCampaign, stopCampaign } from './steps.ts';

export const campaignRoutes = [
  serve(contract.createCampaign, (work, { body }) => createCampaign(work, body)),
  serve(contract.listCampaigns, (work, { query }) => listCampaigns(work, query)),
  serve(contract.readCampaign, (work, { params }) => readCampaign(work, params.campaign)),
  serve(contract.pauseCampaign, (work, { params, body }) =>
    pauseCampaign(work, { campaignId: params.campaign, ...body }),
  ),
  serve(contract.resumeCampaign, (work, { params, body }) =>
    resumeCampaign(work, { campaignId: params.campaign, ...body }),
  ),
  serve(contract.stopCampaign, (work, { params, body }) =>
    stopCampaign(work, { campaignId: params.campaign, ...body }),
  ),
];
