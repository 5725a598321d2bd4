import { WhyNot } from '#contract/quote.ts';
import type { NotApplied } from '#contract/quote.ts';
import { laneOf } from '#flywheel/offer/terms.ts';
import type { Candidate, PriceInput, Rival } from './candidate.ts';
import { contestedLanes, leastFenOf, measuredOf, offFenOf } from './path.ts';
import type { Path } from './path.ts';
import { opensInMinutes } from '#contract/windows.ts';

/** The longest bill that the contract lets in; a minimum beyond it can't be reached. */
const billLimitFen = 10_000_000;

/**
 * Every offer that is not in the price, with its reason and the facts to act on, the
 * cheapest to fix first: the order of `WhyNot`, then the amount missing, then the title.
 */
export const notApplied = (
  input: PriceInput,
  eligibleFen: number,
  path: Path,
  rivals: readonly Rival[],
): NotApplied[] => {
  const taken = new Set(contestedLanes.map((lane) => path[lane]?.candidate));
  return rivals
    .filter(({ candidate }) => !taken.has(candidate))
    .map(({ candidate, why }) => {
      if (why !== null) return notAvailable(input, candidate, why);
      return lost(candidate, eligibleFen, path);
    })
    .toSorted(byCheapestToFix);
};

/** An offer that something keeps out before any amount is looked at. */
export const notAvailable = (
  input: PriceInput,
  candidate: Pick<Candidate, 'id' | 'title'> & Partial<Candidate>,
  why: WhyNot,
): NotApplied => {
  const { id, title, terms } = candidate;
  const opens =
    why === 'outside_window' && terms?.kind === 'timed'
      ? opensInMinutes(terms.windows, input.moment.weekMinute)
      : null;
  return {
    offerId: id,
    title,
    why,
    missingFen: null,
    opensInMinutes: opens,
    beatenBy: null,
  };
};

/** An offer that could have been in the price: too small a bill, or others gave more. */
const lost = (candidate: Candidate, eligibleFen: number, path: Path): NotApplied => {
  const about = { offerId: candidate.id, title: candidate.title, opensInMinutes: null };
  const missingFen = missingFenOf(candidate, eligibleFen, path);
  if (missingFen !== 0)
    return { ...about, why: 'below_minimum', missingFen, beatenBy: null };
  return {
    ...about,
    why: 'beaten_in_its_lane',
    missingFen: null,
    beatenBy: winnerOver(candidate, path),
  };
};

/**
 * How much more the bill would need for this offer's minimum, with the offers of the price
 * still taken before it; 0 where the minimum is reached, null where no bill reaches it.
 * What remains never shrinks when a bill grows, so the least such bill is found by halving.
 */
const missingFenOf = (
  candidate: Candidate,
  eligibleFen: number,
  path: Path,
): number | null => {
  const reaches = (moreFen: number) =>
    measuredAt(candidate, eligibleFen + moreFen, path) >= leastFenOf(candidate.terms);
  if (reaches(0)) return 0;
  let short = 0;
  let enough = billLimitFen;
  if (!reaches(enough)) return null;
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (reaches(middle)) enough = middle;
    else short = middle;
  }
  return enough;
};

/** What an offer's minimum is measured on, once the price's earlier offers are taken. */
const measuredAt = (candidate: Candidate, originalFen: number, path: Path): number => {
  let remainingFen = originalFen;
  for (const lane of contestedLanes) {
    if (lane === laneOf(candidate.terms)) break;
    remainingFen -= offFenOf(path[lane], { originalFen, remainingFen });
  }
  return measuredOf(candidate.terms, { originalFen, remainingFen });
};

/**
 * The offer that took the lane; where leaving the lane empty was cheaper, the first offer
 * of the price that this one would have spoilt.
 */
const winnerOver = (candidate: Candidate, path: Path): string | null => {
  const own = contestedLanes.filter((lane) => lane === laneOf(candidate.terms));
  const [winner] = [...own, ...contestedLanes].flatMap(
    (lane) => path[lane]?.candidate ?? [],
  );
  return winner?.id ?? null;
};

const rankOfWhy = new Map(WhyNot.options.map((why, rank) => [why, rank]));

const byCheapestToFix = (a: NotApplied, b: NotApplied): number =>
  (rankOfWhy.get(a.why) ?? 0) - (rankOfWhy.get(b.why) ?? 0) ||
  (a.missingFen ?? billLimitFen) - (b.missingFen ?? billLimitFen) ||
  byText(a.title, b.title) ||
  byText(a.offerId, b.offerId);

/** By code unit, so that every machine orders alike. */
const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
