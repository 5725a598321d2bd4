import { localDayOf, localParts } from './kit/local-time.ts';
import { undoCyclesLimit } from './redemption.ts';
import { voucherCan } from './voucher.ts';
import { usableFrom } from './usable.ts';
import type { VoucherState, VoucherTerms } from './voucher.ts';

/** What decides whether a voucher may be used, wherever it is decided. */
export type Usable = {
  state: VoucherState;
  usesLeft: number;
  undos: number;
  placeIds: readonly string[];
  validFrom: Date;
  validUntil: Date;
  terms: VoucherTerms;
  /** Why nobody may use it for now; null where nothing is against it. */
  heldBecause: string | null;
  /** How often a day, where that is limited, and what was used on the last day of use. */
  usesPerDay: number | null;
  usesOn: string | null;
  usesThatDay: number;
};

export type WhyNotRedeemable =
  | 'given_back'
  | 'already_redeemed'
  | 'expired'
  | 'not_valid_yet'
  | 'store_not_included'
  | 'too_many_undos'
  | 'on_hold'
  | 'used_today'
  | 'not_now';

/**
 * The first reason why a voucher can't be redeemed at this store now, or null; asked by the
 * server and by a scanner without network. What can never be mended comes first: nobody is
 * sent to another store with a dead code.
 */
export const whyNotRedeemable = (
  voucher: Usable,
  at: { placeId: string; now: Date; timeZone: string },
): WhyNotRedeemable | null => {
  if (voucher.state === 'refunding' || voucher.state === 'refunded') return 'given_back';
  // Money may be asked back only of what was used: all uses of such a one are taken.
  if (voucher.state === 'redeemed' || voucher.usesLeft === 0) return 'already_redeemed';
  if (voucher.state === 'expired' || at.now > voucher.validUntil) return 'expired';
  if (!voucherCan.redeem(voucher.state)) return 'given_back';
  if (voucher.undos >= undoCyclesLimit) return 'too_many_undos';
  if (voucher.heldBecause !== null) return 'on_hold';
  if (!voucher.placeIds.includes(at.placeId)) return 'store_not_included';
  if (at.now < voucher.validFrom) return 'not_valid_yet';
  if (isUsedToday(voucher, at)) return 'used_today';
  return usableAgainAt(voucher.terms, at)?.getTime() === at.now.getTime()
    ? null
    : 'not_now';
};

const isUsedToday = (
  { usesPerDay, usesOn, usesThatDay }: Usable,
  at: { now: Date; timeZone: string },
): boolean =>
  usesPerDay !== null &&
  usesThatDay >= usesPerDay &&
  usesOn === localDayOf(localParts(at.now, at.timeZone));

/** The first moment from now on that is inside the times of its terms; null for never. */
export const usableAgainAt = (
  terms: VoucherTerms,
  at: { now: Date; timeZone: string },
): Date | null => {
  const times = terms.kind === 'package' ? terms.usable : undefined;
  return times ? usableFrom(times, at.now, at.timeZone) : at.now;
};
