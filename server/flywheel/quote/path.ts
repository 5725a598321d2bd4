import type { OfferTerms } from '#contract/offer-terms.ts';
import { discountOffFen, measuredFen } from '#flywheel/offer/off.ts';
import type { Amounts } from '#flywheel/offer/off.ts';
import { bestSubsidy } from '#flywheel/campaign/campaign.ts';
import type { Subsidy } from '#flywheel/campaign/campaign.ts';
import type { Candidate } from './candidate.ts';

/** The lanes in which offers compete, in the order in which they apply. */
export const contestedLanes = ['timed', 'cash', 'member'] as const;
export type ContestedLane = (typeof contestedLanes)[number];

/** An offer taken in its lane; only cash vouchers take more than one unit. */
export type Choice = { candidate: Candidate; units: number };
export type Path = Record<ContestedLane, Choice | null> & {
  /** What a campaign adds after all of them. */
  subsidy: { subsidy: Subsidy; offFen: number } | null;
};

/**
 * The combination with the least to pay, over every legal one: each lane tries each of its
 * choices and none at all. Exact because it tries them all; quick because the three loops
 * do nothing but arithmetic. Ties: fewer offers, then fewer units, then the smaller ids.
 */
export const cheapestPath = (
  eligibleFen: number,
  choices: Record<ContestedLane, readonly Choice[]>,
  subsidies: readonly Subsidy[] = [],
): Path => {
  let best: Path = { timed: null, cash: null, member: null, subsidy: null };
  let bestFen = eligibleFen;
  for (const timed of [null, ...choices.timed]) {
    const afterTimed =
      eligibleFen -
      offFenOf(timed, { originalFen: eligibleFen, remainingFen: eligibleFen });
    for (const cash of [null, ...choices.cash]) {
      const afterCash =
        afterTimed - offFenOf(cash, { originalFen: eligibleFen, remainingFen: afterTimed });
      for (const member of [null, ...choices.member]) {
        const remainingFen =
          afterCash -
          offFenOf(member, { originalFen: eligibleFen, remainingFen: afterCash });
        const subsidy = subsidyAfter(subsidies, eligibleFen, remainingFen);
        const totalFen = remainingFen - (subsidy?.offFen ?? 0);
        if (totalFen > bestFen) continue;
        const path = { timed, cash, member, subsidy };
        if (totalFen === bestFen && !isSimpler(path, best)) continue;
        best = path;
        bestFen = totalFen;
      }
    }
  }
  return best;
};

const subsidyAfter = (
  subsidies: readonly Subsidy[],
  originalFen: number,
  remainingFen: number,
): Path['subsidy'] =>
  subsidies.length === 0 ? null : bestSubsidy(subsidies, { originalFen, remainingFen });

/** Of two equal totals, whether the first should be charged. */
const isSimpler = (a: Path, b: Path): boolean => {
  const lighter = weightOf(a) - weightOf(b);
  return lighter < 0 || (lighter === 0 && idsOf(a) < idsOf(b));
};

/** An offer weighs more than any number of units, of which a bill takes at most ten. */
const weightOf = (path: Path): number =>
  contestedLanes.reduce((sum, lane) => sum + (path[lane] ? 100 + path[lane].units : 0), 0);

const idsOf = (path: Path): string =>
  contestedLanes.map((lane) => path[lane]?.candidate.id ?? '').join('');

/** What a choice takes off at its step, in fen; 0 where its minimum is not reached. */
export const offFenOf = (choice: Choice | null, amounts: Amounts): number => {
  if (choice === null) return 0;
  const { terms } = choice.candidate;
  if ('discount' in terms) return discountOffFen(terms.discount, amounts);
  if (terms.kind !== 'cash') return 0;
  const fits = choice.units * leastFenOf(terms) <= amounts.remainingFen;
  return fits ? choice.units * Math.max(0, terms.faceFen - terms.priceFen) : 0;
};

/** The amount that an offer's step must reach before one unit takes anything off. */
export const leastFenOf = (terms: OfferTerms): number => {
  if ('discount' in terms) return terms.discount.minimumFen;
  return terms.kind === 'cash' ? Math.max(terms.minimumFen, terms.faceFen) : 0;
};

/** The amount that this least is measured on. */
export const measuredOf = (terms: OfferTerms, amounts: Amounts): number =>
  'discount' in terms ? measuredFen(terms.discount, amounts) : amounts.remainingFen;
