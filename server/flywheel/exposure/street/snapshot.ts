import { crc32 } from 'node:zlib';
import { rankingNow } from '#contract/ranking.ts';
import type { Hours } from '#flywheel/place/hours.ts';
import type { CityTable } from '#kit/city.ts';
import { Street } from './street.ts';

/**
 * A street as bytes, for a quick start: a head that says what it is and how long each part
 * is, then the parts, which are the columns as they lie in memory. Nothing in it is
 * believed that the checksum does not cover, and nothing of another city, another database,
 * another version of the weights or of this layout.
 */
export type SnapshotOf = {
  city: CityTable;
  /** Which database it was taken from. */
  instance: string;
  /** The transaction up to which it tells the truth. */
  xid: string;
};
type Head = SnapshotOf & {
  layout: number;
  ranking: number;
  lengths: number[];
  rows: number[];
  free: number;
  hours: readonly Hours[];
  crc: number;
};

/** Raised whenever a column or its meaning changes. */
const layout = 3;
const magic = 'ARRIVAL STREET\n';
const headAt = magic.length + 4;

/** The parts of a snapshot in the order in which they are written. */
export const packStreet = (street: Street, of: SnapshotOf): Uint8Array[] => {
  const tables = tablesOf(street);
  const parts = [
    street.places.ids.dump(),
    street.offers.ids.dump(),
    street.offers.recipes.kept.dump(),
    ...tables.flatMap((rows) => rows.dump()),
    ...street.texts.dump(),
  ];
  const head: Head = {
    ...of,
    layout,
    ranking: rankingNow.version,
    lengths: parts.map((part) => part.byteLength),
    rows: tables.map((rows) => rows.length),
    free: street.links.free,
    hours: street.places.hours.dump(),
    crc: crcOf(parts),
  };
  const text = Buffer.from(JSON.stringify(head));
  const front = Buffer.alloc(headAt);
  front.write(magic);
  front.writeUInt32LE(text.length, magic.length);
  return [front, text, ...parts];
};

/** The street of these bytes; undefined where anything about them is not as it must be. */
export const unpackStreet = (
  bytes: Uint8Array,
  wanted: Omit<SnapshotOf, 'xid'>,
): { street: Street; xid: string } | undefined => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = headOf(buffer);
  if (!head || !isWanted(head, wanted)) return undefined;
  const parts = partsOf(buffer, head);
  if (!parts || crcOf(parts) !== head.crc) return undefined;
  const street = new Street(wanted.city);
  const [placeIds, offerIds, recipes, ...rest] = parts;
  if (!placeIds || !offerIds || !recipes) return undefined;
  street.places.ids.restore(placeIds);
  street.offers.ids.restore(offerIds);
  street.offers.recipes.kept.restore(recipes);
  let next = 0;
  tablesOf(street).forEach((rows, index) => {
    const columns = rows.dump().length;
    rows.restore(head.rows[index] ?? 0, rest.slice(next, next + columns));
    next += columns;
  });
  street.texts.restore(rest.slice(next));
  street.links.free = head.free;
  street.places.hours.restore(head.hours);
  return { street, xid: head.xid };
};

const tablesOf = ({ places, offers, links, tree, fresh, values }: Street) => [
  places.rows,
  offers.rows,
  links.tables.pairs,
  links.tables.places,
  links.tables.offers,
  tree.tables.nodes,
  tree.tables.points,
  fresh.tables.nodes,
  fresh.tables.points,
  values,
];

const headOf = (buffer: Buffer): Head | undefined => {
  if (buffer.length < headAt || buffer.toString('latin1', 0, magic.length) !== magic) {
    return undefined;
  }
  const length = buffer.readUInt32LE(magic.length);
  if (headAt + length > buffer.length) return undefined;
  try {
    const head: Head = JSON.parse(buffer.toString('utf8', headAt, headAt + length));
    return head;
  } catch {
    return undefined;
  }
};

const isWanted = (head: Head, { city, instance }: Omit<SnapshotOf, 'xid'>): boolean =>
  head.layout === layout &&
  head.ranking === rankingNow.version &&
  head.instance === instance &&
  JSON.stringify(head.city) === JSON.stringify(city);

const partsOf = (buffer: Buffer, { lengths }: Head): Uint8Array[] | undefined => {
  let at = headAt + buffer.readUInt32LE(magic.length);
  const whole = at + lengths.reduce((sum, length) => sum + length, 0);
  if (whole !== buffer.length) return undefined;
  return lengths.map((length) => {
    at += length;
    return buffer.subarray(at - length, at);
  });
};

const crcOf = (parts: readonly Uint8Array[]): number =>
  parts.reduce((crc, part) => crc32(part, crc), 0);
