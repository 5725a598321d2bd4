import type { Cells } from './cells.ts';
import { unitsRead } from './cells.ts';
import { isLatin, isLetter } from './fold.ts';
import { isMisspelt, mayBegin, readingAt, readingsKept, soundAlike } from './readings.ts';
import type { Readings } from './readings.ts';
import { scoreOf, worth } from './score.ts';

/** Words as they are compared with texts. */
export type Typed = {
  units: Uint16Array;
  /** Forgives characters that sound alike, or one slip. */
  loose: boolean;
  /** Two letters were exchanged to get here, which is a slip already. */
  swapped: boolean;
};

/** What has slipped so far; each of them excludes the others. */
const nothing = 0;
const sounds = 1;
const slipped = 2;
const slips = 3;

export type Alignment = {
  score: number;
  /** The first cell and the one behind the last. */
  from: number;
  until: number;
  /** 1 where a cell of that stretch was typed, 0 where it was forgiven. */
  marks: Uint8Array;
};

type Walk = Alignment & {
  readings: Readings;
  cells: Cells;
  typed: Typed;
  start: number;
  maySlip: boolean;
  trail: Uint8Array;
  traced: boolean;
  reached: Reached;
};

/**
 * Lays words along a text in every way that its characters, their readings and initials
 * allow, from every cell on, and keeps the best. The one place that says what a match is;
 * lists of texts only propose.
 */
export type Aligner = {
  score(typed: Typed, cells: Cells): number;
  trace(typed: Typed, cells: Cells): Alignment;
};

export const makeAligner = (readings: Readings): Aligner => {
  const walk: Walk = {
    readings,
    cells: { units: new Uint16Array(0), at: new Uint16Array(0), count: 0 },
    typed: { units: new Uint16Array(0), loose: false, swapped: false },
    start: 0,
    maySlip: false,
    trail: new Uint8Array(unitsRead + 1),
    traced: false,
    score: 0,
    from: 0,
    until: 0,
    marks: noMarks,
    reached: makeReached(),
  };
  const run = (typed: Typed, cells: Cells, traced: boolean): Walk => {
    walk.typed = typed;
    walk.cells = cells;
    walk.traced = traced;
    walk.score = 0;
    walk.from = 0;
    walk.until = 0;
    walk.marks = noMarks;
    walkAll(walk);
    return walk;
  };
  return {
    score: (typed, cells) => run(typed, cells, false).score,
    trace: (typed, cells) => {
      const { score, from, until, marks } = run(typed, cells, true);
      return { score, from, until, marks };
    },
  };
};

const noMarks = new Uint8Array(0);

const walkAll = (walk: Walk): void => {
  const { typed, cells } = walk;
  const maySlip = typed.loose && allowsSlips(typed.units);
  walk.reached.fit(typed.units.length);
  for (let start = 0; start < cells.count; start += 1) {
    walk.start = start;
    walk.reached.begin();
    walk.maySlip = maySlip && !isInsideWord(cells, start);
    step(walk, 0, start, 0, typed.swapped ? slipped : nothing);
  }
};

/**
 * The best sum with which each point of a walk was reached. What follows depends on the
 * point alone, so whoever comes with no more need not go on: 差差差 has three readings a
 * character that begin with c, and 3 ** 30 ways to be what thirty letters c say.
 */
type Reached = ReturnType<typeof makeReached>;

const makeReached = () => {
  let sums = new Float64Array(0);
  let walks = new Uint32Array(0);
  let [width, walk] = [0, 0];
  return {
    /** A walk covers one cell a letter at most, and one that is forgiven. */
    fit: (letters: number): void => {
      width = letters + 3;
      const room = width * width * slips;
      if (room <= sums.length) return;
      sums = new Float64Array(room);
      walks = new Uint32Array(room);
    },
    begin: (): void => {
      walk = (walk + 1) >>> 0;
      if (walk === 0) walks.fill(0);
    },
    isBetter: (at: number, cells: number, slip: number, sum: number): boolean => {
      const point = (at * width + cells) * slips + slip;
      if (walks[point] === walk && sum <= (sums[point] ?? 0)) return false;
      walks[point] = walk;
      sums[point] = sum;
      return true;
    },
  };
};

/** Three characters or four letters: with fewer, everything is one slip from anything. */
export const allowsSlips = (units: Uint16Array): boolean =>
  units.length >= 4 || (units.length === 3 && !units.some(isLatin));

const isInsideWord = ({ units, at }: Cells, cell: number): boolean =>
  cell > 0 &&
  isLatin(units[cell] ?? 0) &&
  isLatin(units[cell - 1] ?? 0) &&
  (at[cell] ?? 0) - (at[cell - 1] ?? 0) === 1;

const step = (walk: Walk, at: number, cell: number, sum: number, slip: number): void => {
  const { cells, typed } = walk;
  if (at > 0 && !walk.reached.isBetter(at, cell - walk.start, slip, sum)) return;
  if (at === typed.units.length) return finish(walk, cell, sum, slip);
  const unit = typed.units[at] ?? 0;
  const mayStill = walk.maySlip && slip === nothing;
  if (mayStill) dropTyped(walk, at, cell, sum);
  if (cell >= cells.count) return;
  const held = cells.units[cell] ?? 0;
  if (unit === held) {
    walk.trail[cell - walk.start] = 1;
    step(walk, at + 1, cell + 1, sum + worth.same, slip);
  } else if (isLetter(unit) && !isLatin(held)) {
    spell(walk, at, cell, sum, slip);
  } else if (typed.loose && slip !== slipped && soundAlike(walk.readings, unit, held)) {
    walk.trail[cell - walk.start] = 1;
    step(walk, at + 1, cell + 1, sum + worth.sound, sounds);
  }
  if (mayStill && isLatin(unit) === isLatin(held)) slipOn(walk, at, cell, sum);
};

/** What was typed is one too many. A letter too many in pinyin is a misspelt syllable. */
const dropTyped = (walk: Walk, at: number, cell: number, sum: number): void => {
  const { units, count } = walk.cells;
  const unit = walk.typed.units[at] ?? 0;
  const isIn = cell < count && isLatin(units[cell] ?? 0);
  const isBehind = cell > walk.start && isLatin(units[cell - 1] ?? 0);
  if (!isLatin(unit) || isIn || isBehind) step(walk, at + 1, cell, sum, slipped);
};

/** Another character than the text's, one too few, or two exchanged. */
const slipOn = (walk: Walk, at: number, cell: number, sum: number): void => {
  const { trail, start } = walk;
  const { units: typed } = walk.typed;
  const { units, count } = walk.cells;
  const [unit, held] = [typed[at], units[cell]];
  trail[cell - start] = 0;
  if (unit !== held) step(walk, at + 1, cell + 1, sum, slipped);
  trail[cell - start] = 0;
  if (cell > start) step(walk, at, cell + 1, sum, slipped);
  const isExchanged = unit === units[cell + 1] && held === typed[at + 1];
  if (!isExchanged || unit === held || isLatin(unit ?? 0)) return;
  if (cell + 1 >= count || at + 1 >= typed.length) return;
  trail[cell - start] = 1;
  trail[cell + 1 - start] = 1;
  step(walk, at + 2, cell + 2, sum + 2 * worth.same, slipped);
};

/** A character by the letters of a reading: all, the first, or as far as typed. */
const spell = (walk: Walk, at: number, cell: number, sum: number, slip: number): void => {
  const { readings, typed, cells, trail, start } = walk;
  const mayMisspell = walk.maySlip && slip === nothing;
  // Most characters say nothing that begins with this letter.
  if (!mayMisspell && !mayBegin(readings, cells.units[cell] ?? 0, typed.units[at] ?? 0)) {
    return;
  }
  for (let no = 0; no < readingsKept; no += 1) {
    const id = readingAt(readings, cells.units[cell] ?? 0, no);
    if (id < 0) return;
    const first = readings.starts[id] ?? 0;
    const size = (readings.starts[id + 1] ?? 0) - first;
    let same = 0;
    while (same < size && typed.units[at + same] === readings.letters[first + same]) {
      same += 1;
    }
    trail[cell - start] = 1;
    if (same === size) step(walk, at + same, cell + 1, sum + worth.syllable, slip);
    else if (same > 0 && at + same === typed.units.length) {
      step(walk, at + same, cell + 1, sum + worth.begun, slip);
    }
    if (same > 0 && size > 1) byInitial(walk, at, cell, sum, slip, same, first);
    if (mayMisspell) misspell(walk, at, cell, sum, id, size);
  }
};

const byInitial = (
  walk: Walk,
  at: number,
  cell: number,
  sum: number,
  slip: number,
  same: number,
  first: number,
): void => {
  const { trail, start } = walk;
  trail[cell - start] = 1;
  step(walk, at + 1, cell + 1, sum + worth.initial, slip);
  // zh, ch and sh are initials of two letters; h follows no other first letter.
  if (same < 2 || walk.readings.letters[first + 1] !== letterH) return;
  trail[cell - start] = 1;
  step(walk, at + 2, cell + 1, sum + worth.initial, slip);
};

const letterH = 104;

const misspell = (
  walk: Walk,
  at: number,
  cell: number,
  sum: number,
  id: number,
  size: number,
): void => {
  const { typed, readings, trail, start } = walk;
  for (let length = size - 1; length <= size + 1; length += 1) {
    if (at + length > typed.units.length) return;
    if (!isMisspelt(readings, id, typed.units, at, length)) continue;
    trail[cell - start] = 1;
    step(walk, at + length, cell + 1, sum + worth.misspelt, slipped);
  }
};

const finish = (walk: Walk, until: number, sum: number, slip: number): void => {
  const { start, cells } = walk;
  // A misspelt syllable alone, or nothing but what was forgiven, is no match.
  if (until === start || sum <= worth.misspelt) return;
  const length = Math.min(255, cells.count);
  const match = { sum, matched: until - start, length, atStart: start === 0 };
  const score = scoreOf({ ...match, slipped: slip === slipped });
  if (score <= walk.score) return;
  walk.score = score;
  walk.from = start;
  walk.until = until;
  if (walk.traced) walk.marks = walk.trail.slice(0, until - start);
};
