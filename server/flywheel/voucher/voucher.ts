import { undoCyclesLimit } from '#contract/redemption.ts';
import { voucherCan } from '#contract/voucher.ts';
import type { VoucherState, VoucherTerms } from '#contract/voucher.ts';
import { dayMs } from '#contract/kit/time.ts';
import { spread } from '#flywheel/quote/spread.ts';

/** What decides whether a voucher may be used, wherever it is decided. */
export type Usable = {
  state: VoucherState;
  usesLeft: number;
  usesTotal: number;
  undos: number;
  placeIds: readonly string[];
  validFrom: Date;
  validUntil: Date;
};

export type WhyNotRedeemable =
  | 'given_back'
  | 'already_redeemed'
  | 'expired'
  | 'not_valid_yet'
  | 'store_not_included'
  | 'too_many_undos';

/**
 * The first reason why a voucher can't be redeemed at this store now, or null. What can
 * never be mended comes first: nobody is sent to another store with a dead code.
 */
export const whyNotRedeemable = (
  voucher: Usable,
  at: { placeId: string; now: Date },
): WhyNotRedeemable | null => {
  if (voucher.state === 'refunding' || voucher.state === 'refunded') return 'given_back';
  if (voucher.state === 'redeemed' || voucher.usesLeft === 0) return 'already_redeemed';
  if (voucher.state === 'expired' || at.now > voucher.validUntil) return 'expired';
  if (!voucherCan.redeem(voucher.state)) return 'given_back';
  if (voucher.undos >= undoCyclesLimit) return 'too_many_undos';
  if (!voucher.placeIds.includes(at.placeId)) return 'store_not_included';
  if (at.now < voucher.validFrom) return 'not_valid_yet';
  return null;
};

/** A voucher lasts so many days from its sale, to the minute. */
export const validUntil = (from: Date, days: number): Date =>
  new Date(from.getTime() + days * dayMs);

type Money = {
  paidFen: number;
  platformFen: number;
  merchantFen: number;
  usesTotal: number;
};

/** The part of a voucher's money that belongs to one use; the parts sum to the whole. */
export const moneyOfUse = (voucher: Money, useNo: number) => {
  const part = (totalFen: number): number =>
    spread(totalFen, voucher.usesTotal)[useNo - 1] ?? 0;
  return {
    paidFen: part(voucher.paidFen),
    platformFen: part(voucher.platformFen),
    merchantFen: part(voucher.merchantFen),
  };
};

export const usesOf = (terms: VoucherTerms): number =>
  terms.kind === 'package' ? terms.usesTotal : 1;
