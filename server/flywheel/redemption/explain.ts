import { usableAgainAt, whyNotRedeemable } from '#contract/redeemable.ts';
import { undoCyclesLimit } from '#contract/redemption.ts';
import { hourMs } from '#contract/kit/time.ts';
import { dayStart, localDay } from '#flywheel/place/local-day.ts';
import type { Work } from '#kit/work.ts';
import type { Voucher } from '#flywheel/voucher/find.ts';
import { namesOfStores } from '#flywheel/place/counter-store.ts';
import type { Store } from '#flywheel/place/counter-store.ts';
import { lastStanding } from './sql.ts';

/** Why a use can't be taken, wherever it is asked for. */
export type UseRefusals =
  | 'voucher_not_found'
  | 'voucher_already_redeemed'
  | 'voucher_expired'
  | 'voucher_not_valid_yet'
  | 'voucher_given_back'
  | 'store_not_included'
  | 'too_many_undos'
  | 'voucher_not_now'
  | 'voucher_on_hold'
  | 'used_today'
  | 'code_shown_before';

export type RedeemRefusals =
  | UseRefusals
  | 'code_mistyped'
  | 'code_out_of_date'
  | 'code_for_offline'
  | 'code_for_practice'
  | 'counter_locked'
  | 'not_staff_here';

/**
 * Says no with the reason and the next step, or does nothing where a voucher may be
 * redeemed. Where and when a code was used is told to staff of its own merchant only.
 * `timeZone` is the city's: whoever asks reads it beside what else they read.
 */
export const refuseUnusable = async (
  work: Work<UseRefusals>,
  voucher: Voucher,
  { store, timeZone }: { store: Store; timeZone: string },
): Promise<void> => {
  const at = { placeId: store.id, now: work.now, timeZone };
  const why = whyNotRedeemable(voucher, at);
  switch (why) {
    case null:
      return;
    case 'given_back':
      return work.refuse('voucher_given_back', { state: voucher.state });
    case 'already_redeemed':
      return work.refuse(
        'voucher_already_redeemed',
        await whenAndWhere(work, voucher, store),
      );
    case 'expired':
      return work.refuse('voucher_expired', {
        expiredAt: voucher.validUntil.toISOString(),
      });
    case 'not_valid_yet':
      return work.refuse('voucher_not_valid_yet', {
        validFrom: voucher.validFrom.toISOString(),
      });
    case 'on_hold':
      return work.refuse('voucher_on_hold', { because: voucher.heldBecause ?? '' });
    case 'not_now':
      return work.refuse('voucher_not_now', {
        usableFrom: usableAgainAt(voucher.terms, at)?.toISOString() ?? null,
      });
    case 'too_many_undos':
      return work.refuse('too_many_undos', { limit: undoCyclesLimit });
    case 'used_today':
      return work.refuse('used_today', { nextDay: nextDayOf(work.now, timeZone) });
    case 'store_not_included':
      return work.refuse('store_not_included', {
        stores: await namesOfStores(work, voucher.placeIds),
      });
  }
};

/** Tomorrow where the city is; a day has 23 to 25 hours. */
const nextDayOf = (now: Date, timeZone: string): string => {
  const start = dayStart(localDay(now, timeZone), timeZone);
  return localDay(new Date(start.getTime() + 26 * hourMs), timeZone);
};

const whenAndWhere = async (work: Work, voucher: Voucher, store: Store) => {
  const last =
    store.merchantId === voucher.merchantId
      ? await lastStanding(work, voucher.id)
      : undefined;
  return {
    redeemedAt: last?.redeemedAt.toISOString() ?? null,
    placeName: last?.placeName ?? null,
    staffName: last?.staffName ?? null,
    redemptionId: last?.id ?? null,
  };
};
