import type { NotApplied, Price, PriceLine } from '#contract/quote.ts';
import { fundedBy } from '#flywheel/offer/off.ts';
import { laneOf, menuFenOf } from '#flywheel/offer/terms.ts';
import { blockedBy, mayStillTake } from './candidate.ts';
import type { Candidate, PriceInput, Rival } from './candidate.ts';
import { notApplied, notAvailable } from './not-applied.ts';
import { subsidiesNotApplied, subsidyLine, subsidiesOf } from './subsidy.ts';
import { cheapestPath, contestedLanes, leastFenOf, measuredOf, offFenOf } from './path.ts';
import type { Choice, ContestedLane, Path } from './path.ts';

/** What was taken, so that an order can claim stock, limits and budgets. */
export type Use = { offerId: string; count: number };

export type BasketPrice =
  | (Price & { available: true; uses: Use[] })
  | { available: false; why: NotApplied };

/**
 * The price of a basket at one place, one moment and for one viewer: the one function
 * behind list, quote and checkout. Pure; amounts in fen.
 *
 * Lanes apply in a fixed order: menu, package, timed, cash, member, subsidy. At most one
 * offer of a lane survives, and leaving a lane empty is legal; of all such combinations the
 * one with the least total is charged. Ties go to fewer offers, then fewer units, then the
 * smaller offer ids. The first line is the original amount; it has no offer and no title.
 *
 * On a bill, up to `perBill` cash vouchers may be bought and used at once. `k` of them need
 * `k × minimumFen` of the eligible amount remaining, and their faces may not exceed it;
 * they take off `k × (faceFen − priceFen)`. A basket of cash vouchers to keep gets nothing
 * else.
 */
export const priceBasket = (input: PriceInput): BasketPrice => {
  const start = startOf(input);
  if (!start.available) return start;
  const rivals = input.offers
    .filter(({ id }) => id !== start.own?.offerId)
    .map((candidate) => ({ candidate, why: blockedBy(input, candidate) }));
  const subsidies = subsidiesOf(input);
  const path = cheapestPath(
    start.eligibleFen,
    choicesOf(input, start.eligibleFen, rivals),
    subsidies.flatMap(({ subsidy, why }) => (why === null ? [subsidy] : [])),
  );
  const steps = linesOf(start, path);
  const offered = [...start.lines, ...steps.map(({ line }) => line)];
  const amounts = {
    originalFen: start.eligibleFen,
    remainingFen: remainingOf(start, steps),
  };
  const lines = [...offered, ...subsidyLine(path, amounts, start.excludedFen)];
  const totalFen = lines.at(-1)?.afterFen ?? 0;
  const originalFen = lines[0]?.afterFen ?? 0;
  return {
    available: true,
    originalFen,
    totalFen,
    savedFen: originalFen - totalFen,
    lines,
    notApplied: notApplied(input, start.eligibleFen, path, rivals),
    ...(subsidies.length > 0 && {
      subsidiesNotApplied: subsidiesNotApplied(subsidies, path, amounts),
    }),
    uses: [...(start.own ? [start.own] : []), ...steps.map(({ use }) => use)],
  };
};

/** What is left to discount after the last step of merchant and card. */
const remainingOf = (start: Start, steps: readonly Step[]): number =>
  steps.reduce((fen, { line }) => fen - line.offFen, start.eligibleFen);

type Start = {
  available: true;
  lines: PriceLine[];
  /** The amount that discounts may touch, and the amount outside every discount. */
  eligibleFen: number;
  excludedFen: number;
  own: Use | null;
};

const startOf = (input: PriceInput): Start | { available: false; why: NotApplied } => {
  const { basket } = input;
  if (basket.kind === 'bill') return startOfBill(basket.billFen, basket.excludedFen);
  const own = input.offers.find(({ id }) => id === basket.offerId);
  if (!own) {
    const nowhere = { id: basket.offerId, title: '' };
    return { available: false, why: notAvailable(input, nowhere, 'not_for_this_basket') };
  }
  const why = blockedBy(input, own);
  if (why !== null) return { available: false, why: notAvailable(input, own, why) };
  return startOfUnits(own, basket.count);
};

const startOfBill = (billFen: number, excludedFen: number): Start => {
  const outsideFen = Math.min(excludedFen, billFen);
  return {
    available: true,
    lines: [menuLine(billFen, 1)],
    eligibleFen: billFen - outsideFen,
    excludedFen: outsideFen,
    own: null,
  };
};

/** Units of a package at their menu sum, or of a cash voucher at its face. */
const startOfUnits = (own: Candidate, count: number): Start => {
  const { terms } = own;
  const priceFen = 'priceFen' in terms ? terms.priceFen * count : 0;
  const fullFen =
    terms.kind === 'package' ? menuFenOf(terms) : terms.kind === 'cash' ? terms.faceFen : 0;
  const originalFen = Math.max(fullFen * count, priceFen);
  const line: PriceLine = {
    lane: laneOf(terms),
    offerId: own.id,
    title: own.title,
    count,
    baseFen: originalFen,
    offFen: originalFen - priceFen,
    afterFen: priceFen,
    funding: fundedBy(own.funding, originalFen - priceFen),
  };
  return {
    available: true,
    lines: [menuLine(originalFen, count), line],
    eligibleFen: priceFen,
    excludedFen: 0,
    own: { offerId: own.id, count },
  };
};

const menuLine = (originalFen: number, count: number): PriceLine => ({
  lane: 'menu',
  offerId: null,
  title: '',
  count,
  baseFen: originalFen,
  offFen: 0,
  afterFen: originalFen,
  funding: [],
});

/** What each lane may choose from: one unit, but of cash vouchers as many as fit. */
const choicesOf = (
  input: PriceInput,
  eligibleFen: number,
  rivals: readonly Rival[],
): Record<ContestedLane, Choice[]> => {
  const choices: Record<ContestedLane, Choice[]> = { timed: [], cash: [], member: [] };
  for (const { candidate, why } of rivals) {
    const lane = laneOf(candidate.terms);
    if (why !== null || !isContested(lane)) continue;
    const most = mostUnits(input, eligibleFen, candidate);
    for (let units = 1; units <= most; units += 1) choices[lane].push({ candidate, units });
  }
  return choices;
};

const isContested = (lane: string): lane is ContestedLane =>
  contestedLanes.some((contested) => contested === lane);

const mostUnits = (
  input: PriceInput,
  eligibleFen: number,
  candidate: Candidate,
): number => {
  const { terms } = candidate;
  if (terms.kind !== 'cash') return 1;
  const fitting = Math.floor(eligibleFen / leastFenOf(terms));
  return Math.min(terms.perBill, fitting, mayStillTake(input, candidate));
};

type Step = { line: PriceLine; use: Use };

const linesOf = (start: Start, path: Path): Step[] => {
  let remainingFen = start.eligibleFen;
  return contestedLanes.flatMap((lane) => {
    const choice = path[lane];
    if (!choice) return [];
    const { candidate, units } = choice;
    const amounts = { originalFen: start.eligibleFen, remainingFen };
    const offFen = offFenOf(choice, amounts);
    remainingFen -= offFen;
    const line: PriceLine = {
      lane,
      offerId: candidate.id,
      title: candidate.title,
      count: units,
      baseFen: measuredOf(candidate.terms, amounts),
      offFen,
      afterFen: remainingFen + start.excludedFen,
      funding: fundedBy(candidate.funding, offFen),
    };
    return [{ line, use: { offerId: candidate.id, count: units } }];
  });
};
