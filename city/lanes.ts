/**
 * Lanes of one district: two families of lines in the district's grain, cut where the
 * ground is not firm, broken into stretches, joined to what they nearly touch.
 */
import {
  along,
  between,
  crossing,
  distanceTo,
  isInside,
  lengthOf,
  smooth,
} from './geometry.ts';
import { at } from './random.ts';
import type { Line, Point } from './geometry.ts';
import type { Ground } from './ground.ts';
import type { Random } from './random.ts';
import type { DistrictSketch } from './words/districts.ts';

/** A stretch of lane; stretches of one `spine` share a name and go on counting numbers. */
export type Stretch = { spine: string; line: Line; startMetres: number };

const step = 20;

export function rakeLanes(site: {
  district: DistrictSketch & { ring: Line };
  ground: Ground;
  avenues: readonly Line[];
  random: Random;
}): Stretch[] {
  const { district, ground, avenues, random } = site;
  const [gx, gy] = district.grain;
  const stretches = [
    ...rake(district, [gx, gy], random.stream('along'), ground),
    ...rake(district, [-gy, gx], random.stream('across'), ground),
  ].filter((stretch) => !shadowsAnAvenue(stretch.line, avenues));
  return stretches.map((stretch) => ({
    ...stretch,
    line: join(stretch.line, ground, [
      ...avenues,
      ...stretches.filter((other) => other !== stretch).map(({ line }) => line),
    ]),
  }));
}

/** Parallel lines across the district, kept where the ground is firm. */
function rake(
  district: DistrictSketch & { ring: Line },
  grain: Point,
  random: Random,
  ground: Ground,
): Stretch[] {
  const reach = 1300 * district.reach;
  const across: Point = [-grain[1], grain[0]];
  const stretches: Stretch[] = [];
  let offset = -reach;
  while (offset < reach) {
    offset += district.spacingMetres * random.between(0.75, 1.35);
    const bend = district.bendMetres;
    const spine = [-1, -0.5, 0, 0.5, 1].map((share): Point => {
      const side = offset + random.between(-bend, bend);
      return [
        district.centre[0] + grain[0] * reach * share + across[0] * side,
        district.centre[1] + grain[1] * reach * share + across[1] * side,
      ];
    });
    const name = `${grain[0]}/${stretches.length}`;
    const runs = firmRuns(smooth(spine, 1, false), district, ground, random);
    stretches.push(...runs.map((run) => ({ spine: name, ...run })));
  }
  return stretches;
}

function firmRuns(
  spine: Line,
  district: DistrictSketch & { ring: Line },
  ground: Ground,
  random: Random,
): { line: Line; startMetres: number }[] {
  const runs: { line: Line; startMetres: number }[] = [];
  let run: Point[] = [];
  let longest = random.int(district.blockRun[0], district.blockRun[1]) / step;
  const close = (metres: number) => {
    const length = (run.length - 1) * step;
    const [least] = district.blockRun;
    if (length >= Math.min(120, least) && random.chance(0.92)) {
      runs.push({ line: thin(run), startMetres: metres - length });
    }
    run = [];
    longest = random.int(district.blockRun[0], district.blockRun[1]) / step;
  };
  for (let metres = 0; metres <= lengthOf(spine); metres += step) {
    const { point } = along(spine, metres);
    const isHere = isInside(point, district.ring) && ground.isBuildable(point);
    if (isHere) run.push(point);
    if (!isHere || run.length > longest) close(metres);
  }
  return runs;
}

/** Every fifth point and the last: a lane needs few. */
function thin(run: readonly Point[]): Line {
  return run.filter((_, index) => index % 5 === 0 || index === run.length - 1);
}

function shadowsAnAvenue(run: Line, avenues: readonly Line[]): boolean {
  const near = run.filter((point) =>
    avenues.some((avenue) => distanceTo(point, avenue) < 45),
  );
  return near.length * 2 > run.length;
}

/** Carries both ends on to the next street when one is near: lanes lead somewhere. */
function join(line: Line, ground: Ground, others: readonly Line[]): Line {
  const head = reachOut(at(line, 1), at(line, 0), ground, others);
  const tail = reachOut(
    at(line, line.length - 2),
    at(line, line.length - 1),
    ground,
    others,
  );
  return [...head, ...line, ...tail];
}

function reachOut(
  from: Point,
  end: Point,
  ground: Ground,
  others: readonly Line[],
): Point[] {
  const length = lengthOf([from, end]);
  const feeler = between(from, end, (length + 170) / length);
  let best = Infinity;
  for (const other of others) {
    for (let index = 1; index < other.length; index += 1) {
      const share = crossing([end, feeler], [at(other, index - 1), at(other, index)]);
      if (share !== null && share > 0.01) best = Math.min(best, share);
    }
  }
  const meeting = between(end, feeler, best);
  const isFirm =
    best <= 1 &&
    [0.35, 0.7, 0.95].every((share) => ground.isBuildable(between(end, meeting, share)));
  return isFirm ? [meeting] : [];
}
