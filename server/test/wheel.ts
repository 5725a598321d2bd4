import type { OfferDraft } from '#contract/offer.ts';
import { createOffer, reviewOffer, submitOffer } from '#contract/offer.ts';
import { placeOrder } from '#contract/order.ts';
import type { OrderView } from '#contract/order.ts';
import { startPayment } from '#contract/payment.ts';
import { makeQuote } from '#contract/quote.ts';
import type { Basket } from '#contract/quote.ts';
import { readVoucher } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { city, noon } from './town.ts';
import type { Name, Town } from './town.ts';

/** Builders that turn the wheel a part of the way, through the contract only. */
const dayMs = 86_400_000;

export const draftOf = (town: Town, changes: Partial<OfferDraft> = {}): OfferDraft => ({
  title: '双人面套餐',
  terms: {
    kind: 'package',
    priceFen: 5_800,
    usesTotal: 1,
    items: [
      { name: '海鲜面', count: 2, priceFen: 3_200 },
      { name: '小菜', count: 1, priceFen: 1_200 },
    ],
  },
  placeIds: [town.places.noodles],
  funding: [
    { funder: 'merchant', shareBp: 7_000 },
    { funder: 'platform', shareBp: 3_000 },
  ],
  stock: null,
  perPersonLimit: null,
  sellFrom: new Date(noon.getTime() - dayMs).toISOString(),
  sellUntil: new Date(noon.getTime() + 60 * dayMs).toISOString(),
  validDays: 30,
  excludes: [],
  ...changes,
});

/** An offer of Zhou's that is live; its stores have just rehearsed, whatever the day. */
export const liveOffer = async (
  town: Town,
  changes: Partial<OfferDraft> = {},
): Promise<string> => {
  const zhou = town.as('zhou');
  const draft = draftOf(town, changes);
  await town.rehearse(draft.placeIds);
  const offer = await zhou(createOffer, {
    city,
    merchant: town.merchants.zhou,
    ...draft,
  });
  await zhou(submitOffer, { city, offer: offer.id });
  await town.as('xu')(reviewOffer, { city, offer: offer.id, verdict: 'accept' });
  return offer.id;
};

export const order = async (
  town: Town,
  who: Name,
  basket: Basket,
  placeId = town.places.noodles,
): Promise<OrderView> => {
  const quote = await town.as(who)(makeQuote, { city, placeId, basket });
  return town.as(who)(placeOrder, { city, token: quote.token });
};

/** Opens a payment and pays it at the sandbox cashier, in one of its manners. */
export const payAt = async (
  town: Town,
  who: Name,
  orderId: string,
  manner = 'pay',
): Promise<string> => {
  const payment = await town.as(who)(startPayment, {
    city,
    order: orderId,
    rail: 'sandbox',
    returnPath: '/',
  });
  const answer = await fetch(
    `${town.server.address}/sandbox/cashier/${payment.id}/${manner}`,
    {
      method: 'POST',
      redirect: 'manual',
    },
  );
  if (answer.status !== 303) throw new Error(`the cashier said ${answer.status}`);
  return payment.id;
};

/** A paid package as its vouchers. */
export const buy = async (
  town: Town,
  who: Name,
  offerId: string,
  count = 1,
): Promise<VoucherView[]> => {
  const placed = await order(town, who, { kind: 'package', offerId, count });
  await payAt(town, who, placed.id);
  await town.server.tick();
  return vouchersOf(town, who, placed.id);
};

export const vouchersOf = async (
  town: Town,
  who: Name,
  orderId: string,
): Promise<VoucherView[]> => {
  const rows = await town.sql<{ id: string }>(
    'select id from voucher where order_id = $1 order by id',
    [orderId],
  );
  return Promise.all(
    rows.map((row) => town.as(who)(readVoucher, { city, voucher: row.id })),
  );
};
