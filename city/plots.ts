/**
 * Plots: every spot where a shop may stand. Both sides of every street are cut into
 * frontages; malls, yards and market halls offer units. A shop takes its plot away.
 */
import { along, isInside } from './geometry.ts';
import { at } from './random.ts';
import { addressOf } from './streets.ts';
import type { Point } from './geometry.ts';
import type { Random } from './random.ts';
import type { District, Mall, Street, StreetMap } from './streets.ts';
import type { StreetTheme } from './words/districts.ts';

export type Plot = {
  point: Point;
  address: string;
  district: District;
  street: Street | null;
  mall: Mall | null;
};

export type PlotBook = {
  /** A frontage in the district, rather on a street with the theme; null when full. */
  takeFrontage(district: District, theme: StreetTheme | null): Plot | null;
  /** A unit in any building of the kind; null when all are let. */
  takeUnit(kind: Mall['kind']): Plot | null;
};

type Frontage = { street: Street; spots: { point: Point; number: string }[] };

const frontageMetres = 12;
const setbackMetres = { avenue: 17, street: 11, lane: 7 };

export function openPlots(map: StreetMap, random: Random): PlotBook {
  const frontages = new Map<string, Frontage[]>();
  for (const street of map.streets) {
    for (const [districtId, spots] of frontagesOf(street, map)) {
      const known = frontages.get(districtId) ?? [];
      known.push({ street, spots });
      frontages.set(districtId, known);
    }
  }
  const units = map.malls.map((mall) => ({ mall, units: unitsOf(mall, random) }));
  const elbowRoom = makeElbowRoom();
  return {
    takeFrontage: (district, theme) =>
      takeFrontage(frontages.get(district.id) ?? [], {
        district,
        theme,
        random,
        elbowRoom,
      }),
    takeUnit: (kind) => {
      const open = units.filter(
        ({ mall, units: left }) => mall.kind === kind && left.length,
      );
      if (open.length === 0) return null;
      const { mall, units: left } = random.weighted(
        open.map((entry) => [entry, entry.units.length] as const),
      );
      const unit = left.pop();
      if (!unit) return null;
      return { ...unit, district: map.districtAt(mall.point), street: null, mall };
    },
  };
}

function takeFrontage(
  frontages: readonly Frontage[],
  wish: {
    district: District;
    theme: StreetTheme | null;
    random: Random;
    elbowRoom(point: Point): boolean;
  },
): Plot | null {
  const { district, theme, random } = wish;
  const onTheme = frontages.filter(
    ({ street, spots }) => theme !== null && street.theme === theme && spots.length > 8,
  );
  const choice = onTheme.length > 0 && random.chance(0.5) ? onTheme : frontages;
  for (let tries = 0; tries < 80; tries += 1) {
    const { street, spots } = random.weighted(
      choice.map((entry) => [entry, entry.street.pull * entry.spots.length] as const),
    );
    // Squaring the draw crowds shops towards one end, as near a junction.
    const draw = random.next();
    const [spot] = spots.splice(Math.floor(draw * draw * spots.length), 1);
    if (!spot || !wish.elbowRoom(spot.point)) continue;
    const address = addressOf(district, street, spot.number);
    return { point: spot.point, address, district, street, mall: null };
  }
  return null;
}

/** The frontages of a street by district: an avenue passes through several. */
function frontagesOf(street: Street, map: StreetMap) {
  const found = new Map<string, { point: Point; number: string }[]>();
  const setback = setbackMetres[street.kind];
  const last = street.lengthMetres - frontageMetres;
  for (let metres = frontageMetres; metres < last; metres += frontageMetres) {
    const { point, direction } = along(street.line, metres);
    const count = Math.floor((street.firstMetres + metres) / frontageMetres);
    for (const side of [1, -1]) {
      const spot: Point = [
        point[0] - direction[1] * setback * side,
        point[1] + direction[0] * setback * side,
      ];
      const district = map.districtAt(spot);
      if (!map.ground.isBuildable(spot) || !isInside(spot, district.ring)) continue;
      const number = String(count * 2 + (side === 1 ? 1 : 2));
      const spots = found.get(district.id) ?? [];
      spots.push({ point: spot, number });
      found.set(district.id, spots);
    }
  }
  return found;
}

/** Two streets may claim one corner; the second shop there is turned away. */
function makeElbowRoom(): (point: Point) => boolean {
  const side = 9;
  const taken = new Set<string>();
  return ([x, y]) => {
    const column = Math.floor(x / side);
    const row = Math.floor(y / side);
    const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));
    if (around.some(([dx, dy]) => taken.has(`${column + dx}/${row + dy}`))) return false;
    taken.add(`${column}/${row}`);
    return true;
  };
}

function unitsOf(mall: Mall, random: Random): { point: Point; address: string }[] {
  const floors = { mall: ['B1', 'L1', 'L2', 'L3', 'L4'], yard: [''], market: [''] };
  const numbers = Array.from({ length: mall.units }, (_, index) => index);
  return random.shuffle(
    numbers.map((index) => {
      const names = floors[mall.kind];
      const floor = at(names, index % names.length);
      const unit = String(Math.floor(index / names.length) + 1).padStart(2, '0');
      const door = {
        mall: `${floor}-${unit}`,
        yard: `${index % 2 === 0 ? 'A' : 'B'}${unit}`,
        market: `${index + 1}号档`,
      };
      const point: Point = [
        mall.point[0] + random.between(-38, 38),
        mall.point[1] + random.between(-38, 38),
      ];
      return { point, address: `${mall.address}${mall.zh}${door[mall.kind]}` };
    }),
  );
}
