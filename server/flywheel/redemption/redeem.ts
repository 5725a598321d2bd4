import { undoCyclesLimit } from '#contract/redemption.ts';
import type { Channel, RedemptionView } from '#contract/redemption.ts';
import { feeFenOf, merchantGetsFen, redemptionPostings } from '#flywheel/ledger/ledger.ts';
import { postEntry } from '#flywheel/ledger/post.ts';
import { findByCode, takeOneUse } from '#flywheel/voucher/find.ts';
import type { Voucher } from '#flywheel/voucher/find.ts';
import { moneyOfUse } from '#flywheel/voucher/voucher.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { theirId } from '#parties/person/actor.ts';
import { refuseUnusable } from './explain.ts';
import type { RedeemRefusals } from './explain.ts';
import { codeIn, nextUseNo, showRedemption } from './redemption.ts';
import { insertRedemption, standingUses } from './sql.ts';
import { mustWorkAt } from './store.ts';
import type { Store } from './store.ts';

export type RedeemAsked = {
  placeId: string;
  code: string;
  channel: Channel;
  requestKey: string;
};

/**
 * Redeems one use, exactly once. The use is taken by one conditional write that checks
 * state, uses, store and validity together; only when it takes nothing is the voucher read
 * to say why. Redemption and ledger entry stand or fall with it.
 */
export const redeemVoucher = async (
  work: Work<RedeemRefusals>,
  asked: RedeemAsked,
): Promise<RedemptionView> => {
  const code = codeIn(asked.code);
  const use = { code: code ?? '', placeId: asked.placeId, undosLimit: undoCyclesLimit };
  const [store, taken] = await Promise.all([
    mustWorkAt(work, asked.placeId),
    // Taken before the answer about the store is there: its refusal puts it back.
    code === null ? undefined : takeOneUse(work, use),
  ]);
  if (code === null) return work.refuse('code_mistyped', {});
  // A scanner may know the store by the id it had before a merge.
  const isMerged = store.id !== asked.placeId;
  const voucher =
    taken ?? (isMerged ? await takeOneUse(work, { ...use, placeId: store.id }) : undefined);
  if (!voucher) return refuseTaken(work, code, store);
  const useNo = await useNoOf(work, voucher);
  const money = {
    ...moneyOfUse(voucher, useNo),
    merchantId: voucher.merchantId,
    feeBp: voucher.feeBp,
  };
  const redemption = {
    cityId: work.cityId,
    id: work.id(),
    voucherId: voucher.id,
    merchantId: voucher.merchantId,
    useNo,
    placeId: store.id,
    staffId: theirId(work),
    channel: asked.channel,
    requestKey: asked.requestKey,
    merchantGetsFen: merchantGetsFen(money),
    redeemedAt: work.now,
    undoneAt: null,
    undoneBy: null,
  };
  insertRedemption(work, redemption);
  postEntry(work, {
    kind: 'redemption',
    subjectId: redemption.id,
    orderId: voucher.orderId,
    voucherId: voucher.id,
    postings: redemptionPostings(money),
    totalFen: money.paidFen + money.platformFen + money.merchantFen + feeFenOf(money),
  });
  work.emit({
    name: 'voucher.redeemed',
    facts: {
      redemptionId: redemption.id,
      voucherId: voucher.id,
      placeId: store.id,
    },
  });
  return showRedemption({
    ...redemption,
    code: voucher.code,
    title: voucher.title,
    terms: voucher.terms,
    excludes: voucher.excludes,
    usesLeft: voucher.usesLeft,
    placeName: store.name,
    staffName: work.actor.name,
  });
};

const useNoOf = async (work: AnyWork, voucher: Voucher): Promise<number> =>
  // A single use needs no look: the row was just taken by us alone.
  voucher.usesTotal === 1 ? 1 : nextUseNo(await standingUses(work, voucher.id));

const refuseTaken = async (
  work: Work<RedeemRefusals>,
  code: string,
  store: Store,
): Promise<never> => {
  const voucher = await findByCode(work, code);
  await refuseUnusable(work, voucher, store);
  // It became usable between the write and the reading, as by an undo: scan again.
  return work.refuse('voucher_already_redeemed', {
    redeemedAt: null,
    placeName: null,
    staffName: null,
    redemptionId: null,
  });
};
