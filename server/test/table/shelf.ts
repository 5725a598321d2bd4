import { createOffer, reviewOffer, submitOffer } from '#contract/offer.ts';
import type { OfferDraft } from '#contract/offer.ts';
import type { UsableTimes } from '#contract/usable.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { city } from '../town.ts';
import type { Town } from '../town.ts';
import { draftOf, liveOffer, order, payAt, vouchersOf } from '../wheel.ts';
import type { Goods } from './row.ts';

/** Everything that the rows are bought of, on sale. */
export const openShelf = async (town: Town) => {
  const offers: Record<Goods, string> = {
    meal: await liveOffer(town),
    ...(await offersWithTerms(town)),
    tea: await liveOffer(town, { placeIds: [town.places.tea] }),
    both: await liveOffer(town, { placeIds: [town.places.noodles, town.places.tea] }),
    book: await bookOffer(town),
  };
  return { buy: (goods: Goods) => buyAt(town, goods, offers[goods]) };
};

const offersWithTerms = async (town: Town) => {
  const { terms } = draftOf(town);
  if (terms.kind !== 'package') throw new Error('the draft is a set meal');
  const of = (changes: Partial<typeof terms>): Promise<string> =>
    liveOffer(town, { terms: { ...terms, ...changes } });
  const within = (...windows: UsableTimes['windows']) =>
    of({ usable: { windows, blackoutDays: [] } });
  return {
    card: await of({ usesTotal: 3 }),
    lunch: await within({ days: [1, 2, 3, 4, 5], from: '11:00', to: '14:00' }),
    night: await within({ days: [7], from: '22:00', to: '02:00' }),
    days_off: await of({ usable: { windows: [], blackoutDays: ['2026-11-25'] } }),
  };
};

const bookOffer = async (town: Town): Promise<string> => {
  const draft: OfferDraft = draftOf(town, { placeIds: [town.places.books] });
  const tang = town.as('tang');
  const asked = { city, merchant: town.merchants.tang, ...draft };
  const { id: offer } = await tang(createOffer, asked);
  await tang(submitOffer, { city, offer });
  await town.as('xu')(reviewOffer, { city, offer, verdict: 'accept' });
  return offer;
};

const buyAt = async (town: Town, goods: Goods, offerId: string): Promise<VoucherView> => {
  const { noodles, tea, books } = town.places;
  const at = goods === 'tea' ? tea : goods === 'book' ? books : noodles;
  const basket = { kind: 'package', offerId, count: 1 } as const;
  const placed = await order(town, 'lin', basket, at);
  await payAt(town, 'lin', placed.id);
  await town.server.tick();
  const [voucher] = await vouchersOf(town, 'lin', placed.id);
  if (!voucher) throw new Error('the purchase made no voucher');
  return voucher;
};
