import type { GeoPoint } from '#contract/kit/geo.ts';
import type { PairOrder } from './guess-columns.ts';

/** Two cells → a point whose numbers may still be out of range; undefined if no numbers. */
export const readPosition = (lat: string, lon: string): GeoPoint | undefined => {
  const [north, east] = [readDegrees(lat), readDegrees(lon)];
  return north === undefined || east === undefined ? undefined : { lat: north, lon: east };
};

/** `POINT (lon lat)`, always in that order, or "121.47,31.23" in the order told. */
export const readPositionPair = (cell: string, order: PairOrder): GeoPoint | undefined => {
  const wkt = /^\s*(?:SRID=\d+;)?POINT\s*Z?\s*\(\s*(\S+)\s+([^\s)]+)[^)]*\)\s*$/i.exec(
    cell,
  );
  if (wkt) return readPosition(wkt[2] ?? '', wkt[1] ?? '');
  const pair = /^[\s([]*([^\s,;]+)\s*[,;\s]\s*([^\s,;)\]]+)[\s)\]]*$/.exec(cell);
  if (!pair) return undefined;
  const [first = '', second = ''] = [pair[1], pair[2]];
  return order === 'lon,lat' ? readPosition(second, first) : readPosition(first, second);
};

/** Plain decimals only; "31,23" is a decimal comma, "1e2" and "31°13′" are not read. */
const readDegrees = (cell: string): number | undefined => {
  const text = cell.trim();
  if (!/^[+-]?\d{1,9}(?:[.,]\d{1,20})?$/.test(text)) return undefined;
  return Number(text.replace(',', '.'));
};
