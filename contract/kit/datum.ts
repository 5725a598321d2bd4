import gcoord from 'gcoord';
import type { GeoPoint } from './geo.ts';

/**
 * The Chinese datums. They exist only at the edges, where a file comes in or a map provider
 * is opened; apart from other geography, so that who measures a walk carries no datum.
 */
export type DatumName = 'WGS-84' | 'GCJ-02' | 'BD-09';

/**
 * Whether the Chinese datums differ from WGS-84 here. The usual rectangle of the formula
 * would shift Seoul, Hanoi and Delhi too; this outline follows the border to about 20 km.
 */
export const isInChina = ({ lat, lon }: GeoPoint): boolean => {
  let inside = false;
  let [beforeLon, beforeLat] = chinaOutline.at(-1) ?? [0, 0];
  for (const [atLon, atLat] of chinaOutline) {
    const crosses = atLat > lat !== beforeLat > lat;
    const meetsAtLon = ((beforeLon - atLon) * (lat - atLat)) / (beforeLat - atLat) + atLon;
    if (crosses && lon < meetsAtLon) inside = !inside;
    [beforeLon, beforeLat] = [atLon, atLat];
  }
  return inside;
};

/** WGS-84 → the datum of AMap and Tencent; unchanged outside China. */
export const toGcj02 = (point: GeoPoint): GeoPoint =>
  isInChina(point) ? shift(point, gcoord.WGS84, gcoord.GCJ02) : point;

/** WGS-84 → the datum of Baidu; unchanged outside China. */
export const toBd09 = (point: GeoPoint): GeoPoint =>
  isInChina(point) ? shift(point, gcoord.WGS84, gcoord.BD09) : point;

/** A point of AMap or Tencent → WGS-84, to within a centimetre. */
export const fromGcj02 = (point: GeoPoint): GeoPoint => invert(toGcj02, point);

/** A point of Baidu → WGS-84, to within a centimetre. */
export const fromBd09 = (point: GeoPoint): GeoPoint => invert(toBd09, point);

/** A point of the named datum → WGS-84. */
export const fromDatum = (datum: DatumName, point: GeoPoint): GeoPoint => {
  if (datum === 'GCJ-02') return fromGcj02(point);
  return datum === 'BD-09' ? fromBd09(point) : point;
};

const shift = (
  point: GeoPoint,
  from: typeof gcoord.WGS84,
  to: typeof gcoord.GCJ02 | typeof gcoord.BD09,
): GeoPoint => {
  const [lon, lat] = gcoord.transform([point.lon, point.lat], from, to);
  return { lat, lon };
};

/**
 * Baidu's published inverse is half a metre off its own forward formula, so both inverses
 * are found by walking back the error of the forward one. A step count bounds the walk at
 * the border, where the forward formula jumps.
 */
const invert = (forward: (point: GeoPoint) => GeoPoint, target: GeoPoint): GeoPoint => {
  if (!isInChina(target)) return target;
  let guess = target;
  for (let step = 0; step < 10; step += 1) {
    const reached = forward(guess);
    const missLat = reached.lat - target.lat;
    const missLon = reached.lon - target.lon;
    if (Math.abs(missLat) < 1e-9 && Math.abs(missLon) < 1e-9) break;
    guess = { lat: guess.lat - missLat, lon: guess.lon - missLon };
  }
  return guess;
};

/** Longitude, latitude; clockwise from the far west, drawn a little outside the border. */
const chinaOutline: readonly (readonly [number, number])[] = [
  [73.4, 39.4],
  [73.7, 40.0],
  [75.5, 40.7],
  [76.7, 40.7],
  [78.5, 41.6],
  [80.1, 42.3],
  [80.2, 43.3],
  [80.1, 44.3],
  [80.3, 45.2],
  [82.4, 45.4],
  [82.2, 46.2],
  [82.6, 46.9],
  [83.0, 47.4],
  [85.5, 47.2],
  [85.4, 48.5],
  [87.7, 49.3],
  [88.2, 48.8],
  [90.9, 46.9],
  [91.1, 45.4],
  [93.5, 45.1],
  [95.4, 44.5],
  [96.6, 42.9],
  [100.0, 42.8],
  [105.0, 41.8],
  [107.5, 42.6],
  [110.3, 42.8],
  [111.8, 43.7],
  [113.6, 45.0],
  [115.8, 45.9],
  [117.4, 46.7],
  [119.8, 46.9],
  [119.6, 47.3],
  [118.5, 48.1],
  [115.6, 48.0],
  [115.4, 48.4],
  [116.0, 49.1],
  [117.0, 49.7],
  [117.5, 49.7],
  [119.0, 50.3],
  [119.7, 51.4],
  [120.5, 52.8],
  [121.0, 53.5],
  [123.5, 53.7],
  [126.0, 52.9],
  [126.9, 51.8],
  [127.6, 50.3],
  [129.0, 49.6],
  [130.8, 49.0],
  [131.0, 48.0],
  [132.6, 47.9],
  [134.6, 48.6],
  [134.9, 48.35],
  [134.3, 46.8],
  [133.7, 46.0],
  [132.0, 45.2],
  [131.4, 44.6],
  [131.4, 43.4],
  [130.8, 42.8],
  [130.6, 42.4],
  [129.9, 42.8],
  [129.3, 42.3],
  [128.3, 41.3],
  [126.9, 41.5],
  [126.2, 41.0],
  [124.5, 40.0],
  [124.1, 39.6],
  [123.6, 37.0],
  [123.6, 31.5],
  [123.0, 28.0],
  [122.6, 25.5],
  [122.5, 21.7],
  [119.5, 21.5],
  [117.5, 20.2],
  [113.5, 15.3],
  [110.8, 15.3],
  [108.2, 18.0],
  [107.9, 21.4],
  [106.5, 21.9],
  [106.5, 22.6],
  [105.4, 23.0],
  [104.8, 22.7],
  [104.0, 22.4],
  [102.4, 22.3],
  [101.8, 21.0],
  [101.0, 21.1],
  [99.9, 21.5],
  [99.1, 22.1],
  [98.7, 23.3],
  [97.4, 23.7],
  [97.5, 24.7],
  [98.4, 25.9],
  [98.2, 27.4],
  [97.4, 28.0],
  [96.4, 28.3],
  [95.2, 28.8],
  [94.0, 28.8],
  [92.2, 27.6],
  [91.4, 27.8],
  [89.3, 27.9],
  [89.0, 27.2],
  [88.7, 27.3],
  [88.0, 27.8],
  [86.0, 27.8],
  [85.2, 28.2],
  [84.0, 28.8],
  [82.5, 29.9],
  [81.0, 29.9],
  [78.7, 31.3],
  [78.4, 32.5],
  [78.6, 33.6],
  [78.2, 34.4],
  [76.0, 35.7],
  [74.5, 36.9],
  [74.5, 38.0],
  [73.6, 38.5],
];
