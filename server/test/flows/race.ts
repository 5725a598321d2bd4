import { redeemVoucher } from '#contract/redemption.ts';
import { placeOrder } from '#contract/order.ts';
import { makeQuote } from '#contract/quote.ts';
import type { Basket } from '#contract/quote.ts';
import { city } from '../town.ts';
import type { Town } from '../town.ts';
import { buy, liveOffer } from '../wheel.ts';
import type { Customer } from './crowd.ts';

/**
 * The three races, each a plain function, so that the real house and the one whose claim
 * was taken out run the very same requests.
 */
export const billFen = 10_000;
export const cutFen = 2_000;

/** A. N customers hold a quote with the last unit of a discount and order at once. */
export const raceForDiscount = async (town: Town, people: Customer[]) => {
  const offerId = await liveOffer(town, {
    title: '最后一份立减',
    terms: {
      kind: 'bill',
      audience: 'everyone',
      appliesTo: ['bill'],
      discount: {
        base: 'remaining',
        off: { amountFen: cutFen },
        minimumFen: billFen,
        capFen: null,
      },
    },
    stock: 1,
  });
  const basket = { kind: 'bill', billFen, excludedFen: 0 } as const;
  return { offerId, answers: await orderAtOnce(town, people, basket) };
};

/** A, with a cash voucher that counts for part of the bill. */
export const raceForCash = async (town: Town, people: Customer[]) => {
  const offerId = await liveOffer(town, {
    title: '最后一张代金券',
    terms: { kind: 'cash', faceFen: 5_000, priceFen: 4_000, minimumFen: 5_000, perBill: 1 },
    stock: 1,
  });
  const basket = { kind: 'bill', billFen, excludedFen: 0 } as const;
  return { offerId, answers: await orderAtOnce(town, people, basket) };
};

/** B. N customers hold a quote for the last set meal and order at once. */
export const raceForLast = async (town: Town, people: Customer[]) => {
  const offerId = await liveOffer(town, { stock: 1 });
  const answers = await orderAtOnce(town, people, { kind: 'package', offerId, count: 1 });
  return { offerId, answers };
};

/** C. One paid voucher is redeemed N times at once, in two stores by two people. */
export const raceForVoucher = async (town: Town, count: number) => {
  const { noodles, tea } = town.places;
  const offerId = await liveOffer(town, { placeIds: [noodles, tea] });
  const [voucher] = await buy(town, 'lin', offerId);
  if (!voucher) throw new Error('a paid package has its voucher');
  const answers = await Promise.all(
    Array.from({ length: count }, (_, no) => {
      const [who, place] =
        no % 2 === 0 ? (['chen', noodles] as const) : (['zhou', tea] as const);
      const asked = { city, place, code: voucher.code, channel: 'scan' as const };
      return town.caller(who)(redeemVoucher, asked);
    }),
  );
  return { voucher, answers };
};

/** Everybody has a quote of the same basket, and all order at once. */
export const orderAtOnce = async (town: Town, people: Customer[], basket: Basket) => {
  const placeId = town.places.noodles;
  const tokens = await Promise.all(
    people.map(async ({ call }) => {
      const quote = await call(makeQuote, { city, placeId, basket });
      if (!quote.ok) throw new Error(`no quote: ${quote.refusal}`);
      return quote.value.token;
    }),
  );
  return Promise.all(
    people.map(({ call }, no) => call(placeOrder, { city, token: tokens[no] ?? '' })),
  );
};
