import { undoCyclesLimit } from './redemption.ts';
import { voucherCan } from './voucher.ts';
import type { VoucherState } from './voucher.ts';

/** What decides whether a voucher may be used, wherever it is decided. */
export type Usable = {
  state: VoucherState;
  usesLeft: number;
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
 * The first reason why a voucher can't be redeemed at this store now, or null; asked by the
 * server and by a scanner without network. What can never be mended comes first: nobody is
 * sent to another store with a dead code.
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
