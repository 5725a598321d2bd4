import { makeRows } from './columns.ts';

/**
 * Which offers hold at which places, both ways: every pair is a row in two chains, so an
 * offer of fifty branches and a place of ten offers are found without a search, and a pair
 * that goes leaves its row to the next one.
 */
export type Links = ReturnType<typeof makeLinks>;

const none = -1;

export const makeLinks = () => {
  const pairs = makeRows({ place: 'i32', offer: 'i32', ofPlace: 'i32', ofOffer: 'i32' });
  const firsts = {
    place: makeRows({ first: 'i32' }),
    offer: makeRows({ first: 'i32' }),
  };
  let free = none;
  const firstOf = (of: 'place' | 'offer', no: number): number => {
    const { at, length } = firsts[of];
    return no < length ? (at.first[no] ?? none) : none;
  };
  const setFirst = (of: 'place' | 'offer', no: number, pair: number) => {
    const rows = firsts[of];
    while (rows.length <= no) {
      const made = rows.add();
      rows.at.first[made] = none;
    }
    rows.at.first[no] = pair;
  };
  const chain = (of: 'place' | 'offer', no: number): number[] => {
    const found: number[] = [];
    for (let pair = firstOf(of, no); pair !== none;) {
      const other = of === 'place' ? pairs.at.offer[pair] : pairs.at.place[pair];
      found.push(other ?? none);
      pair = (of === 'place' ? pairs.at.ofPlace[pair] : pairs.at.ofOffer[pair]) ?? none;
    }
    return found;
  };
  const unlinkPlace = (place: number, gone: number) => {
    const next = pairs.at.ofPlace[gone] ?? none;
    let pair = firstOf('place', place);
    if (pair === gone) return setFirst('place', place, next);
    while ((pairs.at.ofPlace[pair] ?? none) !== gone) pair = pairs.at.ofPlace[pair] ?? none;
    pairs.at.ofPlace[pair] = next;
  };
  return {
    offersOf: (place: number) => chain('place', place),
    placesOf: (offer: number) => chain('offer', offer),
    add: (place: number, offer: number) => {
      const pair = free === none ? pairs.add() : free;
      if (pair === free) free = pairs.at.ofOffer[pair] ?? none;
      pairs.at.place[pair] = place;
      pairs.at.offer[pair] = offer;
      pairs.at.ofPlace[pair] = firstOf('place', place);
      pairs.at.ofOffer[pair] = firstOf('offer', offer);
      setFirst('place', place, pair);
      setFirst('offer', offer, pair);
    },
    /** Takes an offer from all its places. */
    dropOffer: (offer: number) => {
      for (let pair = firstOf('offer', offer); pair !== none;) {
        const next = pairs.at.ofOffer[pair] ?? none;
        unlinkPlace(pairs.at.place[pair] ?? none, pair);
        pairs.at.ofOffer[pair] = free;
        free = pair;
        pair = next;
      }
      setFirst('offer', offer, none);
    },
    bytes: () => pairs.bytes() + firsts.place.bytes() + firsts.offer.bytes(),
    tables: { pairs, places: firsts.place, offers: firsts.offer },
    /** The first free row, which a snapshot keeps too. */
    get free() {
      return free;
    },
    set free(pair: number) {
      free = pair;
    },
  };
};
