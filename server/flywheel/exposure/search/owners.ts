import { addTo, makeSortedList, removeFrom } from './sorted-list.ts';
import type { SortedList } from './sorted-list.ts';

/** What `ownerOf` says of a text that nobody has, and of one that several have. */
export const nobody = -1;
export const several = -2;

/** Which places have a text. Most names hang over one door: that costs four bytes. */
export type Owners = {
  link(text: number, no: number): void;
  /** Says whether anybody is left. */
  unlink(text: number, no: number): boolean;
  /** The one place, `nobody`, or `several`, whom `placesOf` lists. */
  ownerOf(text: number): number;
  placesOf(text: number): SortedList | undefined;
  countOf(text: number): number;
  bytes(): number;
};

export const makeOwners = (): Owners => {
  const shared = new Map<number, SortedList>();
  let owners = new Int32Array(64).fill(nobody);
  const reach = (text: number): void => {
    if (text < owners.length) return;
    const more = new Int32Array(text + (text >> 3) + 64).fill(nobody);
    more.set(owners);
    owners = more;
  };
  const share = (text: number, owner: number): SortedList => {
    const list = shared.get(text) ?? makeSortedList();
    if (owner >= 0) addTo(list, owner);
    shared.set(text, list);
    owners[text] = several;
    return list;
  };
  return {
    link: (text, no) => {
      reach(text);
      const owner = owners[text] ?? nobody;
      if (owner === nobody || owner === no) owners[text] = no;
      else addTo(share(text, owner), no);
    },
    unlink: (text, no) => {
      const list = shared.get(text);
      if (list) removeFrom(list, no);
      else owners[text] = nobody;
      if (list?.size !== 1) return list !== undefined;
      owners[text] = list.items[0] ?? nobody;
      return shared.delete(text);
    },
    ownerOf: (text) => owners[text] ?? nobody,
    placesOf: (text) => shared.get(text),
    countOf: (text) => shared.get(text)?.size ?? 1,
    bytes: () => {
      let total = owners.byteLength;
      for (const list of shared.values()) total += list.items.byteLength + 200;
      return total;
    },
  };
};
