import type { AnyWork } from '#kit/work.ts';
import { fundingOfCampaign } from './ledger.ts';
import { sumMovements } from './sql.ts';

/**
 * What each of these campaigns has spent, in fen: posted from its account for redemptions,
 * less what undos and refunds posted back.
 */
export const spentByCampaigns = async (
  work: AnyWork,
  campaignIds: readonly string[],
): Promise<Map<string, number>> => {
  if (campaignIds.length === 0) return new Map();
  const moved = await sumMovements(work, campaignIds.map(fundingOfCampaign));
  return new Map(
    campaignIds.map((campaignId) => {
      const account = fundingOfCampaign(campaignId);
      const fen = moved.reduce((sum, each) => {
        if (each.fromAccount === account) return sum + each.fen;
        return each.toAccount === account ? sum - each.fen : sum;
      }, 0);
      return [campaignId, fen];
    }),
  );
};
