/**
 * The ground of Langang (岚港): an island city off the coast that is on no real map. A
 * harbour opens to the east, a river comes down from Mount Lan in the north-west, the
 * old town lies where they meet. The outline is drawn by hand; the seed roughens it.
 */
import { between, makeInside, path, ribbon, smooth } from './geometry.ts';
import { at } from './random.ts';
import type { Line, Point } from './geometry.ts';
import type { Random } from './random.ts';

export type Area = {
  kind: 'park' | 'hill' | 'beach' | 'lake';
  zh: string;
  en: string;
  ring: Line;
};

export type Ground = {
  coast: Line;
  islets: readonly { zh: string; en: string; ring: Line }[];
  river: Line;
  riverBanks: Line;
  areas: readonly Area[];
  piers: readonly Line[];
  ferries: readonly Line[];
  /** Firm ground for streets and shops: on land, off the water, parks and hills. */
  isBuildable(point: Point): boolean;
};

/** Control points of the shore; `!` marks a quay, which stays straight. */
const shoreText = `
    3500,1700 3380,2700 2900,3420 2250,3560 1750,3900 1200,4500 300,4950
    -1200,5150 -2900,4950 -4500,4300 -5800,3100 -6500,1500 -6600,-200
    -6150,-1800 -5200,-3000 -3900,-3800 -2400,-4250 -1000,-4200 200,-3900
    1000,-3350 1300,-2880 950,-2480 350,-2250 -120,-1900 -280,-1450! -240,-980!
    -120,-660 120,-330! 470,-215! 1050,-190! 2050,-150! 2480,30 2950,500
    3330,1080`;

const riverCourse: Line = path(`
    -4250,1900 -3600,1480 -3000,950 -2600,330 -1950,-80 -1350,-330 -820,-640
    -300,-800 150,-790`);

const areaSketches: readonly Omit<Area, 'ring'>[] = [
  { kind: 'hill', zh: '岚山', en: 'Mount Lan' },
  { kind: 'hill', zh: '南岭', en: 'South Ridge' },
  { kind: 'lake', zh: '镜塘水库', en: 'Mirror Reservoir' },
  { kind: 'park', zh: '望潮公园', en: 'Wangchao Park' },
  { kind: 'park', zh: '灯塔公园', en: 'Lighthouse Park' },
  { kind: 'park', zh: '榕树头公园', en: 'Banyan Corner Park' },
  { kind: 'park', zh: '柳渡湿地', en: 'Liudu Wetland' },
  { kind: 'park', zh: '云台坪', en: 'Yuntai Green' },
  { kind: 'beach', zh: '北湾沙滩', en: 'North Bay Beach' },
];

const areaRings: readonly Line[] = [
  path(`
    -3050,2000 -2600,2900 -2350,3700 -2200,4350 -3600,4250 -4800,3500 -5700,2300
    -5900,1100 -5350,700 -5050,1500 -5050,2250 -4250,2350`),
  path(`
    -3450,-2300 -3050,-3050 -2900,-3450 -3800,-3250 -4800,-2500 -5500,-1500
    -5750,-300 -5150,-150 -4800,-1200`),
  path('-4150,1850 -4300,2150 -4750,2200 -4900,1850 -4550,1600'),
  path('1560,960 2080,980 2060,1380 1600,1360'),
  path('820,-3260 1160,-2900 900,-2620 620,-2900'),
  path('420,2780 820,2760 800,3060 460,3080'),
  path('-2400,400 -1800,60 -1400,-130 -1420,60 -1900,330 -2300,620'),
  path('-3560,-260 -3180,-330 -3180,-60 -3500,0'),
  path('3360,2650 2900,3400 2250,3540 2230,3460 2820,3290 3250,2620'),
];

const isletSketches = [
  { zh: '小青屿', en: 'Little Green Islet', centre: [2700, -1850], radius: 230 },
  { zh: '灯屿', en: 'Lantern Islet', centre: [3850, -520], radius: 150 },
  { zh: '鸥屿', en: 'Gull Islet', centre: [4350, 3650], radius: 190 },
] as const;

const octagon: Line = path('1,0 0.7,0.7 0,1 -0.75,0.65 -1,0 -0.7,-0.7 0,-0.9 0.75,-0.65');

export function makeGround(random: Random): Ground {
  const coast = roughen(shoreText, random.stream('coast'));
  const river = smooth(riverCourse, 2, false);
  const riverBanks = ribbon(river, 45, 120);
  const areas = areaSketches.map((sketch, index) => ({
    ...sketch,
    ring: wobble(at(areaRings, index), sketch.kind, random.stream(sketch.en)),
  }));
  const islets = isletSketches.map(({ zh, en, centre, radius }) => {
    const shape = octagon.map(([x, y]): Point => {
      const reach = radius * random.stream(en).stream(`${x}${y}`).between(0.75, 1.2);
      return [centre[0] + x * reach, centre[1] + y * reach];
    });
    return { zh, en, ring: smooth(shape, 2, true) };
  });
  const isBuildable = makeGrid(
    askFirm(coast, [riverBanks, ...areas.map(({ ring }) => ring)]),
  );
  return {
    coast,
    islets,
    river,
    riverBanks,
    areas,
    isBuildable,
    piers: [
      path('700,-205 700,-520'),
      path('1250,-185 1250,-560'),
      path('1750,-170 1750,-470'),
      path('2480,30 2750,-350 2700,-700'),
      path('-250,-1250 30,-1270'),
    ],
    ferries: [
      path('1250,-560 1700,-1100 2580,-1700'),
      path('1250,-560 2400,-900 3750,-600'),
    ],
  };
}

function askFirm(coast: Line, water: readonly Line[]): (point: Point) => boolean {
  const isOnLand = makeInside(coast);
  const isIn = water.map(makeInside);
  return (point) => isOnLand(point) && !isIn.some((ask) => ask(point));
}

/**
 * Asking every polygon for every point is slow, and streets and shops ask a hundred
 * thousand times, so the answer is kept per square of ten metres. A square counts as
 * firm only when all its corners are.
 */
function makeGrid(ask: (point: Point) => boolean): (point: Point) => boolean {
  const side = 10;
  const corners = new Map<number, boolean>();
  const cells = new Map<number, boolean>();
  const key = (column: number, row: number) => column * 100_000 + row;
  const remember = (memory: Map<number, boolean>, place: number, find: () => boolean) => {
    const known = memory.get(place);
    if (known !== undefined) return known;
    const found = find();
    memory.set(place, found);
    return found;
  };
  const corner = (column: number, row: number) =>
    remember(corners, key(column, row), () => ask([column * side, row * side]));
  return ([x, y]) => {
    const column = Math.floor(x / side);
    const row = Math.floor(y / side);
    return remember(
      cells,
      key(column, row),
      () =>
        corner(column, row) &&
        corner(column + 1, row) &&
        corner(column, row + 1) &&
        corner(column + 1, row + 1),
    );
  };
}

/** Natural shore gets bends from the seed; quays keep their line. */
function roughen(text: string, random: Random): Line {
  const isQuay = text
    .trim()
    .split(/\s+/)
    .map((pair) => pair.endsWith('!'));
  const shore = path(text.replaceAll('!', ''));
  const bent: Point[] = [];
  shore.forEach((spot, index) => {
    const after = (index + 1) % shore.length;
    const next = at(shore, after);
    bent.push(spot);
    if (isQuay[index] || isQuay[after]) {
      // A doubled corner survives corner cutting as a corner.
      bent.push(spot, next);
      return;
    }
    for (const share of [0.3, 0.62]) {
      const [x, y] = between(spot, next, share);
      const push = random.between(-0.07, 0.09);
      bent.push([x - (next[1] - spot[1]) * push, y + (next[0] - spot[0]) * push]);
    }
  });
  return smooth(bent, 2, true);
}

function wobble(ring: Line, kind: Area['kind'], random: Random): Line {
  const reach = { hill: 130, park: 25, beach: 8, lake: 40 }[kind];
  const moved = ring.map(([x, y]): Point => [
    x + random.between(-reach, reach),
    y + random.between(-reach, reach),
  ]);
  return smooth(moved, 2, true);
}
