import type { CampaignDay, CampaignState, CampaignView } from '#contract/campaign.ts';
import { spentByCampaigns } from '#flywheel/ledger/campaign-money.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { leftOf } from './reaching.ts';
import { selectList, selectShown } from './sql.ts';
import type { CampaignShown } from './sql.ts';
import { selectDays } from './sql-claims.ts';

/** Campaigns, newest first, with what is spent, claimed and left of each. */
export const listCampaigns = async (
  work: AnyWork,
  asked: PageAsk & { state?: CampaignState | undefined },
): Promise<{ items: CampaignView[]; nextCursor: string | null }> => {
  const rows = await selectList(work, {
    state: asked.state,
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  const spent = await spentByCampaigns(
    work,
    rows.map((row) => row.id),
  );
  return pageOfRows(
    rows,
    asked,
    (row) => row.id,
    (row) => showCampaign(row, spent.get(row.id) ?? 0),
  );
};

/** One campaign with what each of its last sixty days was promised and kept. */
export const readCampaign = async (
  work: Work<'campaign_not_found'>,
  campaignId: string,
): Promise<CampaignView & { days: CampaignDay[] }> => {
  const [campaign, days] = await Promise.all([
    readBack(work, campaignId),
    selectDays(work, campaignId),
  ]);
  return { ...campaign, days };
};

export const readBack = async (
  work: Work<'campaign_not_found'>,
  campaignId: string,
): Promise<CampaignView> => {
  const [row, spent] = await Promise.all([
    selectShown(work, campaignId),
    spentByCampaigns(work, [campaignId]),
  ]);
  if (!row) return work.refuse('campaign_not_found', { campaignId });
  return showCampaign(row, spent.get(campaignId) ?? 0);
};

const showCampaign = (row: CampaignShown, spentFen: number): CampaignView => ({
  id: row.id,
  title: row.title,
  discount: row.discount,
  audience: row.audience,
  appliesTo: row.appliesTo,
  placeIds: row.placeIds,
  categories: row.categories,
  offerIds: row.offerIds,
  windows: row.windows,
  beginsAt: row.beginsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  budget: {
    moneyFen: row.moneyFen,
    count: row.countLimit,
    perPerson: row.perPerson,
    dayMoneyFen: row.dayMoneyFen,
    dayCount: row.dayCount,
  },
  state: row.state,
  reason: row.reason,
  usedFen: row.usedFen,
  usedCount: row.usedCount,
  spentFen,
  leftFen: leftOf(row.moneyFen, row.usedFen),
  leftCount: leftOf(row.countLimit, row.usedCount),
  spentAt: row.spentAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});
