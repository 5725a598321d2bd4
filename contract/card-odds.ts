import { shareOf } from './kit/money.ts';

/**
 * What a card would save in its term, from what somebody eats: a pure function, so that the
 * page, the server and anybody with paper reach the same number.
 *
 * Meals come at random around the named number. What people say of themselves is not
 * certain either: it counts as much as three months of watching would, so the number of
 * meals is a gamma mixture of Poissons, which is a negative binomial. Bills vary around the
 * usual one, from half to one and a half of it. The means are exact. The sum is computed
 * exactly (Panjer's recursion), not drawn: nothing depends on a seed.
 */
export type CardHabit = {
  mealsPerMonth: number;
  billFen: number;
  /** What members get off at the shops in reach, in basis points. */
  offBp: number;
  feeFen: number;
  /** How many months were watched, where it is one's own history. */
  monthsWatched?: number;
};

export type CardOdds = {
  /** On average in a year. */
  savedFen: number;
  netFen: number;
  /** How much one must spend at these shops for the card to pay for itself. */
  breakEvenFen: number;
  /** The chance that it saves at least its fee, in basis points. */
  paysBp: number;
  /** Of ten years one saves less than `low`, one more than `high`, five up to `middle`. */
  lowFen: number;
  middleFen: number;
  highFen: number;
  /** The whole distribution, for drawing: at most sixty steps of equal width. */
  bars: { fromFen: number; chanceBp: number }[];
};

const monthsAYear = 12;
/** What somebody says of themselves weighs as much as so many months of watching. */
const monthsSaid = 3;
/** A bill in tenths of the usual one, and how often of sixteen; the mean is ten tenths. */
const bills = [
  [5, 1],
  [7, 2],
  [8, 2],
  [10, 6],
  [12, 2],
  [13, 2],
  [15, 1],
] as const;
const billsTotal = 16;
const barsShown = 60;

export const oddsOf = (habit: CardHabit): CardOdds => {
  const { billFen, offBp, feeFen } = habit;
  const meals = habit.mealsPerMonth * monthsAYear;
  const perMealFen = shareOf(billFen, offBp);
  const savedFen = Math.round(meals * perMealFen);
  const chances = sumOfMeals(meals, habit.monthsWatched ?? monthsSaid);
  const fenOf = (tenths: number): number => Math.floor((tenths * perMealFen) / 10);
  const paysFrom = chances.findIndex((_, tenths) => tenths * perMealFen >= feeFen * 10);
  const pays = paysFrom < 0 ? 0 : sumOf(chances.slice(paysFrom));
  return {
    savedFen,
    netFen: savedFen - feeFen,
    breakEvenFen: offBp === 0 ? 0 : Math.ceil((feeFen * 10_000) / offBp),
    paysBp: perMealFen === 0 ? 0 : Math.min(10_000, Math.round(pays * 10_000)),
    lowFen: fenOf(quantile(chances, 0.1)),
    middleFen: fenOf(quantile(chances, 0.5)),
    highFen: fenOf(quantile(chances, 0.9)),
    bars: barsOf(chances, fenOf),
  };
};

/**
 * The chances of so many tenths of a usual meal's saving in a year. The list ends where
 * what is left is less than one in a million.
 */
export const sumOfMeals = (meals: number, monthsWatched: number): number[] => {
  if (meals <= 0) return [1];
  const evidence = (meals / monthsAYear) * monthsWatched;
  const ratio = meals / evidence;
  const keep = ratio / (1 + ratio);
  const slope = (evidence - 1) * keep;
  const chances = [(1 + ratio) ** -evidence];
  let reached = chances[0] ?? 0;
  const longest = Math.ceil(meals * 10 * 8) + 400;
  for (let sum = 1; sum <= longest && reached < 1 - 1e-6; sum += 1) {
    let chance = 0;
    for (const [tenths, weight] of bills) {
      if (tenths > sum) continue;
      const before = chances[sum - tenths] ?? 0;
      chance += (keep + (slope * tenths) / sum) * (weight / billsTotal) * before;
    }
    chances.push(chance);
    reached += chance;
  }
  return chances;
};

const sumOf = (chances: readonly number[]): number =>
  chances.reduce((sum, chance) => sum + chance, 0);

const quantile = (chances: readonly number[], share: number): number => {
  let reached = 0;
  const at = chances.findIndex((chance) => (reached += chance) >= share);
  return at < 0 ? chances.length - 1 : at;
};

const barsOf = (
  chances: readonly number[],
  fenOf: (tenths: number) => number,
): CardOdds['bars'] => {
  const last = quantile(chances, 0.999);
  const width = Math.max(1, Math.ceil((last + 1) / barsShown));
  const bars: CardOdds['bars'] = [];
  for (let from = 0; from <= last; from += width) {
    const chance = sumOf(chances.slice(from, from + width));
    bars.push({ fromFen: fenOf(from), chanceBp: Math.round(chance * 10_000) });
  }
  return bars;
};
