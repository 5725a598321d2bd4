import {
  claimCampaign,
  claimCampaignAgain,
  releaseCampaign,
} from '#flywheel/campaign/claim.ts';
import type { CampaignAsked, CampaignLost } from '#flywheel/campaign/claim.ts';
import type { AnyWork } from '#kit/work.ts';
import { unitsOf } from './order.ts';
import type { Order } from './sql.ts';

type Subsidised = Pick<Order, 'id' | 'personId' | 'placeId' | 'basket' | 'lines'>;

/** Claims what a campaign adds to an order; orders without one claim nothing. */
export const claimSubsidy = async (
  work: AnyWork,
  order: Subsidised,
): Promise<CampaignLost | undefined> => {
  const asked = subsidyAskedBy(order);
  return asked && claimCampaign(work, asked);
};

/** False where it is gone meanwhile; then nothing is claimed. */
export const claimSubsidyAgain = async (
  work: AnyWork,
  order: Subsidised,
): Promise<boolean> => {
  const asked = subsidyAskedBy(order);
  return asked ? claimCampaignAgain(work, asked) : true;
};

export const releaseSubsidy = async (work: AnyWork, order: Subsidised): Promise<void> => {
  if (subsidyAskedBy(order)) await releaseCampaign(work, order.id);
};

/** The campaign in an order's price, and how many fen it promised. */
export const subsidyIn = (
  lines: Order['lines'],
): { campaignId: string; fen: number } | undefined => {
  const line = lines.find(({ campaignId }) => campaignId !== undefined);
  return line?.campaignId ? { campaignId: line.campaignId, fen: line.offFen } : undefined;
};

const subsidyAskedBy = (order: Subsidised): CampaignAsked | undefined => {
  const subsidy = subsidyIn(order.lines);
  const { id: orderId, personId, placeId } = order;
  // What is sold at no place, as a card, is in no campaign.
  if (!subsidy || placeId === null) return undefined;
  return { ...subsidy, orderId, personId, placeId, units: unitsOf(order.basket) };
};
