import type { ReceiptView } from '#contract/stand.ts';
import { redeemSeveral } from '#flywheel/redemption/several.ts';
import type { UseRefusals } from '#flywheel/redemption/explain.ts';
import { vouchersOfHolder } from '#flywheel/voucher/of-holder.ts';
import type { Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { placeOfStand } from './here.ts';

export type StandAsked = { code: string; voucherIds: string[]; requestKey: string };

/**
 * The customer redeems what is theirs at the store whose stand they read: at once, nobody
 * else has to do anything, and all of it or nothing (docs/decisions/0019).
 */
export const redeemAtStand = async (
  work: Work<UseRefusals | 'stand_not_found' | 'stand_retired'>,
  { code, voucherIds, requestKey }: StandAsked,
): Promise<{ items: ReceiptView[] }> => {
  const store = await placeOfStand(work, code);
  const asked = { personId: theirId(work), ids: voucherIds };
  const vouchers = await vouchersOfHolder(work, asked);
  const channel = 'stand';
  const done = await redeemSeveral(work, { store, vouchers, channel, requestKey });
  return { items: done.map((use, at) => receiptOf(use, vouchers[at]?.id ?? '')) };
};

/** The same as the store sees, less its money. */
const receiptOf = (
  use: Awaited<ReturnType<typeof redeemSeveral>>[number],
  voucherId: string,
): ReceiptView => ({
  id: use.id,
  voucherId,
  title: use.title,
  terms: use.terms,
  excludes: use.excludes,
  placeId: use.placeId,
  placeName: use.placeName,
  useNo: use.useNo,
  usesLeft: use.usesLeft,
  redeemedAt: use.redeemedAt,
  undoneAt: use.undoneAt,
});
