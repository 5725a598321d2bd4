/**
 * The streets of Langang: twelve districts around a harbour, eleven avenues drawn by
 * hand, two bridges, and lanes that the seed lays out district by district in the
 * grain that each one has (crooked in the old town, wide and square downtown).
 */
import { pinyin } from 'pinyin-pro';
import {
  along,
  cutRing,
  distance,
  distanceTo,
  lengthOf,
  smooth,
  toDegrees,
} from './geometry.ts';
import { makeGround } from './ground.ts';
import { rakeLanes } from './lanes.ts';
import { at } from './random.ts';
import { avenueSketches, mallSketches } from './words/avenues.ts';
import { districtSketches } from './words/districts.ts';
import { streetNames } from './words/street-names.ts';
import type { Line, Point } from './geometry.ts';
import type { Ground } from './ground.ts';
import type { Random } from './random.ts';
import type { MallSketch } from './words/avenues.ts';
import type { DistrictSketch, StreetTheme } from './words/districts.ts';

export type District = DistrictSketch & {
  ring: Line;
  lat: number;
  lon: number;
};

export type Street = {
  id: string;
  zh: string;
  en: string;
  kind: 'avenue' | 'street' | 'lane';
  /** Avenues pass through several districts; this is where a lane lies. */
  districtId: string | null;
  line: Line;
  lengthMetres: number;
  /** House numbers go on from here: another stretch of the same name came before. */
  firstMetres: number;
  /** How much a shopkeeper wants to be here; 1 is an ordinary street. */
  pull: number;
  theme: StreetTheme | null;
};

/** A mall, a market hall or a converted warehouse: many shops at one address. */
export type Mall = MallSketch & { id: string; point: Point; address: string };

export type StreetMap = {
  ground: Ground;
  districts: readonly District[];
  streets: readonly Street[];
  malls: readonly Mall[];
  districtAt(point: Point): District;
};

const cityName = '岚港市';

/** Lays out the whole city; the same seed gives the same streets. */
export function layStreets(random: Random): StreetMap {
  const ground = makeGround(random.stream('ground'));
  const districts = districtSketches.map(settle);
  const avenues = avenueSketches.map((sketch, index): Street => {
    const moved = sketch.line.map(([x, y], spot): Point => {
      const draw = random.stream(`avenue ${index} ${spot}`);
      return sketch.fixed.includes(spot)
        ? [x, y]
        : [x + draw.around(0, 22), y + draw.around(0, 22)];
    });
    const line = smooth(moved, 2, false);
    return {
      id: `avenue-${index + 1}`,
      zh: sketch.zh,
      en: sketch.en,
      kind: 'avenue',
      districtId: null,
      line,
      lengthMetres: lengthOf(line),
      firstMetres: 0,
      pull: 1.1,
      theme: null,
    };
  });
  const streets = [...avenues];
  for (const district of districts) {
    const lines = avenues.map(({ line }) => line);
    streets.push(...layLanes(district, ground, lines, random.stream(district.id)));
  }
  const districtAt = (point: Point) => nearest(districts, point);
  const malls = mallSketches.map((sketch, index) =>
    placeMall({ sketch, index, streets, ground, districtAt }),
  );
  return { ground, districts, streets, malls, districtAt };
}

/** A street's name in Latin letters: `石榴巷` → `Shiliu Lane`. */
export function latinStreet(zh: string): string {
  const stem = zh.slice(0, -1);
  const latin = pinyin(stem, { toneType: 'none', type: 'array', v: true }).join('');
  const ending = endings[zh.slice(-1)] ?? 'Lane';
  return `${latin.slice(0, 1).toUpperCase()}${latin.slice(1)} ${ending}`;
}

const endings: Readonly<Record<string, string>> = { 路: 'Road', 街: 'Street', 坡: 'Rise' };

/** The street address in Chinese, as a letter would carry it. */
export function addressOf(district: District, street: Street, number: string): string {
  return `${cityName}${district.zh}${street.zh}${number}号`;
}

function nearest(districts: readonly District[], point: Point): District {
  const reach = (district: District) => distance(point, district.centre) / district.reach;
  return districts.reduce((best, next) => (reach(next) < reach(best) ? next : best));
}

/** A district is what lies nearer to its centre than to any other, within its radius. */
function settle(sketch: DistrictSketch): District {
  const [x, y] = sketch.centre;
  const half = 1250 * sketch.reach;
  const cut = half * 0.42;
  let ring: Line = [
    [x - cut, y - half],
    [x + cut, y - half],
    [x + half, y - cut],
    [x + half, y + cut],
    [x + cut, y + half],
    [x - cut, y + half],
    [x - half, y + cut],
    [x - half, y - cut],
  ];
  for (const other of districtSketches) {
    if (other.id === sketch.id) continue;
    const share = sketch.reach / (sketch.reach + other.reach);
    const dx = other.centre[0] - x;
    const dy = other.centre[1] - y;
    const border = share * (dx * dx + dy * dy);
    ring = cutRing(ring, (point) => border - ((point[0] - x) * dx + (point[1] - y) * dy));
  }
  return { ...sketch, ring, ...toDegrees(sketch.centre) };
}

function layLanes(
  district: District,
  ground: Ground,
  avenues: readonly Line[],
  random: Random,
): Street[] {
  const stretches = rakeLanes({ district, ground, avenues, random });
  const spines = random.shuffle([...new Set(stretches.map(({ spine }) => spine))]);
  const stems = random.shuffle(streetNames(district.id));
  const themes = new Map(
    random
      .sample(
        spines.filter((_, index) => index < stems.length),
        district.themes.length,
      )
      .map((spine, index) => [spine, at(district.themes, index)]),
  );
  const starts = new Map<string, number>();
  for (const { spine, startMetres } of stretches) {
    starts.set(spine, Math.min(startMetres, starts.get(spine) ?? Infinity));
  }
  return stretches.flatMap((stretch, index) => {
    const stem = stems[spines.indexOf(stretch.spine)];
    const theme = themes.get(stretch.spine) ?? null;
    if (stem === undefined) return [];
    const firstMetres = stretch.startMetres - (starts.get(stretch.spine) ?? 0);
    return [nameLane({ district, line: stretch.line, firstMetres, theme, stem, index })];
  });
}

function nameLane(lane: {
  district: District;
  line: Line;
  firstMetres: number;
  theme: StreetTheme | null;
  stem: string;
  index: number;
}): Street {
  const { district, line, firstMetres, theme, stem, index } = lane;
  const draw = stem.charCodeAt(0);
  const isNarrow = district.spacingMetres < 110 || draw % 3 === 0;
  const narrow = at(district.laneEndings, draw % district.laneEndings.length);
  const zh = stem + (isNarrow ? narrow : theme ? '街' : '路');
  return {
    id: `${district.id}-${index + 1}`,
    zh,
    en: latinStreet(zh),
    kind: isNarrow ? 'lane' : 'street',
    districtId: district.id,
    line,
    lengthMetres: lengthOf(line),
    firstMetres,
    theme,
    pull: theme ? 4 : isNarrow ? 0.5 : 0.7,
  };
}

function placeMall(site: {
  sketch: MallSketch;
  index: number;
  streets: readonly Street[];
  ground: Ground;
  districtAt(point: Point): District;
}): Mall {
  const { sketch, index, streets, ground, districtAt } = site;
  const street = streets.reduce((best, next) =>
    next.kind === 'avenue' &&
    distanceTo(sketch.near, next.line) < distanceTo(sketch.near, best.line)
      ? next
      : best,
  );
  const point = sketch.near;
  if (!ground.isBuildable(point)) throw new Error(`${sketch.zh} would stand in the water`);
  const number = String(2 * Math.floor(nearestMetres(street.line, point) / 18) + 1);
  return {
    ...sketch,
    id: `mall-${index + 1}`,
    point,
    address: addressOf(districtAt(point), street, number),
  };
}

function nearestMetres(line: Line, point: Point): number {
  let best = 0;
  let least = Infinity;
  for (let metres = 0; metres < lengthOf(line); metres += 20) {
    const away = distance(point, along(line, metres).point);
    if (away < least) [least, best] = [away, metres];
  }
  return best;
}
