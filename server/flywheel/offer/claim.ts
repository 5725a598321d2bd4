import type { AnyWork } from '#kit/work.ts';
import { putStockBack, putUseBack, putUsesBack, takeStock, takeUse } from './sql-claims.ts';

export type Claim = { offerId: string; count: number; perPersonLimit: number | null };
export type Lost =
  | { offerId: string; lost: 'stock' }
  | {
      offerId: string;
      lost: 'limit';
      limit: number;
    };

/**
 * Claims stock and personal limits for an order, or says what was lost; the caller's
 * refusal then rolls everything back. Offers are claimed in the order of their ids, so two
 * orders that want the same ones never wait for each other in a circle.
 */
export const claimOffers = async (
  work: AnyWork,
  personId: string,
  claims: readonly Claim[],
): Promise<Lost | undefined> => {
  for (const claim of inFixedOrder(claims)) {
    const { offerId, count, perPersonLimit } = claim;
    const taken = await takeStock(work, offerId, count);
    if (!taken) return { offerId, lost: 'stock' };
    tellScarce(work, offerId, taken.stockLeft);
    const use = { offerId, personId, count, limit: perPersonLimit };
    if (!(await takeUse(work, use))) {
      return { offerId, lost: 'limit', limit: perPersonLimit ?? 0 };
    }
  }
  return undefined;
};

/** Puts claims back when an order is cancelled or a voucher is given back unused. */
export const releaseOffers = async (
  work: AnyWork,
  personId: string,
  claims: readonly { offerId: string; count: number }[],
): Promise<void> => {
  for (const { offerId, count } of inFixedOrder(claims)) {
    const put = await putStockBack(work, offerId, count);
    if (put) tellScarce(work, offerId, (put.stockLeft ?? 0) - count);
    await putUseBack(work, { offerId, personId, count });
  }
};

export type Released = { offerId: string; personId: string; count: number };

/** The same for many persons at once: an offer is written once, whoever had claimed it. */
export const releaseTogether = async (
  work: AnyWork,
  claims: readonly Released[],
): Promise<void> => {
  const byOffer = [...Map.groupBy(claims, ({ offerId }) => offerId)];
  for (const { offerId, of } of inFixedOrder(
    byOffer.map(([id, some]) => ({ offerId: id, of: some })),
  )) {
    const count = of.reduce((sum, claim) => sum + claim.count, 0);
    const put = await putStockBack(work, offerId, count);
    if (put) tellScarce(work, offerId, (put.stockLeft ?? 0) - count);
    await putUsesBack(work, offerId, of);
  }
};

/** Above this many left, one more or less changes no price: a bill takes ten at most. */
const plenty = 20;

/** The price of the next customer may be another one: whoever keeps lists hears of it. */
const tellScarce = (work: AnyWork, offerId: string, left: number | null): void => {
  if (left !== null && left < plenty) {
    work.emit({ name: 'offer.changed', facts: { offerIds: [offerId] } });
  }
};

const inFixedOrder = <C extends { offerId: string }>(claims: readonly C[]): C[] =>
  claims.toSorted((one, other) => (one.offerId < other.offerId ? -1 : 1));
