import type { LookupState, OfferedVoucher } from '#contract/lookup.ts';
import type { Voucher } from '#flywheel/voucher/find.ts';
import type { Lookup } from './sql.ts';

/**
 * Where a look-up stands. Where nobody has such a number it waits until it lapses, exactly
 * like one that nobody answers.
 */
export const stateOf = (lookup: Lookup, denied: number, now: Date): LookupState => {
  if (lookup.redeemedAt) return 'redeemed';
  if (now > lookup.expiresAt) return 'lapsed';
  if (lookup.confirmedBy) return 'confirmed';
  return lookup.prompted > 0 && denied >= lookup.prompted ? 'denied' : 'waiting';
};

/** A voucher as both sides of the counter see it before it is used. */
export const showOffered = (voucher: Voucher): OfferedVoucher => ({
  id: voucher.id,
  title: voucher.title,
  terms: voucher.terms,
  excludes: voucher.excludes,
  usesTotal: voucher.usesTotal,
  usesLeft: voucher.usesLeft,
  validUntil: voucher.validUntil.toISOString(),
});
