import { minuteMs } from '#contract/kit/time.ts';
import { payWithinMinutes } from '#contract/order.ts';
import type { OrderBasket } from '#contract/order.ts';
import type { Funder } from '#contract/offer.ts';
import type { PriceLine } from '#contract/quote.ts';

/** How many unpaid orders one person may hold in a city: stock is not for hoarding. */
export const openOrdersLimit = 5;

/**
 * A bill that was paid ahead is for today's table; a week leaves room for second thoughts.
 */
export const paidBillValidDays = 7;

export const payByOf = (now: Date): Date =>
  new Date(now.getTime() + payWithinMinutes * minuteMs);

/** How many vouchers a basket becomes: a paid bill is one. */
export const unitsOf = (basket: OrderBasket): number =>
  'count' in basket ? basket.count : 1;

/** What one funder carries of an order's discounts, in fen. */
export const fundedFen = (lines: readonly PriceLine[], funder: Funder): number =>
  lines
    .flatMap((line) => line.funding)
    .filter((part) => part.funder === funder)
    .reduce((sum, part) => sum + part.fen, 0);
