import type { SortedList } from './sorted-list.ts';

/**
 * Visits once whatever all lists hold, where `misses` of them may lack it (fewer than there
 * are lists). Walks the shortest list and looks ahead in the others, so that the cost is
 * that of the rarest word; each miss that is allowed adds a walk of the next shortest.
 */
export const meet = (
  given: readonly SortedList[],
  misses: number,
  visit: (value: number) => void,
): void => {
  const lists = given.toSorted((one, other) => one.size - other.size);
  const cursors = new Int32Array(lists.length);
  const last = Math.min(misses, lists.length - 1);
  for (let walked = 0; walked <= last; walked += 1) {
    const list = lists[walked];
    if (!list) return;
    cursors.fill(0);
    for (let at = 0; at < list.size; at += 1) {
      const value = list.items[at] ?? 0;
      if (isMet(lists, cursors, walked, misses, value)) visit(value);
    }
  }
};

/** Whether it is new, as no earlier list has it, and enough of the later lists have it. */
const isMet = (
  lists: readonly SortedList[],
  cursors: Int32Array,
  walked: number,
  misses: number,
  value: number,
): boolean => {
  let left = misses - walked;
  for (let no = 0; no < lists.length; no += 1) {
    if (no === walked) continue;
    const list = lists[no];
    const holds = list !== undefined && isAhead(list, cursors, no, value);
    if (holds && no < walked) return false;
    if (!holds && no > walked) {
      left -= 1;
      if (left < 0) return false;
    }
  }
  return true;
};

/** Moves a list's cursor to the value by growing leaps, then by halves. */
const isAhead = (
  { items, size }: SortedList,
  cursors: Int32Array,
  no: number,
  value: number,
): boolean => {
  let low = cursors[no] ?? 0;
  let step = 1;
  let high = low;
  while (high < size && (items[high] ?? 0) < value) {
    low = high + 1;
    high += step;
    step <<= 1;
  }
  if (high > size) high = size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  cursors[no] = low;
  return low < size && items[low] === value;
};
