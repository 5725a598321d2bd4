import { claimOffers, releaseOffers } from '#flywheel/offer/claim.ts';
import { offersOfIds, storesOfOffer } from '#flywheel/offer/sell.ts';
import type { FeeKind } from '#contract/fee.ts';
import type { Basket } from '#contract/quote.ts';
import { issueVouchers } from '#flywheel/voucher/issue.ts';
import { placesByIds } from '#flywheel/place/find.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { membershipPaid } from '#parties/member/pay.ts';
import { feeOfSale } from '#parties/merchant/fee.ts';
import { fundedFen, paidBillValidDays } from './order.ts';
import { claimSubsidyAgain, subsidyIn } from './subsidy.ts';
import { lockOrder, moveOrder } from './sql.ts';
import type { Order, OrderClaim } from './sql.ts';

export type PaidOutcome = 'issued' | 'already_paid' | 'too_late';

/**
 * A payment of a locked order has arrived. It is issued in the same transaction: nobody
 * waits for a code. One that comes after the order lapsed claims its stock again; where
 * that is gone,
 * the caller gives the money back. A second payment of one order is given back too.
 */
export const payOrder = async (work: AnyWork, order: Order): Promise<PaidOutcome> => {
  if (order.state === 'cancelled') {
    if (!(await claimAgain(work, order))) return 'too_late';
  } else if (order.state !== 'awaiting_payment') {
    return 'already_paid';
  }
  if (order.basket.kind === 'card') {
    if (!(await membershipPaid(work, order.id))) return 'too_late';
  } else {
    await issueOrder(work, order, order.basket);
  }
  await markIssued(work, order);
  return 'issued';
};

/** An order of nothing needs no payment. */
export const settleFree = async (work: AnyWork, orderId: string): Promise<void> => {
  const order = await lockOrder(work, orderId);
  assert(order !== undefined, 'an order just placed is there');
  const outcome = await payOrder(work, order);
  assert(outcome === 'issued', 'a free order is issued at once');
};

/** All claims of a lapsed order again, or none of them. */
const claimAgain = async (work: AnyWork, order: Order): Promise<boolean> => {
  const taken: OrderClaim[] = [];
  for (const claim of order.claims) {
    if (await claimOffers(work, order.personId, [claim])) {
      await releaseOffers(work, order.personId, taken);
      return false;
    }
    taken.push(claim);
  }
  if (await claimSubsidyAgain(work, order)) return true;
  await releaseOffers(work, order.personId, taken);
  return false;
};

/**
 * Turns a paid order into vouchers, with the terms that were quoted. Paid and issued are
 * one step of one transaction, so nobody ever sees the state between.
 */
const issueOrder = async (work: AnyWork, order: Order, basket: Basket): Promise<void> => {
  const { merchantId, placeId } = order;
  assert(merchantId !== null && placeId !== null, 'vouchers are of a merchant');
  const common = {
    orderId: order.id,
    personId: order.personId,
    merchantId,
    title: order.title,
    paidFen: order.totalFen,
    platformFen: fundedFen(order.lines, 'platform'),
    merchantFen: fundedFen(order.lines, 'merchant'),
    subsidy: subsidyIn(order.lines),
  };
  // Frozen on the voucher: what a rule says tomorrow is for what is sold tomorrow.
  const feeFor = async (offerKind: FeeKind) => {
    const category = (await placesByIds(work, [placeId])).get(placeId)?.category ?? null;
    return feeOfSale(work, { merchantId, placeId, category, offerKind });
  };
  if (basket.kind === 'bill') {
    const terms = {
      kind: 'paid_bill',
      billFen: basket.billFen,
      lines: order.lines,
    } as const;
    issueVouchers(work, {
      ...common,
      feeBp: await feeFor('bill'),
      offerId: null,
      terms,
      excludes: [],
      placeIds: [placeId],
      count: 1,
      validDays: paidBillValidDays,
    });
  } else {
    const [[offer], placeIds] = await Promise.all([
      offersOfIds(work, [basket.offerId]),
      storesOfOffer(work, basket.offerId),
    ]);
    assert(offer !== undefined, 'an ordered offer exists');
    issueVouchers(work, {
      ...common,
      feeBp: await feeFor(offer.terms.kind),
      offerId: offer.id,
      terms: offer.terms,
      excludes: offer.excludes,
      placeIds,
      count: basket.count,
      validDays: offer.validDays,
    });
  }
};

/** Paid and issued are one step, whatever was bought. */
const markIssued = async (work: AnyWork, order: Order): Promise<void> => {
  const moved = await moveOrder(work, {
    id: order.id,
    from: order.state,
    to: 'issued',
    paidAt: work.now,
  });
  assert(moved, 'a locked order moves');
  work.emit({ name: 'order.issued', facts: { orderId: order.id } });
};
