import { sql } from 'kysely';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { selectCampaign } from './sql.ts';
import type { Campaign } from './sql.ts';
import {
  insertClaim,
  putBudgetBack,
  putDayBack,
  putFirstBack,
  putUseBack,
  releaseAll,
  releasePart,
  takeBudget,
  takeDay,
  takeFirst,
  takeUse,
} from './sql-claims.ts';

/** What an order asks of a campaign: the fen of its price line, over so many vouchers. */
export type CampaignAsked = {
  campaignId: string;
  orderId: string;
  personId: string;
  placeId: string;
  fen: number;
  units: number;
};
export type CampaignLost = { campaignId: string; lost: 'budget' | 'limit' };

/**
 * Claims an order's subsidy, or says what was lost; the caller's refusal then rolls
 * everything back. Always person, day, budget: the row that the whole city takes turns at
 * is taken last and held the shortest. Whether the campaign runs is not asked: a quote that
 * was signed is kept.
 */
export const claimCampaign = async (
  work: AnyWork,
  asked: CampaignAsked,
): Promise<CampaignLost | undefined> => {
  const campaign = await selectCampaign(work, asked.campaignId);
  assert(campaign !== undefined, 'a quote names a campaign that exists');
  const { campaignId, fen } = asked;
  if (!(await takeOfPerson(work, campaign, asked))) return { campaignId, lost: 'limit' };
  // All of them leave together; the later ones are taken back with the transaction.
  const [inDay, inBudget] = await Promise.all([
    hasDayBudget(campaign)
      ? takeDay(work, { campaignId, fen, limits: dayLimitsOf(campaign) })
      : true,
    takeBudget(work, { campaignId, fen }),
    insertClaim(work, asked),
  ]);
  return inDay && inBudget ? undefined : { campaignId, lost: 'budget' };
};

/**
 * Claims again for an order that lapsed and was paid after all, or takes nothing: the
 * caller goes on and gives the money back.
 */
export const claimCampaignAgain = async (
  work: AnyWork,
  asked: CampaignAsked,
): Promise<boolean> => {
  await sql`savepoint campaign_again`.execute(work.db);
  const lost = await claimCampaign(work, asked);
  if (lost) await sql`rollback to savepoint campaign_again`.execute(work.db);
  return !lost;
};

const takeOfPerson = async (
  work: AnyWork,
  campaign: Campaign,
  asked: CampaignAsked,
): Promise<boolean> => {
  const { campaignId, personId, placeId, orderId } = asked;
  if (campaign.audience === 'first_arrival') {
    if (!(await takeFirst(work, { campaignId, personId, placeId, orderId }))) return false;
  }
  return campaign.perPerson === null
    ? true
    : takeUse(work, { campaignId, personId, limit: campaign.perPerson });
};

const hasDayBudget = ({ dayMoneyFen, dayCount }: Campaign): boolean =>
  dayMoneyFen !== null || dayCount !== null;

const dayLimitsOf = ({ dayMoneyFen, dayCount }: Campaign) => ({
  moneyFen: dayMoneyFen,
  countLimit: dayCount,
});

/** Puts all of an order's subsidy back, as when nobody paid for it; harmless without. */
export const releaseCampaign = async (work: AnyWork, orderId: string): Promise<void> => {
  const claim = await releaseAll(work, orderId);
  if (!claim) return;
  await putBack(work, { ...claim, fen: claim.freedFen, count: 1 });
  await putFirstBack(work, claim);
};

/**
 * Puts back what one voucher of an order had of the subsidy and did not use: `fen` of it,
 * and a unit where the voucher was `whole`. The last unit gives the order's count back.
 */
export const releaseVoucherOf = async (
  work: AnyWork,
  asked: { orderId: string; fen: number; whole: boolean },
): Promise<void> => {
  const claim = await releasePart(work, asked);
  if (!claim) return;
  const isLast = claim.releasedAt !== null;
  await putBack(work, { ...claim, fen: asked.fen, count: isLast ? 1 : 0 });
  if (isLast) await putFirstBack(work, claim);
};

type Back = {
  campaignId: string;
  personId: string;
  day: string;
  fen: number;
  count: number;
};

/** In the order in which it is claimed, so that no two wait for each other in a circle. */
const putBack = async (work: AnyWork, back: Back): Promise<void> => {
  const { campaignId, personId } = back;
  await Promise.all([
    back.count > 0 ? putUseBack(work, { campaignId, personId }) : undefined,
    putDayBack(work, back),
    putBudgetBack(work, back),
  ]);
};
