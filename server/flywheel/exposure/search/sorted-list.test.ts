import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meet } from './meet.ts';
import { addTo, makeSortedList, removeFrom } from './sorted-list.ts';

const numbers = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 80 });

const listOf = (values: Iterable<number>) => {
  const list = makeSortedList();
  for (const value of values) addTo(list, value);
  return list;
};

test('a list holds what a set holds, in order', () => {
  fc.assert(
    fc.property(numbers, numbers, (added, removed) => {
      const list = listOf(added);
      for (const value of removed) removeFrom(list, value);
      const left = new Set(added).difference(new Set(removed));
      expect([...list.items.subarray(0, list.size)]).toEqual(
        [...left].toSorted((a, b) => a - b),
      );
    }),
  );
});

test('lists meet in what all but so many hold, each number once', () => {
  const lists = fc.array(numbers, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(lists, fc.integer({ min: 0, max: 3 }), (sets, allowed) => {
      const misses = Math.min(allowed, sets.length - 1);
      const met: number[] = [];
      meet(sets.map(listOf), misses, (value) => void met.push(value));
      const held = (value: number) => sets.filter((set) => set.includes(value)).length;
      const all = [...new Set(sets.flat())].filter(
        (value) => held(value) >= sets.length - misses,
      );
      expect(met.toSorted((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b));
    }),
  );
});
