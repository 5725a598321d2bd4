import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Refusal } from '#kit/refuse.ts';
import { openEmptyCities } from '#server/test/places.ts';
import type { EmptyCities } from '#server/test/places.ts';
import { importSnapshot } from './import-snapshot.ts';
import { UnreadableFile } from './place.ts';
import { readSnapshot } from './read-snapshot.ts';

let town: EmptyCities;
beforeAll(async () => {
  town = await openEmptyCities();
});
afterAll(() => town.close());

const rounds = 10;
const filesPerRound = 100;

/**
 * A thousand damaged files, the same ones every time. Whatever is wrong with a file, an
 * import either refuses it by name and changes nothing, or accounts for each of its rows
 * and keeps every id.
 */
test.each(Array.from({ length: rounds }, (_, round) => round + 1))(
  'round %i of a hundred mutilated files',
  async (round) => {
    const city = `city-${round}`;
    await town.addCity(city);
    await bring(city, Buffer.from(wholeFiles[0] ?? ''));
    const ids = await idsOf(city);
    const random = randomFrom(round * 7_919);
    for (let file = 0; file < filesPerRound; file += 1) {
      const where = `round ${round}, file ${file}`;
      const outcome = await outcomeOf(city, mutilated(random));
      expect(['adds up', 'refused and nothing changed'], where).toContain(outcome);
      const now = await idsOf(city);
      expect(
        [...ids].filter(([key, id]) => now.get(key) !== id),
        where,
      ).toEqual([]);
    }
  },
  60_000,
);

const outcomeOf = async (city: string, bytes: Uint8Array): Promise<string> => {
  const before = await fingerprint(city);
  try {
    return await bring(city, bytes);
  } catch (error) {
    const isNamed = error instanceof UnreadableFile || error instanceof Refusal;
    if (!isNamed) return `a bug: ${String(error)}`;
    const isAsBefore = (await fingerprint(city)) === before;
    return isAsBefore ? 'refused and nothing changed' : 'refused, and yet changed';
  }
};

const bring = async (city: string, bytes: Uint8Array): Promise<string> => {
  const snapshot = await readSnapshot({ bytes });
  const { view } = await town.inCity(city, (work) =>
    importSnapshot(work, {
      snapshot,
      source: 'osm',
      fileName: 'x',
      partial: false,
      allowMassClosing: false,
    }),
  );
  const { rows, created, updated, unchanged, rejected } = view.summary;
  const total = created + updated + unchanged + rejected;
  return total === rows ? 'adds up' : `${rows} rows, ${total} accounted for`;
};

const idsOf = async (city: string) => {
  const rows = await town.db
    .selectFrom('place')
    .select(['sourceKey', 'id'])
    .where('cityId', '=', city)
    .execute();
  return new Map(rows.map(({ sourceKey, id }) => [sourceKey, id]));
};

const fingerprint = async (city: string) => {
  const rows = await town.db
    .selectFrom('place')
    .selectAll()
    .where('cityId', '=', city)
    .orderBy('id')
    .execute();
  return JSON.stringify(rows);
};

const places = Array.from({ length: 30 }, (_, i) => ({
  id: `node/${i}`,
  name: ['老面馆', 'Café "Noir"', 'Joe, the Barber', 'Two\nLines'][i % 4] + ` ${i}`,
  amenity: ['restaurant', 'cafe', 'bench', 'pharmacy'][i % 4],
  opening_hours: ['Mo-Su 10:00-22:00', '24/7', 'by arrangement', ''][i % 4],
  phone: '021-6321 0000',
  lat: 31.2 + i / 1_000,
  lon: 121.4 + i / 1_000,
}));

const quoted = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`;
const columns = Object.keys(places[0] ?? {});
const csv = [
  columns.join(','),
  ...places.map((place) => Object.values(place).map(quoted).join(',')),
].join('\n');
const wholeFiles = [
  `${csv}\n`,
  places.map((place) => JSON.stringify(place)).join('\n'),
  JSON.stringify(places),
  JSON.stringify({
    type: 'FeatureCollection',
    features: places.map(({ id, lat, lon, ...properties }) => ({
      type: 'Feature',
      id,
      properties,
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  }),
];

type Random = (below: number) => number;

const randomFrom = (seed: number): Random => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39);
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
  };
};

const mutilated = (random: Random): Uint8Array => {
  let bytes: Buffer = Buffer.from(wholeFiles[random(wholeFiles.length)] ?? '');
  for (let wounds = 1 + random(3); wounds > 0; wounds -= 1) {
    bytes = wound(bytes, random);
  }
  if (random(4) > 0) return bytes;
  const packed = gzipSync(bytes);
  return random(2) ? packed : cutOrFlip(packed, random);
};

const wound = (bytes: Buffer, random: Random): Buffer => {
  const at = random(bytes.length + 1);
  const put = (middle: Buffer | string, skip = 0) =>
    Buffer.concat([bytes.subarray(0, at), Buffer.from(middle), bytes.subarray(at + skip)]);
  const text = () => bytes.toString('utf8');
  switch (random(12)) {
    case 0:
      return put('\u0000'.repeat(1 + random(40)));
    case 1:
      return put('x'.repeat(100_000));
    case 2:
      return put(['"', '\n', ',', '\\', '}', ']', '""', '\ufeff'][random(8)] ?? '');
    case 3:
      return put(Buffer.from(Array.from({ length: random(300) }, () => random(256))));
    case 4:
      return put('', random(400));
    case 5:
      return Buffer.from(swapColumns(text(), random));
    case 6:
      return Buffer.from(text().replaceAll('\n', ['\r\n', '\r', '\n\n', ''][random(4)]!));
    case 7:
      return Buffer.from(text(), 'utf16le');
    case 8:
      return Buffer.from(
        text().replaceAll(/31\.2/g, ['NaN', '931.2', '-0', '∞'][random(4)]!),
      );
    case 9:
      return Buffer.concat([bytes, bytes.subarray(random(bytes.length + 1))]);
    default:
      return cutOrFlip(bytes, random);
  }
};

const cutOrFlip = (bytes: Buffer, random: Random): Buffer => {
  if (random(2)) return bytes.subarray(0, random(bytes.length + 1));
  const flipped = Buffer.from(bytes);
  for (let times = random(20); times >= 0; times -= 1) {
    const at = random(flipped.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << random(8));
  }
  return flipped;
};

const swapColumns = (text: string, random: Random): string => {
  const [one = '', other = ''] = [columns[random(7)], columns[random(7)]];
  return text.replaceAll(one, '\u0001').replaceAll(other, one).replaceAll('\u0001', other);
};
