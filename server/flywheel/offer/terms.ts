import { minuteOfDay } from '#contract/kit/time.ts';
import { shareOf } from '#contract/kit/money.ts';
import type { Funding, OfferDraft } from '#contract/offer.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { WeeklyWindow } from '#contract/discount.ts';
import type { OfferProblem } from '#contract/offer-problem.ts';
import type { MarginView } from '#contract/margin.ts';
import type { Lane } from '#contract/quote.ts';
import { discountOffFen, fundedBy } from './off.ts';

/** The lane in which an offer competes; bill discounts for everyone meet timed ones. */
export const laneOf = (terms: OfferTerms): Lane => {
  if (terms.kind === 'package' || terms.kind === 'cash') return terms.kind;
  return terms.kind === 'bill' && terms.audience === 'member' ? 'member' : 'timed';
};

/**
 * Every way in which a draft contradicts itself at `now`, in the order of a form from top
 * to bottom; an empty list means that it may be saved. Shapes were checked at the door.
 */
export const problemsOfTerms = (draft: OfferDraft, now: Date): Problem[] => {
  const from = new Date(draft.sellFrom);
  const until = new Date(draft.sellUntil);
  return [
    ...problemsOfDeal(draft),
    ...when(new Set(draft.placeIds).size < draft.placeIds.length, 'store_named_twice'),
    ...when(until <= from, 'sale_ends_before_it_starts'),
    ...when(until <= now, 'sale_already_over'),
  ];
};

/** The problems of what is sold and who pays for it, wherever and whenever it is sold. */
export const problemsOfDeal = ({
  terms,
  funding,
}: Pick<OfferDraft, 'terms' | 'funding'>): Problem[] => [
  ...(terms.kind === 'package' ? problemsOfPackage(terms) : []),
  ...(terms.kind === 'cash' ? problemsOfCash(terms) : []),
  ...when(terms.kind === 'timed' && terms.windows.some(isEmpty), 'window_is_empty'),
  ...when('discount' in terms && isAboveMinimum(terms), 'discount_above_minimum'),
  ...when(!isWhole(funding), 'funding_is_not_whole'),
];

/** What one package holds at menu prices, in fen. */
export const menuFenOf = (terms: PackageTerms): number =>
  terms.items.reduce((sum, item) => sum + item.count * item.priceFen, 0);

type Problem = (typeof OfferProblem.options)[number];
type TermsOf<K extends OfferTerms['kind']> = Extract<OfferTerms, { kind: K }>;
type PackageTerms = TermsOf<'package'>;
type CashTerms = TermsOf<'cash'>;
type DiscountTerms = TermsOf<'bill' | 'timed'>;

const when = (holds: boolean, problem: Problem): Problem[] => (holds ? [problem] : []);

const problemsOfPackage = (terms: PackageTerms): Problem[] => [
  ...when(terms.priceFen > menuFenOf(terms), 'price_above_menu'),
  ...when(terms.usable?.windows.some(isEmpty) ?? false, 'window_is_empty'),
];

const problemsOfCash = (terms: CashTerms): Problem[] => [
  ...when(terms.priceFen > terms.faceFen, 'cash_price_above_face'),
  ...when(terms.minimumFen < terms.faceFen, 'minimum_below_face'),
];

/** Equal ends are no time at all; a whole day is written 00:00 to 24:00. */
const isEmpty = ({ from, to }: WeeklyWindow): boolean =>
  (minuteOfDay(to) - minuteOfDay(from)) % 1_440 === 0 &&
  !(from === '00:00' && to === '24:00');

/** More off than the least bill would give goods away. */
const isAboveMinimum = ({ discount }: DiscountTerms): boolean =>
  'amountFen' in discount.off && discount.off.amountFen > discount.minimumFen;

const isWhole = (funding: Funding): boolean =>
  funding.reduce((sum, { shareBp }) => sum + shareBp, 0) === 10_000 &&
  new Set(funding.map(({ funder }) => funder)).size === funding.length;

export type MarginInput = {
  terms: OfferTerms;
  funding: Funding;
  /** The bill that a discount is tried on; packages and cash vouchers bring their own. */
  billFen: number;
  costFen?: number | undefined;
  /** The platform's fee, in basis points of what the customer pays. */
  feeBp: number;
};

/**
 * One sale of an offer in fen. The merchant gets what the customer pays and what the
 * platform funds, less the fee; the fee is taken of what the customer pays, never of a
 * subsidy. A discount whose minimum the bill misses takes nothing off.
 */
export const marginOf = (input: MarginInput): MarginView => {
  const menuFen = fullFenOf(input);
  const customerPaysFen = paidFenOf(input);
  const funded = new Map(
    fundedBy(input.funding, menuFen - customerPaysFen).map(({ funder, fen }) => [
      funder,
      fen,
    ]),
  );
  const platformFundsFen = funded.get('platform') ?? 0;
  const feeFen = shareOf(customerPaysFen, input.feeBp);
  const merchantGetsFen = customerPaysFen + platformFundsFen - feeFen;
  const costFen = input.costFen ?? null;
  return {
    menuFen,
    customerPaysFen,
    merchantFundsFen: funded.get('merchant') ?? 0,
    platformFundsFen,
    feeFen,
    merchantGetsFen,
    keepsBp: menuFen === 0 ? 0 : Math.round((merchantGetsFen * 10_000) / menuFen),
    costFen,
    marginFen: costFen === null ? null : merchantGetsFen - costFen,
  };
};

const fullFenOf = ({ terms, billFen }: MarginInput): number => {
  if (terms.kind === 'package') return Math.max(menuFenOf(terms), terms.priceFen);
  return terms.kind === 'cash' ? Math.max(terms.faceFen, terms.priceFen) : billFen;
};

const paidFenOf = ({ terms, billFen }: MarginInput): number =>
  'discount' in terms
    ? billFen -
      discountOffFen(terms.discount, { originalFen: billFen, remainingFen: billFen })
    : terms.priceFen;
