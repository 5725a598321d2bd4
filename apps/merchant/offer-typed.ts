import type { OfferDraft, OfferView } from '#contract/offer.ts';
import type { OfferKind, OfferTerms } from '#contract/offer-terms.ts';
import type { Discount } from '#contract/discount.ts';
import { dayMs } from '#contract/kit/time.ts';
import { typedOf } from './money-input.ts';
import type { OfferForm } from './offer-form.ts';
import { wallOfIso } from './wall-time.ts';

/** A saved offer as the form shows it. */
export const formOf = (offer: OfferDraft | OfferView, timeZone: string): OfferForm => {
  const { terms } = offer;
  const platform = offer.funding.find(({ funder }) => funder === 'platform');
  return {
    ...emptyForm(terms.kind, { nowMs: 0, timeZone, placeIds: offer.placeIds }),
    ...typedTerms(terms),
    title: offer.title,
    platformPercent: (platform?.shareBp ?? 0) / 100,
    stock: offer.stock,
    perPersonLimit: offer.perPersonLimit,
    sellFrom: wallOfIso(offer.sellFrom, timeZone),
    sellUntil: wallOfIso(offer.sellUntil, timeZone),
    validDays: offer.validDays,
    excludes: offer.excludes,
  };
};

/** A form to begin with: on sale now for 30 days, good for 90, paid by the merchant. */
export const emptyForm = (
  kind: OfferKind,
  at: { nowMs: number; timeZone: string; placeIds: string[] },
): OfferForm => ({
  kind,
  title: '',
  placeIds: at.placeIds,
  items: [{ name: '', count: 1, price: '' }],
  price: '',
  usesTotal: 1,
  usesPerDay: null,
  usableWindows: [],
  blackoutDays: [],
  face: '',
  minimum: '',
  perBill: 1,
  audience: 'everyone',
  offBy: 'percent',
  percentBp: 1_000,
  amount: '',
  base: 'original',
  cap: '',
  appliesTo: ['bill'],
  windows: [{ days: [1, 2, 3, 4, 5], from: '14:00', to: '17:00' }],
  platformPercent: 0,
  stock: null,
  perPersonLimit: null,
  sellFrom: wallOfIso(new Date(at.nowMs).toISOString(), at.timeZone),
  sellUntil: wallOfIso(new Date(at.nowMs + 30 * dayMs).toISOString(), at.timeZone),
  validDays: 90,
  excludes: [],
});

const typedTerms = (terms: OfferTerms): Partial<OfferForm> => {
  if (terms.kind === 'package') {
    const items = terms.items.map(({ name, count, priceFen }) => ({
      name,
      count,
      price: typedOf(priceFen),
    }));
    const { usesTotal, usesPerDay = null, usable } = terms;
    return {
      items,
      price: typedOf(terms.priceFen),
      usesTotal,
      usesPerDay,
      usableWindows: usable?.windows ?? [],
      blackoutDays: usable?.blackoutDays ?? [],
    };
  }
  if (terms.kind === 'cash') {
    return {
      face: typedOf(terms.faceFen),
      price: typedOf(terms.priceFen),
      minimum: typedOf(terms.minimumFen),
      perBill: terms.perBill,
    };
  }
  const { discount, appliesTo } = terms;
  return {
    ...(terms.kind === 'bill' ? { audience: terms.audience } : { windows: terms.windows }),
    ...typedOff(discount),
    appliesTo,
    base: discount.base,
    minimum: discount.minimumFen === 0 ? '' : typedOf(discount.minimumFen),
    cap: discount.capFen === null ? '' : typedOf(discount.capFen),
  };
};

const typedOff = ({ off }: Discount): Partial<OfferForm> =>
  'percentBp' in off
    ? { offBy: 'percent', percentBp: off.percentBp }
    : { offBy: 'amount', amount: typedOf(off.amountFen) };
