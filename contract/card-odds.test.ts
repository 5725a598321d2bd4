import { expect, test } from 'vitest';
import { oddsOf, sumOfMeals } from './card-odds.ts';

const known = { mealsPerMonth: 2, billFen: 10_000, offBp: 1_000, feeFen: 16_800 };

test('two meals of 100 a month at 10 % off save 240, net 72, break even at 1,680', () => {
  expect(oddsOf(known)).toMatchObject({
    savedFen: 24_000,
    netFen: 7_200,
    breakEvenFen: 168_000,
  });
});

test('the chances sum to one and their mean is the mean that is told', () => {
  for (const mealsPerMonth of [0.1, 0.5, 1, 2, 4, 9, 20, 60]) {
    const chances = sumOfMeals(mealsPerMonth * 12, 3);
    const sum = chances.reduce((all, chance) => all + chance, 0);
    const mean = chances.reduce((all, chance, tenths) => all + chance * tenths, 0);
    expect(sum).toBeCloseTo(1, 5);
    expect(mean / 10 / (mealsPerMonth * 12)).toBeCloseTo(1, 2);
    expect(chances.every((chance) => chance >= 0)).toBe(true);
  }
});

test.each([
  // [meals a month, bill in fen, off in bp, is it more likely than not?]
  [0, 10_000, 1_000, false],
  [1, 10_000, 1_000, false],
  [1.2, 10_000, 1_000, false],
  [2, 10_000, 1_000, true],
  [2, 5_000, 1_000, false],
  [4, 5_000, 1_000, true],
  [2, 10_000, 0, false],
])('%d meals of %d fen at %d bp off: worth it %s', (meals, billFen, offBp, worth) => {
  const odds = oddsOf({ ...known, mealsPerMonth: meals, billFen, offBp });
  expect(odds.paysBp >= 5_000).toBe(worth);
});

test('more watching makes the same habit more certain', () => {
  const width = (monthsWatched: number) => {
    const { lowFen, highFen } = oddsOf({ ...known, monthsWatched });
    return highFen - lowFen;
  };
  expect(width(12)).toBeLessThan(width(3));
  expect(width(3)).toBeLessThan(width(1));
});

test('a drawn sample agrees with the exact sum', () => {
  const exact = oddsOf(known).paysBp / 10_000;
  expect(Math.abs(drawn(known, 40_000) - exact)).toBeLessThan(0.012);
});

/** The same story told by dice: a gamma for the habit, a Poisson for the meals. */
const drawn = (habit: typeof known, years: number): number => {
  let seed = 7;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (seed + 1) / 2_147_483_650;
  };
  const bills = [5, 7, 7, 8, 8, 10, 10, 10, 10, 10, 10, 12, 12, 13, 13, 15];
  const waits = (count: number) =>
    Array.from({ length: count }, () => -Math.log(next())).reduce((a, b) => a + b, 0);
  let paid = 0;
  for (let year = 0; year < years; year += 1) {
    const rate = waits(habit.mealsPerMonth * 3) * 4;
    let tenths = 0;
    for (let time = waits(1); time < rate; time += waits(1)) {
      tenths += bills[Math.floor(next() * bills.length)] ?? 0;
    }
    if (tenths * 1_000 >= habit.feeFen * 10) paid += 1;
  }
  return paid / years;
};
