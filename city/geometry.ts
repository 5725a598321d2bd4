/**
 * Plane geometry in metres: x runs east and y north from the harbour steps. The city
 * is drawn on this plane and turned into degrees only at the end (`toDegrees`), so
 * that lengths and distances are plain arithmetic.
 */
import { at } from './random.ts';

export type Point = readonly [x: number, y: number];
export type Line = readonly Point[];

/** Reads a line from text: `x,y x,y`. */
export function path(text: string): Line {
  return text
    .trim()
    .split(/\s+/)
    .map((pair): Point => {
      const [x = NaN, y = NaN] = pair.split(',').map(Number);
      return [x, y];
    });
}

/** The harbour steps, in open sea off the Chinese coast: no real map shows land here. */
export const harbourSteps = { lat: 28.6, lon: 122.9 };

const metresPerDegreeLat = 110_830;
const metresPerDegreeLon = 97_800;

/** WGS-84 degrees, six decimals (about 10 cm). */
export function toDegrees([x, y]: Point): { lat: number; lon: number } {
  return {
    lat: round(harbourSteps.lat + y / metresPerDegreeLat, 6),
    lon: round(harbourSteps.lon + x / metresPerDegreeLon, 6),
  };
}

/** The inverse of `toDegrees`. */
export function toMetres(spot: { lat: number; lon: number }): Point {
  return [
    (spot.lon - harbourSteps.lon) * metresPerDegreeLon,
    (spot.lat - harbourSteps.lat) * metresPerDegreeLat,
  ];
}

export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}

export function distance(a: Point, b: Point): number {
  const dx = a[0] - b[0];
  const dy = a[1] - b[1];
  return Math.sqrt(dx * dx + dy * dy);
}

export function lengthOf(line: Line): number {
  return line
    .slice(1)
    .reduce((sum, point, index) => sum + distance(at(line, index), point), 0);
}

/** Is the point inside the ring? The ring need not repeat its first point. */
export function isInside(point: Point, ring: Line): boolean {
  let inside = false;
  let last = at(ring, ring.length - 1);
  for (const next of ring) {
    const crosses = next[1] > point[1] !== last[1] > point[1];
    if (crosses) {
      const share = (point[1] - next[1]) / (last[1] - next[1]);
      if (point[0] < next[0] + share * (last[0] - next[0])) inside = !inside;
    }
    last = next;
  }
  return inside;
}

/**
 * The same question for many points of few heights, as on a grid: where the ring crosses
 * a height is found once and kept.
 */
export function makeInside(ring: Line): (point: Point) => boolean {
  const rows = new Map<number, number[]>();
  return ([x, y]) => {
    let crossings = rows.get(y);
    if (!crossings) {
      crossings = crossingsAt(ring, y);
      rows.set(y, crossings);
    }
    return crossings.filter((crossed) => x < crossed).length % 2 === 1;
  };
}

function crossingsAt(ring: Line, y: number): number[] {
  const found: number[] = [];
  let last = at(ring, ring.length - 1);
  for (const next of ring) {
    if (next[1] > y !== last[1] > y) {
      const share = (y - next[1]) / (last[1] - next[1]);
      found.push(next[0] + share * (last[0] - next[0]));
    }
    last = next;
  }
  return found;
}

/** Metres from the point to the nearest spot of the line. */
export function distanceTo(point: Point, line: Line): number {
  let best = Infinity;
  for (let index = 1; index < line.length; index += 1) {
    best = Math.min(best, distanceToSegment(point, at(line, index - 1), at(line, index)));
  }
  return best;
}

function distanceToSegment(point: Point, from: Point, to: Point): number {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const lengthSquared = dx * dx + dy * dy;
  if (lengthSquared === 0) return distance(point, from);
  const along = ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / lengthSquared;
  const share = Math.max(0, Math.min(1, along));
  return distance(point, [from[0] + share * dx, from[1] + share * dy]);
}

/** The spot `metres` along the line, and the direction of travel there (unit length). */
export function along(line: Line, metres: number): { point: Point; direction: Point } {
  let left = metres;
  for (let index = 1; index < line.length; index += 1) {
    const from = at(line, index - 1);
    const to = at(line, index);
    const length = distance(from, to);
    if (left <= length || index === line.length - 1) {
      const direction: Point = [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
      return {
        point: [from[0] + direction[0] * left, from[1] + direction[1] * left],
        direction,
      };
    }
    left -= length;
  }
  throw new Error('a line needs two points');
}

/** Rounds corners by cutting them (Chaikin). Ends of an open line stay where they are. */
export function smooth(line: Line, rounds: number, closed: boolean): Line {
  let result = line;
  for (let done = 0; done < rounds; done += 1) {
    const corners = closed ? [...result, at(result, 0)] : result;
    const cut: Point[] = closed ? [] : [at(result, 0)];
    for (let index = 1; index < corners.length; index += 1) {
      const a = at(corners, index - 1);
      const b = at(corners, index);
      cut.push(between(a, b, 0.25), between(a, b, 0.75));
    }
    if (!closed) cut.push(at(result, result.length - 1));
    result = cut;
  }
  return result;
}

export function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

/** The part of a convex ring where `keeps(point) >= 0`, for a linear `keeps`. */
export function cutRing(ring: Line, keeps: (point: Point) => number): Line {
  const kept: Point[] = [];
  let last = at(ring, ring.length - 1);
  for (const next of ring) {
    const before = keeps(last);
    const after = keeps(next);
    if (before >= 0 !== after >= 0) {
      kept.push(between(last, next, before / (before - after)));
    }
    if (after >= 0) kept.push(next);
    last = next;
  }
  return kept;
}

/** A ribbon around a line whose width changes evenly from `widthStart` to `widthEnd`. */
export function ribbon(line: Line, widthStart: number, widthEnd: number): Line {
  const left: Point[] = [];
  const right: Point[] = [];
  line.forEach((point, index) => {
    const before = at(line, Math.max(0, index - 1));
    const after = at(line, Math.min(line.length - 1, index + 1));
    const length = distance(before, after) || 1;
    const share = index / (line.length - 1);
    const half = (widthStart + (widthEnd - widthStart) * share) / 2;
    const nx = -(after[1] - before[1]) / length;
    const ny = (after[0] - before[0]) / length;
    left.push([point[0] + nx * half, point[1] + ny * half]);
    right.push([point[0] - nx * half, point[1] - ny * half]);
  });
  return [...left, ...right.reverse()];
}

/** Where two segments cross, as a share of the first one; null when they do not. */
export function crossing(a: readonly [Point, Point], b: readonly [Point, Point]) {
  const ax = a[1][0] - a[0][0];
  const ay = a[1][1] - a[0][1];
  const bx = b[1][0] - b[0][0];
  const by = b[1][1] - b[0][1];
  const cross = ax * by - ay * bx;
  if (cross === 0) return null;
  const cx = b[0][0] - a[0][0];
  const cy = b[0][1] - a[0][1];
  const share = (cx * by - cy * bx) / cross;
  const other = (cx * ay - cy * ax) / cross;
  return share >= 0 && share <= 1 && other >= 0 && other <= 1 ? share : null;
}
