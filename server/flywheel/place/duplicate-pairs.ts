import { distanceMetres } from '#contract/kit/geo.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import type { NameParts } from './duplicate-name.ts';
import { apartMetres, prepare, proposeFrom, samenessOf } from './duplicate-sameness.ts';
import type { Comparable, Prepared, Sameness } from './duplicate-sameness.ts';

export type Listing = Comparable & { id: string; source: string; position: GeoPoint };
export type Pair = Sameness & { oneId: string; otherId: string };

/** Of more namesakes than this within reach no one could say which is meant. */
const comparedLimit = 300;

/**
 * Pairs of listings of different sources that may be one place: for each of `fresh` the
 * likeliest of each other source. Only listings within reach of each other whose names
 * begin or end alike are compared, so that the work grows with the number of places and
 * not with its square.
 */
export const duplicatePairs = (
  fresh: readonly Listing[],
  rivals: readonly Listing[],
): Pair[] => {
  const blocks = fileByBlock(rivals);
  const pairs = new Map<string, Pair>();
  for (const listing of fresh) {
    for (const pair of likeliest(listing, blocks)) {
      const key = [pair.oneId, pair.otherId].toSorted().join(' ');
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()];
};

type Filed = { id: string; source: string; position: GeoPoint; parts: Prepared };
type Blocks = Map<string, Filed[]>;

const fileByBlock = (rivals: readonly Listing[]): Blocks => {
  const blocks: Blocks = new Map();
  for (const rival of rivals) {
    const { id, source, position } = rival;
    const filed = { id, source, position, parts: prepare(rival) };
    const cell = cellOf(position);
    for (const key of keysToFile(filed.parts.name)) {
      const at = `${cell} ${key}`;
      const block = blocks.get(at);
      if (block) block.push(filed);
      else blocks.set(at, [filed]);
    }
  }
  return blocks;
};

const likeliest = (listing: Listing, blocks: Blocks): Pair[] => {
  const parts = prepare(listing);
  const best = new Map<string, Pair>();
  for (const rival of rivalsOf(listing, parts, blocks)) {
    const { score, reasons } = samenessOf(parts, rival.parts);
    if (score < proposeFrom || score <= (best.get(rival.source)?.score ?? 0)) continue;
    best.set(rival.source, { oneId: listing.id, otherId: rival.id, score, reasons });
  }
  return [...best.values()];
};

const rivalsOf = (listing: Listing, parts: Prepared, blocks: Blocks): Set<Filed> => {
  const found = new Set<Filed>();
  const keys = keysToAsk(parts.name);
  for (const cell of cellsAround(listing.position)) {
    for (const key of keys) {
      for (const rival of blocks.get(`${cell} ${key}`) ?? []) {
        if (rival.source === listing.source || rival.id === listing.id) continue;
        if (isBeyondReach(listing.position, rival.position)) continue;
        found.add(rival);
        if (found.size >= comparedLimit) return found;
      }
    }
  }
  return found;
};

/** No reason makes up for being this far apart; two subtractions say so in most cases. */
const isBeyondReach = (one: GeoPoint, other: GeoPoint): boolean =>
  Math.abs(one.lat - other.lat) > rowDegrees || distanceMetres(one, other) > apartMetres;

/**
 * Names that match share the beginning or the end of a word that tells, or of the whole;
 * names of nothing but a kind ("Grill") meet those that have the kind in them.
 */
const keysToFile = (name: NameParts): Set<string> => {
  const { telling, generic } = split(name);
  const only = telling.length === 0 ? generic.map((word) => `only ${word}`) : [];
  return new Set([
    ...ends(name, telling),
    ...generic.map((word) => `kind ${word}`),
    ...only,
  ]);
};

const keysToAsk = (name: NameParts): Set<string> => {
  const { telling, generic } = split(name);
  const kinds = telling.length === 0 ? generic.map((word) => `kind ${word}`) : [];
  return new Set([
    ...ends(name, telling),
    ...generic.map((word) => `only ${word}`),
    ...kinds,
  ]);
};

const split = (name: NameParts) => ({
  telling: name.words.filter(({ isGeneric }) => !isGeneric).map(({ text }) => text),
  generic: name.words.filter(({ isGeneric }) => isGeneric).map(({ text }) => text),
});

const ends = (name: NameParts, telling: readonly string[]): string[] =>
  [name.key, ...telling].flatMap((text) =>
    /^\p{Script=Han}/u.test(text)
      ? [`^${text.slice(0, 2)}`]
      : [`^${text.slice(0, 3)}`, `$${text.slice(-3)}`],
  );

const metresPerDegree = 111_195;
const rowDegrees = apartMetres / metresPerDegree;

const cellOf = ({ lat, lon }: GeoPoint): string => {
  const row = Math.floor(lat / rowDegrees);
  return `${row}:${Math.floor((lon + 180) / widthOf(row))}`;
};

/** Rows grow narrower towards the poles in metres, so their cells grow in degrees. */
const widthOf = (row: number): number => {
  const lat = Math.min(89, Math.abs(row * rowDegrees) + rowDegrees);
  return (
    360 / Math.max(1, Math.floor((360 * Math.cos((lat * Math.PI) / 180)) / rowDegrees))
  );
};

const cellsAround = ({ lat, lon }: GeoPoint): string[] => {
  const row = Math.floor(lat / rowDegrees);
  return [row - 1, row, row + 1].flatMap((each) => {
    const width = widthOf(each);
    const count = Math.round(360 / width);
    const column = Math.floor((lon + 180) / width);
    const around = new Set([-1, 0, 1].map((step) => (column + step + count) % count));
    return [...around].map((at) => `${each}:${at}`);
  });
};
