import type { DatumName } from '#contract/kit/datum.ts';
import type { GeoPoint } from '#contract/kit/geo.ts';
import { isInChina } from '#contract/kit/datum.ts';
import type { Columns } from './guess-columns.ts';

export type DatumGuess = {
  name: DatumName;
  how: 'stated' | 'column' | 'same everywhere' | 'guessed';
  why: string;
};

/**
 * Which datum a file's numbers are in. What is stated wins, then a column that says so.
 * Outside China all three agree. Inside it is a guess that gives its reason, because the
 * wrong one puts every shop half a kilometre from its door.
 */
export const guessDatum = (terms: {
  stated: DatumName | undefined;
  headings: string[];
  columns: Columns;
  datumCells: string[];
  points: GeoPoint[];
}): DatumGuess => {
  const { stated, columns, points } = terms;
  if (stated) return { name: stated, how: 'stated', why: 'stated with the import' };
  const named = terms.datumCells.map(datumOf).find((name) => name !== undefined);
  const column = columns.datum?.[0] ?? '';
  if (named) return { name: named, how: 'column', why: `column ${column}` };
  const used = [columns.lat?.[0], columns.lon?.[0], columns.position?.[0]];
  const heading = used.find((column) => column && datumOf(column));
  if (heading) {
    return { name: datumOf(heading) ?? 'WGS-84', how: 'column', why: `heading ${heading}` };
  }
  const chinese = points.filter(isInChina).length;
  if (chinese === 0) {
    const why = 'no point is in China; elsewhere the datums are the same';
    return { name: 'WGS-84', how: 'same everywhere', why };
  }
  return guessByMaker(terms.headings);
};

/** "GCJ-02", "bd09ll", "高德", "gcj_lat" → the datum's name; undefined when it names none. */
export const datumOf = (text: string): DatumName | undefined => {
  const plain = text.toLowerCase().replace(/[\s_-]+/g, '');
  if (/wgs|epsg:?4326|gps/.test(plain)) return 'WGS-84';
  if (/gcj|火星|高德|amap|腾讯|国测/.test(plain)) return 'GCJ-02';
  return /bd0?9|百度|baidu|^bd(lat|lon|lng)/.test(plain) ? 'BD-09' : undefined;
};

const guessByMaker = (headings: string[]): DatumGuess => {
  const names = new Set(headings.map((name) => name.toLowerCase()));
  const has = (...signs: string[]) => signs.find((sign) => names.has(sign));
  const osm = has('osmid', 'osm_id', '@id', 'osm_type', 'fclass', 'opening_hours');
  if (osm) return guess('WGS-84', `guessed: ${osm} is a heading of OpenStreetMap`);
  const amap = has('adcode', 'typecode', 'pname', 'cityname', 'adname', 'gridcode');
  if (amap) return guess('GCJ-02', `guessed: ${amap} is a heading of AMap`);
  const baidu = has('street_id', 'detail_info', 'navi_location');
  if (baidu) return guess('BD-09', `guessed: ${baidu} is a heading of Baidu`);
  return guess('WGS-84', 'guessed without evidence: state the datum if it is another');
};

const guess = (name: DatumName, why: string): DatumGuess => ({ name, how: 'guessed', why });
