import type { OfflineOffer } from '#contract/offline.ts';
import type { OfferOnSale } from '#flywheel/offer/sell.ts';
import { fundedBy } from '#flywheel/offer/off.ts';
import { menuFenOf } from '#flywheel/offer/terms.ts';
import type { Voucher } from '#flywheel/voucher/find.ts';
import { offerTagOf } from '#flywheel/voucher/shown-code.ts';
import { moneyOfUse } from '#flywheel/voucher/voucher.ts';

/** What one use earns its store before the fee: the customer's part and the platform's. */
export const useFenOf = (voucher: Voucher): number => {
  const use = moneyOfUse(voucher, 1);
  return use.paidFen + use.platformFen;
};

/**
 * By which a device understands a signed code that is on no list: what is on sale here,
 * what was sold and may still be used, and bills that were paid ahead. Each is worth the
 * most that one of its vouchers is.
 */
export const offersForDevice = async (asked: {
  onSale: readonly OfferOnSale[];
  vouchers: readonly Voucher[];
  /** What a bill paid ahead counts for: a signed code does not say how much it was. */
  billFen: number;
}): Promise<OfflineOffer[]> => {
  const byOffer = new Map<string, Omit<OfflineOffer, 'tag'>>();
  const add = (offerId: string, offer: Omit<OfflineOffer, 'tag'>) => {
    const useFen = Math.max(byOffer.get(offerId)?.useFen ?? 0, offer.useFen);
    byOffer.set(offerId, { ...offer, useFen });
  };
  for (const offer of asked.onSale) {
    const useFen = useFenOnSale(offer);
    const { title, terms, excludes } = offer;
    if (useFen !== null) add(offer.id, { title, terms, excludes, useFen });
  }
  for (const voucher of asked.vouchers) {
    const { offerId, title, terms, excludes } = voucher;
    if (offerId) add(offerId, { title, terms, excludes, useFen: useFenOf(voucher) });
  }
  const offers = [...byOffer].map(async ([offerId, offer]) => ({
    tag: await offerTagOf(offerId),
    ...offer,
  }));
  return Promise.all([...offers, paidBill(asked.billFen)]);
};

/** Null where nothing is sold ahead: a discount on a bill becomes a bill paid ahead. */
const useFenOnSale = ({ terms, funding }: OfferOnSale): number | null => {
  switch (terms.kind) {
    case 'package': {
      // A card with a limit a day is asked for by network only.
      if (terms.usesPerDay) return null;
      const fen = terms.priceFen + platformFen(funding, menuFenOf(terms) - terms.priceFen);
      return Math.ceil(fen / terms.usesTotal);
    }
    case 'cash':
      return terms.priceFen + platformFen(funding, terms.faceFen - terms.priceFen);
    default:
      return null;
  }
};

const platformFen = (funding: OfferOnSale['funding'], offFen: number): number =>
  fundedBy(funding, Math.max(0, offFen))
    .filter(({ funder }) => funder === 'platform')
    .reduce((sum, { fen }) => sum + fen, 0);

const paidBill = async (billFen: number): Promise<OfflineOffer> => ({
  tag: await offerTagOf(null),
  title: '',
  terms: { kind: 'paid_bill', billFen: 0, lines: [] },
  excludes: [],
  useFen: billFen,
});
