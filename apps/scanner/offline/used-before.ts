import type { No } from '../flow.ts';

/** What this device accepted itself it knows with the hour; of others' uses, nothing. */
export const usedBefore = (placeName: string, times: string[]): No => {
  const last = times.toSorted().at(-1) ?? null;
  return {
    refusal: 'voucher_already_redeemed',
    facts: {
      redeemedAt: last,
      placeName: last && placeName,
      staffName: null,
      redemptionId: null,
    },
  };
};
