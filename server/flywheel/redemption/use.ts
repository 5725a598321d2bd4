import { undoCyclesLimit } from '#contract/redemption.ts';
import type { Channel, RedemptionView } from '#contract/redemption.ts';
import { feeFenOf, merchantGetsFen, redemptionPostings } from '#flywheel/ledger/ledger.ts';
import { recordSaving } from '#flywheel/card/save.ts';
import { postEntry } from '#flywheel/ledger/post.ts';
import { findNamed, takeOneUse } from '#flywheel/voucher/find.ts';
import type { Named, Voucher } from '#flywheel/voucher/find.ts';
import { moneyOfUse } from '#flywheel/voucher/voucher.ts';
import { thisCity } from '#kit/city.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { askerId } from '#parties/person/actor.ts';
import { refuseUnusable } from './explain.ts';
import type { UseRefusals } from './explain.ts';
import { nextUseNo, showRedemption } from './redemption.ts';
import { insertRedemption, standingUses } from './sql.ts';
import type { Store } from '#flywheel/place/counter-store.ts';

export type Use = {
  store: Store;
  named: Named;
  channel: Channel;
  requestKey: string;
  /** From 1, where one request redeems several vouchers. */
  itemNo?: number;
  /** When a device accepted it without network. */
  scannedAt?: Date;
};

/**
 * Redeems one use at a store, exactly once, whoever asked: staff, a till, the customer at
 * the stand, a device that was without network. `taken` is the voucher whose use the one
 * conditional write has taken. Redemption and ledger entry stand or fall with it.
 */
export const redeemUse = async (
  work: Work<UseRefusals>,
  use: Use,
  taken: Voucher | undefined,
): Promise<RedemptionView> => recordUse(work, use, taken ?? (await refuseTaken(work, use)));

/** What stands or falls with a use that was taken: its redemption and its ledger entry. */
export const recordUse = async (
  work: AnyWork,
  use: Use,
  voucher: Voucher,
): Promise<RedemptionView> => {
  const useNo = await useNoOf(work, voucher);
  const money = {
    ...moneyOfUse(voucher, useNo),
    merchantId: voucher.merchantId,
    feeBp: voucher.feeBp,
    campaignId: voucher.campaignId,
  };
  const redemption = {
    cityId: work.cityId,
    id: work.id(),
    voucherId: voucher.id,
    merchantId: voucher.merchantId,
    useNo,
    placeId: use.store.id,
    ...whoAsked(work, use.channel),
    channel: use.channel,
    requestKey: use.requestKey,
    itemNo: use.itemNo ?? 1,
    step: use.named.by === 'handle' ? use.named.step : null,
    merchantGetsFen: merchantGetsFen(money),
    paidFen: money.paidFen,
    refundedFen: 0,
    refundAskedAt: null,
    redeemedAt: work.now,
    scannedAt: use.scannedAt ?? null,
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
  const { placeId } = redemption;
  await recordSaving(work, {
    redemptionId: redemption.id,
    orderId: voucher.orderId,
    voucherId: voucher.id,
    placeId,
    title: voucher.title,
    useNo,
    usesTotal: voucher.usesTotal,
  });
  work.emit({
    name: 'voucher.redeemed',
    facts: { redemptionId: redemption.id, voucherId: voucher.id, placeId },
  });
  return showRedemption({
    ...redemption,
    code: voucher.code,
    title: voucher.title,
    terms: voucher.terms,
    excludes: voucher.excludes,
    usesLeft: voucher.usesLeft,
    orderId: voucher.orderId,
    personId: voucher.personId,
    placeName: use.store.name,
    staffName: use.channel === 'stand' ? '' : work.actor.name,
  });
};

/** The one conditional write that decides; undefined when the row said no. */
export const takeUseAt = (
  work: AnyWork,
  named: Named,
  placeId: string,
  late: { usedAt?: Date } = {},
): Promise<Voucher | undefined> =>
  takeOneUse(work, { named, placeId, undosLimit: undoCyclesLimit, ...late });

/** What a machine reads is read by a machine, whatever it says. */
export const channelOf = (work: AnyWork, asked: { channel: Channel }): Channel =>
  work.actor.kind === 'till' ? 'till' : asked.channel;

const whoAsked = (work: AnyWork, channel: Channel) => {
  const askedBy = askerId(work);
  const byStaff = channel !== 'stand' && channel !== 'till';
  return {
    askedBy,
    staffId: byStaff ? askedBy : null,
    tillId: channel === 'till' ? askedBy : null,
  };
};

const useNoOf = async (work: AnyWork, voucher: Voucher): Promise<number> =>
  // A single use needs no look: the row was just taken by us alone.
  voucher.usesTotal === 1 ? 1 : nextUseNo(await standingUses(work, voucher.id));

const refuseTaken = async (work: Work<UseRefusals>, use: Use): Promise<never> => {
  const [voucher, { timeZone }] = await Promise.all([
    findNamed(work, use.named),
    thisCity(work),
  ]);
  await refuseUnusable(work, voucher, { store: use.store, timeZone });
  if (use.named.by === 'handle') return work.refuse('code_shown_before', {});
  // It became usable between the write and the reading, as by an undo: scan again.
  return work.refuse('voucher_already_redeemed', {
    redeemedAt: null,
    placeName: null,
    staffName: null,
    redemptionId: null,
  });
};
