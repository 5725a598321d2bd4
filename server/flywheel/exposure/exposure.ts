import type { BestNow, NearbyItem } from '#contract/exposure.ts';
import { memberPriceFen } from '#flywheel/quote/make.ts';
import type { Candidate } from '#flywheel/quote/candidate.ts';
import { priceBasket } from '#flywheel/quote/price.ts';
import type { BasketPrice } from '#flywheel/quote/price.ts';
import type { Moment, Viewer } from '#flywheel/quote/viewer.ts';

/** The bill on which a shop's discounts are compared: dinner at 50 yuan a head. */
const usualFenEach = 5_000;
export const usualParty = 2;
export const usualBillFen = (party: number): number => party * usualFenEach;

type Priced = Extract<BasketPrice, { available: true }>;
export type Around = {
  moment: Moment;
  viewer: Viewer;
  offers: readonly Candidate[];
  /** How many come; two where nobody says. */
  party?: number;
};
type Try = { offer: Candidate | null; priced: Priced; memberTotalFen: number | null };

/**
 * The best thing to do at one place now: of every set meal, and of a usual bill, what saves
 * the largest part. Priced by the very function that will charge it. Cash vouchers to keep
 * are not compared: used at once they are a part of the bill's price.
 */
export const bestNow = (around: Around): BestNow | null => {
  const tries = [
    billOf(around),
    ...around.offers.flatMap((offer) => packageOf(around, offer)),
  ];
  const best = tries.toSorted(byShareSaved)[0];
  if (!best || (best.priced.savedFen === 0 && best.memberTotalFen === null)) return null;
  return show(best, around);
};

const billOf = (around: Around): Try => {
  const billFen = usualBillFen(around.party ?? usualParty);
  const tried = tryBasket(around, null, { kind: 'bill', billFen, excludedFen: 0 });
  return tried ?? nothingOff(billFen);
};

const packageOf = (around: Around, offer: Candidate): Try[] => {
  if (offer.terms.kind !== 'package') return [];
  const tried = tryBasket(around, offer, { kind: 'package', offerId: offer.id, count: 1 });
  return tried ? [tried] : [];
};

const nothingOff = (billFen: number): Try => ({
  offer: null,
  memberTotalFen: null,
  priced: {
    available: true,
    originalFen: billFen,
    totalFen: billFen,
    savedFen: 0,
    lines: [],
    notApplied: [],
    uses: [],
  },
});

const tryBasket = (
  around: Around,
  offer: Candidate | null,
  basket: Parameters<typeof priceBasket>[0]['basket'],
): Try | undefined => {
  const priced = priceBasket({ ...around, basket });
  if (!priced.available) return undefined;
  const memberTotalFen = memberPriceFen({ ...around, basket }, priced.totalFen);
  return { offer, priced, memberTotalFen };
};

const shareSaved = ({ priced }: Try): number =>
  priced.originalFen === 0 ? 0 : priced.savedFen / priced.originalFen;

const byShareSaved = (one: Try, other: Try): number =>
  shareSaved(other) - shareSaved(one) || memberShare(other) - memberShare(one);

/** Where nothing is saved now, what a member would save still orders the list. */
const memberShare = ({ priced, memberTotalFen }: Try): number =>
  memberTotalFen === null ? 0 : 1 - memberTotalFen / Math.max(1, priced.originalFen);

const show = ({ offer, priced, memberTotalFen }: Try, around: Around): BestNow => {
  const named = priced.lines.filter((line) => line.offerId !== null);
  const first =
    around.offers.find((known) => known.id === named[0]?.offerId) ??
    around.offers.find((known) => known.terms.kind === 'bill');
  return {
    offerId: offer?.id ?? named[0]?.offerId ?? null,
    title: offer?.title ?? named[0]?.title ?? first?.title ?? '',
    kind: offer ? 'package' : (first?.terms.kind ?? 'bill'),
    originalFen: priced.originalFen,
    totalFen: priced.totalFen,
    memberTotalFen,
    because: named.map((line) => line.title),
  };
};

export const valueOf = (best: BestNow | null): number =>
  best && best.originalFen > 0 ? 1 - best.totalFen / best.originalFen : 0;

/** The facts that put an item where it is. */
export const whyShown = (
  item: Pick<NearbyItem, 'openness' | 'best' | 'notes' | 'distanceMetres'> & {
    explored: boolean;
  },
): NearbyItem['why'] => [
  ...(item.distanceMetres <= 400 ? ['near' as const] : []),
  ...(item.openness.state === 'unknown' ? ['hours_unknown' as const] : []),
  ...(item.openness.state === 'open'
    ? [isClosingSoon(item) ? ('closing_soon' as const) : ('open_now' as const)]
    : []),
  ...(valueOf(item.best) > 0 ? ['saves_now' as const] : []),
  ...(item.notes > 0 ? ['recommended' as const] : []),
  ...(item.explored ? ['new_here' as const] : []),
];

const isClosingSoon = ({ openness }: Pick<NearbyItem, 'openness'>): boolean =>
  openness.closesInMinutes !== null && openness.closesInMinutes <= 60;
