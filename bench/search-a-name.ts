// The box at the top: what somebody types while they type it, in characters, pinyin,
// initials, mixed and with a slip, over more and more names. Beside it in the same run,
// taking turns: pg_trgm on the same names, asked what it can answer. And brute force, which
// says whether the ten that were found are the ten best.
import { makeRandom } from '#city/random.ts';
import type { Random } from '#city/random.ts';
import { makeSearchIndex } from '#flywheel/exposure/search/search.ts';
import type { SearchIndex } from '#flywheel/exposure/search/search.ts';
import { figure, growthExponent, median } from './figures.ts';
import type { Figure } from './figures.ts';
import type { Ground } from './ground.ts';
import type { Outcome } from './scan-at-lunch.ts';
import { makeBrute } from './search-brute.ts';
import { makeNames } from './search-names.ts';
import { openTrigrams } from './search-trigrams.ts';
import type { Trigrams } from './search-trigrams.ts';
import { typeName, typings } from './search-words.ts';
import type { Typing } from './search-words.ts';

type Size = {
  names: number[];
  rounds: number;
  /** How many words of each kind are typed a round, and how many against pg_trgm. */
  words: number;
  trigramWords: number;
  bruteNames: number;
  bruteWords: number;
};
const real: Size = {
  names: [10_000, 100_000, 1_000_000],
  rounds: 5,
  words: 400,
  trigramWords: 40,
  bruteNames: 10_000,
  bruteWords: 20,
};
const toy: Size = {
  names: [300, 600, 1_200],
  rounds: 1,
  words: 4,
  trigramWords: 2,
  bruteNames: 300,
  bruteWords: 4,
};

const limit = 10;

export async function searchAName(ground: Ground, isToy: boolean): Promise<Outcome> {
  const size = isToy ? toy : real;
  const recall = measureRecall(size);
  const grown: Grown[] = [];
  let last: Built | undefined;
  for (const count of size.names) {
    last = undefined;
    last = buildIndex(count);
    grown.push(measureIndex(last, size));
  }
  if (!last) throw new Error('no size to measure');
  const trigrams = await openTrigrams(await ground.makeDatabase('trigrams'), last.names);
  try {
    const rounds = await takeTurns(last, trigrams, size);
    return {
      figures: figuresOf(grown, rounds, recall),
      failures: recall.share < 0.95 ? [`recall is ${recall.share}`] : [],
      notes: notesOf(grown, rounds, recall),
    };
  } finally {
    await trigrams.close();
  }
}

type Built = { names: string[]; index: SearchIndex; seconds: number };

const buildIndex = (count: number): Built => {
  const names = makeNames(count, 'search a name');
  const index = makeSearchIndex();
  const before = process.cpuUsage();
  names.forEach((text, no) => index.put(no, [{ field: 'name', text }]));
  return { names, index, seconds: cpuMs(before) / 1_000 };
};

const cpuMs = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

// ---- more and more names ----------------------------------------------------------------

type Grown = {
  count: number;
  seconds: number;
  bytesEach: number;
  /** Milliseconds of CPU, of each round. */
  p50: number[];
  p99: number[];
  byTyping: Map<Typing, number[]>;
};

const measureIndex = ({ names, index, seconds }: Built, size: Size): Grown => {
  const grown: Grown = {
    count: names.length,
    seconds,
    bytesEach: index.bytes() / names.length,
    p50: [],
    p99: [],
    byTyping: new Map(typings.map((typing) => [typing, []])),
  };
  // Round 0 warms up: nobody is measured on code that runs for the first time.
  for (let round = 0; round <= size.rounds; round += 1) {
    const random = makeRandom(`words ${round}`);
    const all: number[] = [];
    for (const typing of typings) {
      const costs = wordsOf(names, typing, size.words, random).map((words) => {
        const before = process.cpuUsage();
        index.find(words, { limit });
        return cpuMs(before);
      });
      all.push(...costs);
      if (round > 0) grown.byTyping.get(typing)?.push(...costs);
    }
    if (round === 0) continue;
    grown.p50.push(quantile(all, 0.5));
    grown.p99.push(quantile(all, 0.99));
  }
  return grown;
};

const wordsOf = (
  names: readonly string[],
  typing: Typing,
  count: number,
  random: Random,
): string[] => {
  const found: string[] = [];
  while (found.length < count) {
    const words = typeName(random.pick(names), typing, random);
    if (words !== null) found.push(words);
  }
  return found;
};

const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? NaN;

// ---- in turns with pg_trgm --------------------------------------------------------------

/** Milliseconds of CPU a question, ours and theirs. */
type Round = { ours: number; theirs: number };

/** Only what trigrams can answer: nobody could ask them for pinyin or initials. */
const answerable = ['cut', 'whole', 'wrong character'] as const;

const takeTurns = async (
  { names, index }: Built,
  trigrams: Trigrams,
  { rounds, trigramWords }: Size,
): Promise<Round[]> => {
  const taken: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const random = makeRandom(`turns ${round}`);
    const asked = answerable.flatMap((typing) =>
      wordsOf(names, typing, trigramWords, random).map((words) => ({
        words,
        isBegun: typing === 'cut',
      })),
    );
    const before = process.cpuUsage();
    for (const { words } of asked) index.find(words, { limit });
    const ours = cpuMs(before) / asked.length;
    const theirs = await trigrams.measure(async (ask) => {
      for (const { words, isBegun } of asked) await ask(words, isBegun, limit);
    });
    taken.push({ ours, theirs: theirs / asked.length });
  }
  return taken;
};

// ---- against brute force ----------------------------------------------------------------

type Recall = { found: number; there: number; share: number };

/** Of the ten best there are, how many, or as good ones, are among the ten found. */
const measureRecall = ({ bruteNames, bruteWords }: Size): Recall => {
  const { names, index } = buildIndex(bruteNames);
  const brute = makeBrute(names);
  const random = makeRandom('recall');
  let [found, there] = [0, 0];
  for (const typing of typings) {
    for (const words of wordsOf(names, typing, bruteWords, random)) {
      const best = brute.find(words, limit);
      const least = (best.at(-1)?.score ?? 1) - 1e-6;
      found += index
        .find(words, { limit })
        .hits.filter(({ score }) => score >= least).length;
      there += best.length;
    }
  }
  return { found, there, share: found / there };
};

// ---- what it says -----------------------------------------------------------------------

const figuresOf = (
  grown: readonly Grown[],
  rounds: readonly Round[],
  { share }: Recall,
): Figure[] => {
  const most = grown.at(-1);
  if (!most) return [];
  const growth = growthExponent(grown.map(({ count, p50 }) => [count, median(p50)]));
  return [
    figure('CPU a question, p50', 'ms', most.p50),
    figure('CPU a question, p99', 'ms', most.p99, { is: 'at most', value: 5 }),
    figure(
      'as often as pg_trgm',
      '×',
      rounds.map(({ ours, theirs }) => theirs / ours),
      { is: 'at least', value: 20 },
    ),
    figure('recall at 10', '', [share], { is: 'at least', value: 0.95 }),
    figure('memory a name', 'bytes', [most.bytesEach], { is: 'at most', value: 250 }),
    figure('CPU to build', 's', [most.seconds], { is: 'at most', value: 60 }),
    figure('growth of CPU with names', 'exponent', [growth]),
  ];
};

const notesOf = (
  grown: readonly Grown[],
  rounds: readonly Round[],
  { found, there }: Recall,
): string[] => [
  ...grown.map(
    ({ count, seconds, bytesEach, p50, p99 }) =>
      `${count} names: built in ${seconds.toFixed(1)} s, ${bytesEach.toFixed(0)} bytes ` +
      `a name, p50 ${median(p50).toFixed(2)} ms, p99 ${median(p99).toFixed(2)} ms`,
  ),
  ...[...(grown.at(-1)?.byTyping ?? [])].map(
    ([typing, costs]) =>
      `${typing}: p50 ${quantile(costs, 0.5).toFixed(2)} ms, ` +
      `p99 ${quantile(costs, 0.99).toFixed(2)} ms`,
  ),
  `asked for characters only, pg_trgm takes ${medianOf(rounds, 'theirs')} ms a question ` +
    `and ours ${medianOf(rounds, 'ours')} ms`,
  `brute force: ${found} of ${there}`,
];

const medianOf = (rounds: readonly Round[], whose: keyof Round): string =>
  median(rounds.map((round) => round[whose])).toFixed(3);
