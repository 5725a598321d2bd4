import type { OrderView } from '#contract/order.ts';
import type { CampaignLost } from '#flywheel/campaign/claim.ts';
import { claimOffers } from '#flywheel/offer/claim.ts';
import type { Lost } from '#flywheel/offer/claim.ts';
import { offersOfIds } from '#flywheel/offer/sell.ts';
import type { OfferOnSale } from '#flywheel/offer/sell.ts';
import { findPlace } from '#flywheel/place/find.ts';
import { priceAgain } from '#flywheel/quote/make.ts';
import { isQuoteOpen, openQuote } from '#flywheel/quote/quote.ts';
import type { Quote } from '#flywheel/quote/quote.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { keepMemberPrice } from '#parties/member/price.ts';
import { lockPerson, theirId } from '#parties/person/actor.ts';
import { openOrdersLimit, payByOf } from './order.ts';
import { readMyOrder } from './mine.ts';
import { settleFree } from './pay.ts';
import { claimSubsidy } from './subsidy.ts';
import { countOpenOrders, insertOrder, orderOfQuote } from './sql.ts';
import type { OrderClaim } from './sql.ts';

type PlaceRefusals =
  | 'quote_forged'
  | 'quote_expired'
  | 'quote_of_another'
  | 'quote_already_used'
  | 'offer_sold_out'
  | 'person_limit_reached'
  | 'campaign_spent'
  | 'campaign_limit_reached'
  | 'place_closed'
  | 'too_many_open_orders'
  | 'order_not_found'
  | 'place_not_found';

/**
 * Orders at exactly the quoted price. Stock and personal limits are claimed here, by
 * conditional writes in this transaction, and held for fifteen minutes; who loses a race is
 * told the new price and decides. Nobody is ever charged another price unasked.
 */
export const placeOrder = async (
  work: Work<PlaceRefusals>,
  { token }: { token: string },
): Promise<OrderView> => {
  const personId = theirId(work);
  const quote = mustBeMine(work, openQuote(token, work.outside.quoteSecret), personId);
  const [place, open, offers] = await Promise.all([
    findPlace(work, quote.placeId),
    countOpenLocked(work, personId),
    offersOfIds(
      work,
      quote.uses.map((use) => use.offerId),
    ),
  ]);
  if (place.closedAt) {
    work.refuse('place_closed', {
      placeId: place.id,
      closedAt: place.closedAt.toISOString(),
    });
  }
  if (open >= openOrdersLimit) {
    work.refuse('too_many_open_orders', { limit: openOrdersLimit });
  }
  const gone = soldOutOf(quote, offers);
  if (gone) await refuseGone(work, { quote, place }, gone);
  const claims = claimsOf(quote, offers);
  const order = {
    id: work.id(),
    quoteId: quote.id,
    personId,
    placeId: quote.placeId,
    merchantId: quote.merchantId,
    title: quote.title,
    basket: quote.basket,
    lines: quote.lines,
    claims,
    state: 'awaiting_payment' as const,
    cancelReason: null,
    originalFen: quote.originalFen,
    totalFen: quote.totalFen,
    createdAt: work.now,
    payBy: payByOf(work.now),
    paidAt: null,
  };
  const [isFirst, lost] = await Promise.all([
    insertOrder(work, order),
    claimOffers(work, personId, claims),
  ]);
  if (!isFirst) await refuseSecondUse(work, quote, personId);
  if (lost) await refuseLoser(work, { quote, place }, lost);
  const unfunded = await claimSubsidy(work, order);
  if (unfunded) await refuseUnfunded(work, { quote, place }, unfunded);
  if (quote.card) keepMemberPrice(work, { ...quote.card, orderId: order.id });
  work.emit({ name: 'order.placed', facts: { orderId: order.id } });
  if (quote.totalFen === 0) await settleFree(work, order.id);
  return readMyOrder(work, order.id);
};

const mustBeMine = (
  work: Work<PlaceRefusals>,
  quote: Quote | undefined,
  personId: string,
): Quote => {
  if (!quote || quote.cityId !== work.cityId) return work.refuse('quote_forged', {});
  if (quote.personId !== null && quote.personId !== personId) {
    return work.refuse('quote_of_another', {});
  }
  if (!isQuoteOpen(quote, work.now)) {
    return work.refuse('quote_expired', { expiredAt: quote.expiresAt });
  }
  return quote;
};

/** Sent together, counted after the lock is there: one person's orders queue up here. */
export const countOpenLocked = async (work: AnyWork, personId: string): Promise<number> => {
  const [, open] = await Promise.all([
    lockPerson(work, personId),
    countOpenOrders(work, personId),
  ]);
  return open;
};

/**
 * What was sold out before anything is claimed. In a flash sale nearly everybody is told
 * so, and nobody should queue up for a row that has nothing left. Where something is
 * left, only the claim decides.
 */
const soldOutOf = (quote: Quote, offers: readonly OfferOnSale[]): Lost | undefined => {
  const gone = quote.uses.find(({ offerId, count }) => {
    const left = offers.find(({ id }) => id === offerId)?.stockLeft ?? null;
    return left !== null && left < count;
  });
  return gone && { offerId: gone.offerId, lost: 'stock' };
};

/** The quote may have bought the last ones itself: then that is what is told. */
const refuseGone = async (
  work: Work<PlaceRefusals>,
  before: Before,
  lost: Lost,
): Promise<void> => {
  const bought = await orderOfQuote(work, before.quote.id);
  if (bought) await refuseSecondUse(work, before.quote, theirId(work));
  await refuseLoser(work, before, lost);
};

const claimsOf = (quote: Quote, offers: readonly OfferOnSale[]): OrderClaim[] =>
  quote.uses.map((use) => {
    const offer = offers.find(({ id }) => id === use.offerId);
    return { ...use, perPersonLimit: offer?.perPersonLimit ?? null };
  });

const refuseSecondUse = async (
  work: Work<PlaceRefusals>,
  quote: Quote,
  personId: string,
): Promise<never> => {
  const order = await orderOfQuote(work, quote.id);
  // Somebody else's order is nobody's business; their quote is no longer good here.
  if (!order || order.personId !== personId) return work.refuse('quote_of_another', {});
  return work.refuse('quote_already_used', { orderId: order.id });
};

/** The refusal rolls back what was claimed; the new price is only a proposal. */
const refuseLoser = async (
  work: Work<PlaceRefusals>,
  before: Before,
  lost: Lost,
): Promise<never> => {
  const proposal = await proposalWithout(work, before, lost.offerId);
  if (lost.lost === 'stock') {
    return work.refuse('offer_sold_out', { offerId: lost.offerId, ...proposal });
  }
  return work.refuse('person_limit_reached', {
    offerId: lost.offerId,
    limit: lost.limit,
    ...proposal,
  });
};

/** Never the full price in silence: what it costs without the campaign is proposed. */
const refuseUnfunded = async (
  work: Work<PlaceRefusals>,
  before: Before,
  { campaignId, lost }: CampaignLost,
): Promise<never> => {
  const proposal = await proposalWithout(work, before, campaignId);
  return work.refuse(lost === 'budget' ? 'campaign_spent' : 'campaign_limit_reached', {
    campaignId,
    ...proposal,
  });
};

type Before = { quote: Quote; place: { id: string; category: string } };

/** A set meal that is sold out has no other price; a bill has one. */
const proposalWithout = async (work: AnyWork, before: Before, without: string) => {
  const { basket } = before.quote;
  if ('offerId' in basket && basket.offerId === without) {
    return { newTotalFen: null, newToken: null };
  }
  const again = await priceAgain(work, before, without);
  return { newTotalFen: again?.totalFen ?? null, newToken: again?.token ?? null };
};
