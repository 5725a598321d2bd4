/** Whole numbers in ascending order, each once. Only the first `size` items count. */
export type SortedList = { items: Int32Array; size: number };

export const makeSortedList = (): SortedList => ({ items: new Int32Array(4), size: 0 });

/** Adds a number. At the end it costs nothing; elsewhere what follows moves up. */
export const addTo = (list: SortedList, value: number): void => {
  const { size } = list;
  const isLast = size === 0 || (list.items[size - 1] ?? 0) < value;
  const at = isLast ? size : lowerBound(list, value);
  if (!isLast && list.items[at] === value) return;
  if (size === list.items.length) grow(list);
  if (!isLast) list.items.copyWithin(at + 1, at, size);
  list.items[at] = value;
  list.size = size + 1;
};

export const removeFrom = (list: SortedList, value: number): void => {
  const at = lowerBound(list, value);
  if (at >= list.size || list.items[at] !== value) return;
  list.items.copyWithin(at, at + 1, list.size);
  list.size -= 1;
};

/** Where the first number stands that is not below `value`. */
export const lowerBound = ({ items, size }: SortedList, value: number): number => {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A quarter more, later an eighth: memory is scarcer here than copying. */
const grow = (list: SortedList): void => {
  const room = list.items.length;
  const items = new Int32Array(room + Math.max(4, room >> (room > 1_024 ? 3 : 2)));
  items.set(list.items);
  list.items = items;
};
