/**
 * The plain drawn map of the city: land, water, parks, streets and labels as GeoJSON, small
 * enough (under 150 kB) to travel with the app. Coordinates keep five decimals, about a
 * metre. What a feature is stands in `properties.kind`.
 */
import { between, distanceTo, round, toDegrees } from './geometry.ts';
import { at } from './random.ts';
import { bridges } from './words/avenues.ts';
import type { Line, Point } from './geometry.ts';
import type { Street, StreetMap } from './streets.ts';

type Position = [lon: number, lat: number];

type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString'; coordinates: Position[][] }
  | { type: 'Polygon'; coordinates: Position[][] };

export type MapFeature = {
  type: 'Feature';
  properties: { kind: MapKind; zh?: string; en?: string };
  geometry: Geometry;
};

export type MapKind =
  | 'land'
  | 'islet'
  | 'hill'
  | 'hilltop'
  | 'park'
  | 'beach'
  | 'lake'
  | 'river'
  | 'avenue'
  | 'street'
  | 'lane'
  | 'bridge'
  | 'pier'
  | 'ferry'
  | 'mall'
  | 'district-label'
  | 'water-label'
  | 'landmark-label';

export type DrawnMap = { type: 'FeatureCollection'; features: MapFeature[] };

/** Draws the map; features come in painting order, the lowest first. */
export function drawMap(map: StreetMap): DrawnMap {
  const { ground } = map;
  const named = (kind: MapKind, geometry: Geometry, name: { zh: string; en: string }) =>
    feature(kind, geometry, name);
  return {
    type: 'FeatureCollection',
    features: [
      feature('land', polygon(ground.coast)),
      ...ground.islets.map((islet) => named('islet', polygon(islet.ring), islet)),
      ...ground.areas.map((area) => named(area.kind, polygon(area.ring), area)),
      ...ground.areas
        .filter(({ kind }) => kind === 'hill')
        .map(({ ring }) => feature('hilltop', polygon(shrink(ring)))),
      feature('river', polygon(ground.riverBanks), { zh: '柳溪', en: 'Liu Stream' }),
      ...(['lane', 'street', 'avenue'] as const).flatMap((kind) => drawStreets(map, kind)),
      ...bridges.map((bridge) => named('bridge', line(bridge.span), bridge)),
      ...ground.piers.map((pier) => feature('pier', line(pier))),
      ...ground.ferries.map((ferry) => feature('ferry', line(ferry))),
      ...map.malls.map((mall) => named('mall', polygon(footprint(mall.point)), mall)),
      ...map.districts.map((district) =>
        named('district-label', point(district.centre), district),
      ),
      ...labels.map(({ kind, spot, ...name }) => named(kind, point(spot), name)),
    ],
  };
}

const labels: readonly { kind: MapKind; spot: Point; zh: string; en: string }[] = [
  { kind: 'water-label', spot: [1350, -1250], zh: '岚港湾', en: 'Langang Bay' },
  { kind: 'water-label', spot: [4000, 1500], zh: '东海', en: 'East China Sea' },
  { kind: 'landmark-label', spot: [1180, -2900], zh: '守灯塔', en: 'Keeper’s Light' },
  { kind: 'landmark-label', spot: [1250, -330], zh: '客运码头', en: 'Ferry Pier' },
  { kind: 'landmark-label', spot: [-200, -210], zh: '港口台阶', en: 'Harbour Steps' },
];

/** Stretches of one name become one feature, which is a third of the bytes. */
function drawStreets(map: StreetMap, kind: Street['kind']): MapFeature[] {
  const byName = new Map<string, { street: Street; lines: Line[] }>();
  for (const street of map.streets.filter((one) => one.kind === kind)) {
    const key = `${street.districtId}/${street.zh}`;
    const known = byName.get(key) ?? { street, lines: [] };
    known.lines.push(street.line);
    byName.set(key, known);
  }
  return [...byName.values()].map(({ street, lines }) =>
    feature(
      kind,
      {
        type: 'MultiLineString',
        coordinates: lines.map((one) => positions(straighten(one))),
      },
      { zh: street.zh, en: street.en },
    ),
  );
}

/** Leaves out points that lie within four metres of the line without them. */
function straighten(points: Line): Line {
  if (points.length < 3) return points;
  const ends: Line = [at(points, 0), at(points, points.length - 1)];
  let furthest = 0;
  let most = 4;
  points.forEach((spot, index) => {
    const away = distanceTo(spot, ends);
    if (away > most) [furthest, most] = [index, away];
  });
  if (furthest === 0) return ends;
  const head = straighten(points.slice(0, furthest + 1));
  return [...head.slice(0, -1), ...straighten(points.slice(furthest))];
}

function feature(
  kind: MapKind,
  geometry: Geometry,
  name?: { zh: string; en: string },
): MapFeature {
  const properties = name ? { kind, zh: name.zh, en: name.en } : { kind };
  return { type: 'Feature', properties, geometry };
}

function shrink(ring: Line): Line {
  const sum = ring.reduce<Point>(([x, y], spot) => [x + spot[0], y + spot[1]], [0, 0]);
  const middle: Point = [sum[0] / ring.length, sum[1] / ring.length];
  return ring.map((spot) => between(middle, spot, 0.55));
}

function footprint([x, y]: Point): Line {
  return [
    [x - 55, y - 40],
    [x + 55, y - 40],
    [x + 55, y + 40],
    [x - 55, y + 40],
  ];
}

function polygon(ring: Line): Geometry {
  const closed = [...ring, at(ring, 0)];
  return { type: 'Polygon', coordinates: [positions(closed)] };
}

function line(points: Line): Geometry {
  return { type: 'LineString', coordinates: positions(points) };
}

function point(spot: Point): Geometry {
  return { type: 'Point', coordinates: position(spot) };
}

function positions(points: Line): Position[] {
  return points.map(position);
}

function position(spot: Point): Position {
  const { lat, lon } = toDegrees(spot);
  return [round(lon, 5), round(lat, 5)];
}
