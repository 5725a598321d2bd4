import type { ReceiptView } from '#contract/stand.ts';
import type { Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { selectRequest, selectShown } from './sql.ts';
import type { RedemptionShown } from './sql.ts';

/** What the customer redeemed at a stand in one go, found by any of it. */
export const receiptsWith = async (
  work: Work<'redemption_not_found'>,
  redemptionId: string,
): Promise<ReceiptView[]> => {
  const found = await selectShown(work, redemptionId);
  if (found?.channel !== 'stand' || found.askedBy !== theirId(work)) {
    return work.refuse('redemption_not_found', {});
  }
  return (await selectRequest(work, found)).map(showReceipt);
};

/** The customer's side of a redemption: without the store's money and its staff. */
const showReceipt = (redemption: RedemptionShown): ReceiptView => ({
  id: redemption.id,
  voucherId: redemption.voucherId,
  title: redemption.title,
  terms: redemption.terms,
  excludes: redemption.excludes,
  placeId: redemption.placeId,
  placeName: redemption.placeName,
  useNo: redemption.useNo,
  usesLeft: redemption.usesLeft,
  redeemedAt: redemption.redeemedAt.toISOString(),
  undoneAt: redemption.undoneAt?.toISOString() ?? null,
});
