import { z } from 'zod';
import { cityParams } from './city.ts';
import { Discount, WeeklyWindow } from './discount.ts';
import { can } from './kit/can.ts';
import { endpoint } from './kit/endpoint.ts';
import { Id, line, pageOf, pageQuery } from './kit/id.ts';
import { Fen } from './kit/money.ts';
import { refusals } from './kit/refusal.ts';
import { Instant, LocalDay } from './kit/time.ts';
import { Category } from './place.ts';

export const CampaignState = z.enum(['live', 'paused', 'stopped']);
export type CampaignState = z.infer<typeof CampaignState>;

/** What may be done to a campaign in which state; its terms never change. */
export const campaignTable = {
  pause: ['live'],
  resume: ['paused'],
  stop: ['live', 'paused'],
} as const;
export const campaignCan = can<CampaignState, keyof typeof campaignTable>(campaignTable);

export const CampaignAudience = z.enum(['everyone', 'members', 'first_arrival']);
export type CampaignAudience = z.infer<typeof CampaignAudience>;

/** How much may be given: any of the five, but at least one of the first two. */
export const CampaignBudget = z.strictObject({
  moneyFen: Fen.min(1).nullable(),
  /** Orders, however many vouchers each is of. */
  count: z.int().min(1).max(10_000_000).nullable(),
  /** Orders of one person. */
  perPerson: z.int().min(1).max(1_000).nullable(),
  /** Of one day by the city's own calendar: the day on which an order is placed. */
  dayMoneyFen: Fen.min(1).nullable(),
  dayCount: z.int().min(1).max(1_000_000).nullable(),
});
export type CampaignBudget = z.infer<typeof CampaignBudget>;

/** What the operator adds to a price, after every discount of merchant and card. */
export const CampaignDraft = z.strictObject({
  title: line(40),
  discount: Discount,
  audience: CampaignAudience,
  appliesTo: z
    .array(z.enum(['bill', 'package']))
    .min(1)
    .max(2),
  /** Nothing named is everywhere; what is named must all be true of an order. */
  placeIds: z.array(Id).max(200),
  categories: z.array(Category).max(30),
  offerIds: z.array(Id).max(200),
  windows: z.array(WeeklyWindow).max(14),
  beginsAt: Instant,
  endsAt: Instant,
  budget: CampaignBudget,
});
export type CampaignDraft = z.infer<typeof CampaignDraft>;

export const CampaignView = CampaignDraft.extend({
  id: Id,
  state: CampaignState,
  /** Why it was last paused, resumed or stopped. */
  reason: z.string().nullable(),
  /** Promised to orders and not given back: what is spent and what is still claimed. */
  usedFen: Fen,
  usedCount: z.int(),
  /** Redeemed: posted from the campaign's account, and not undone. */
  spentFen: z.int(),
  leftFen: Fen.nullable(),
  leftCount: z.int().nullable(),
  /** Since when it could not fund another order like its last one. */
  spentAt: Instant.nullable(),
  createdAt: Instant,
});
export type CampaignView = z.infer<typeof CampaignView>;

export const CampaignDay = z.object({ day: LocalDay, usedFen: Fen, usedCount: z.int() });
export type CampaignDay = z.infer<typeof CampaignDay>;

export const CampaignProblem = z.enum([
  'ends_before_it_begins',
  'no_budget',
  'offers_need_packages',
]);
export type CampaignProblem = z.infer<typeof CampaignProblem>;

export const campaignRefusals = refusals({
  campaign_not_found: { status: 404, facts: z.object({ campaignId: z.string() }) },
  campaign_not_in_state: {
    status: 409,
    facts: z.object({ state: CampaignState, needs: z.array(CampaignState) }),
  },
  campaign_contradicts: {
    status: 422,
    facts: z.object({ problems: z.array(CampaignProblem) }),
  },
});

const campaignParams = cityParams.extend({ campaign: Id });

export const createCampaign = endpoint({
  name: 'createCampaign',
  method: 'POST',
  path: '/cities/:city/campaigns',
  who: ['operator'],
  summary: 'Put a subsidy with its budgets live; its terms never change afterwards',
  params: cityParams,
  body: CampaignDraft,
  reply: CampaignView,
  status: 201,
  keyed: true,
  refusals: ['campaign_contradicts', 'campaign_not_found'],
});

export const listCampaigns = endpoint({
  name: 'listCampaigns',
  method: 'GET',
  path: '/cities/:city/campaigns',
  who: ['operator'],
  summary: 'Campaigns of the city, newest first, with what is spent, claimed and left',
  params: cityParams,
  query: z.strictObject({ state: CampaignState.optional(), ...pageQuery }),
  reply: pageOf(CampaignView),
  status: 200,
  keyed: false,
  refusals: [],
});

export const readCampaign = endpoint({
  name: 'readCampaign',
  method: 'GET',
  path: '/cities/:city/campaigns/:campaign',
  who: ['operator'],
  summary: 'One campaign with its last sixty days',
  params: campaignParams,
  reply: CampaignView.extend({ days: z.array(CampaignDay) }),
  status: 200,
  keyed: false,
  refusals: ['campaign_not_found'],
});

const step = <const N extends string, const P extends string>(
  name: N,
  noun: P,
  summary: string,
) =>
  endpoint({
    name,
    method: 'POST',
    path: `/cities/:city/campaigns/:campaign/${noun}`,
    who: ['operator'],
    summary,
    params: campaignParams,
    body: z.strictObject({ reason: line(200) }),
    reply: CampaignView,
    status: 200,
    keyed: true,
    refusals: ['campaign_not_found', 'campaign_not_in_state'],
  });

export const pauseCampaign = step(
  'pauseCampaign',
  'pause',
  'Add to no new price for now; quotes already signed are kept',
);
export const resumeCampaign = step('resumeCampaign', 'resumption', 'Add to prices again');
export const stopCampaign = step(
  'stopCampaign',
  'ending',
  'Stop for good; what was promised to orders is kept',
);
