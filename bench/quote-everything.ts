// The best legal price of a dinner where twelve offers apply: what a page, a list and the
// till ask for. Beside it in the same run, taking turns: every subset of the twelve, tried
// one by one. Both must say the same, always.
import { makeRandom } from '#city/random.ts';
import type { PriceInput } from '#flywheel/quote/candidate.ts';
import { priceBasket } from '#flywheel/quote/price.ts';
import { figure } from './figures.ts';
import type { Figure } from './figures.ts';
import type { Ground } from './ground.ts';
import { leastOfAll } from './quote-everything-brute.ts';
import { makeBasket, offersEach } from './quote-everything-baskets.ts';
import type { Outcome } from './scan-at-lunch.ts';

type Size = { rounds: number; baskets: number };
const real: Size = { rounds: 5, baskets: 2_000 };
const toy: Size = { rounds: 1, baskets: 50 };

export async function quoteEverything(_ground: Ground, isToy: boolean): Promise<Outcome> {
  const size = isToy ? toy : real;
  const rounds: Round[] = [];
  // Round 0 warms up: nobody is measured on code that runs for the first time.
  for (let no = 0; no <= size.rounds; no += 1) {
    const round = priceAll(`baskets ${no}`, size.baskets);
    if (no > 0) rounds.push(round);
  }
  const wrong = rounds.flatMap((round) => round.wrong);
  return {
    figures: figuresOf(rounds),
    failures: wrong.slice(0, 5),
    notes: [
      `${rounds.length * size.baskets} baskets with ${offersEach} offers that apply; ` +
        `${wrong.length} prices differ from brute force`,
    ],
  };
}

/** Microseconds of each basket; `wrong` are the baskets that brute force prices lower. */
type Round = { ours: number[]; brute: number[]; wrong: string[] };

const priceAll = (seed: string, count: number): Round => {
  const random = makeRandom(seed);
  const baskets = Array.from({ length: count }, () => makeBasket(random));
  const round: Round = { ours: [], brute: [], wrong: [] };
  for (const basket of baskets) {
    const ours = timed(round.ours, () => totalOf(basket));
    const least = timed(round.brute, () => leastOfAll(basket));
    if (ours === least) continue;
    round.wrong.push(`${ours} fen, not ${least}: ${JSON.stringify(basket)}`);
  }
  return round;
};

const timed = <T>(into: number[], act: () => T): T => {
  const startedAt = performance.now();
  const result = act();
  into.push((performance.now() - startedAt) * 1_000);
  return result;
};

const totalOf = (basket: PriceInput): number => {
  const price = priceBasket(basket);
  return price.available ? price.totalFen : NaN;
};

const figuresOf = (rounds: readonly Round[]): Figure[] => {
  const each = (whose: 'ours' | 'brute', share: number) =>
    rounds.map((round) => quantile(round[whose], share));
  const wrong = rounds.reduce((sum, round) => sum + round.wrong.length, 0);
  const times = rounds.map(
    (round) => quantile(round.brute, 0.5) / quantile(round.ours, 0.5),
  );
  return [
    figure('a price, p50', 'µs', each('ours', 0.5), { is: 'at most', value: 30 }),
    figure('a price, p99', 'µs', each('ours', 0.99)),
    figure('brute force, p50', 'µs', each('brute', 0.5)),
    figure('brute force to ours', '×', times),
    figure('prices that differ', '', [wrong], { is: 'at most', value: 0 }),
  ];
};

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;
