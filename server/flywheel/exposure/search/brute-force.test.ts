import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeRandom } from '#city/random.ts';
import { makeBrute } from '../../../../bench/search-brute.ts';
import { makeNames } from '../../../../bench/search-names.ts';
import { typeName, typings } from '../../../../bench/search-words.ts';
import type { Typing } from '../../../../bench/search-words.ts';
import { makeSearchIndex } from './search.ts';
import type { SearchIndex, Texts } from './search.ts';
import { traditionalPairs } from './traditional.ts';

const names = makeNames(5_000, 'brute force');
const simplified = new Map(
  traditionalPairs().map((pair) => {
    const [from = '', to = ''] = pair.map((unit) => String.fromCharCode(unit));
    return [from, to];
  }),
);
const brute = makeBrute(names, (char) => simplified.get(char) ?? char);

const indexOf = (of: readonly string[]): SearchIndex => {
  const index = makeSearchIndex();
  of.forEach((text, no) => index.put(no, [{ field: 'name', text }]));
  return index;
};
const index = indexOf(names);

/** The words that many people type who look for these names. */
const wordsOf = (typing: Typing, count: number): string[] => {
  const random = makeRandom(`words ${typing}`);
  const found: string[] = [];
  while (found.length < count) {
    const words = typeName(random.pick(names), typing, random);
    if (words !== null) found.push(words);
  }
  return found;
};

/** Of the ten best there are, how many (or as good ones) are among the ten found. */
const recallOf = (words: readonly string[]): number => {
  let [found, there] = [0, 0];
  for (const each of words) {
    const best = brute.find(each, 10);
    const least = best.at(-1)?.score ?? 1;
    const hits = index.find(each, { limit: 10 }).hits;
    found += hits.filter(({ score }) => score >= least - 1e-6).length;
    there += best.length;
  }
  return found / there;
};

// Forgiving is slow to do by brute force: half a second a question.
const counts: Partial<Record<Typing, number>> = { 'misspelt': 16, 'wrong character': 24 };

test.each(typings)('finds what brute force finds: %s', { timeout: 120_000 }, (typing) => {
  const recall = recallOf(wordsOf(typing, counts[typing] ?? 45));
  expect(recall).toBeGreaterThanOrEqual(0.95);
  expect(recall).toBeLessThanOrEqual(1);
});

test('no hit is worth more or less than brute force says', { timeout: 120_000 }, () => {
  for (const words of typings.flatMap((typing) => wordsOf(typing, 2))) {
    const worth = new Map(brute.find(words, 5_000).map(({ no, score }) => [no, score]));
    for (const { no, score } of index.find(words, { limit: 10 }).hits) {
      expect(score, words).toBeLessThanOrEqual((worth.get(no) ?? 0) + 1e-6);
    }
  }
});

const someNames = names.slice(0, 40);
const textsOf = (picks: readonly number[]): Texts =>
  picks.map((pick, at) => ({
    field: at === 0 ? 'name' : 'dish',
    text: someNames[pick] ?? '',
  }));
const picks = fc.array(fc.integer({ min: 0, max: 39 }), { maxLength: 3 });
const change = fc.record({ no: fc.integer({ min: 0, max: 12 }), picks });

test('putting and dropping in any order is as building from scratch', () => {
  const asked = ['lan', 'a', '店', 'xiao chi', 'lmg', '面官', 'blue', '茶餐听'].concat(
    someNames.slice(0, 8).map((name) => name.slice(0, 3)),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const changed = makeSearchIndex();
      const last = new Map<number, Texts>();
      for (const { no, picks: chosen } of changes) {
        if (chosen.length === 0) changed.drop(no);
        else changed.put(no, textsOf(chosen));
        last.set(no, textsOf(chosen));
      }
      const built = makeSearchIndex();
      for (const [no, texts] of last) built.put(no, texts);
      expect(changed.size).toBe(built.size);
      for (const words of asked) {
        const of = (one: SearchIndex) => one.find(words, { limit: 5 });
        expect(of(changed)).toEqual(of(built));
        const suggested = (one: SearchIndex) => one.suggest(words, { limit: 50 });
        expect(suggested(changed).toSorted(byText)).toEqual(
          suggested(built).toSorted(byText),
        );
      }
    }),
    { numRuns: 60 },
  );
});

const byText = (one: { text: string }, other: { text: string }): number =>
  one.text < other.text ? -1 : 1;
