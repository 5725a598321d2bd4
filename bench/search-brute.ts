// Search as one would write it who had for ever: every text is laid beside the words in
// every way the rules allow, with strings and recursion, and everything is sorted. It
// shares nothing with the index but the numbers of its scoring, written here once more.
import { pinyin } from 'pinyin-pro';

export type BruteHit = { no: number; text: string; score: number };

type Rules = { sounds: boolean; slips: boolean };

/** Told of every way: the worths together, the cell behind the last, and slips. */
type Visit = (sum: number, until: number, slipped: boolean) => void;

const few = 3;
const sure = 0.65;

export type Brute = {
  /** The best ten of all names, highest first. */
  find(words: string, limit: number): BruteHit[];
};

/** `simple` says what a character is compared as, such as its simplified form. */
export function makeBrute(
  names: readonly string[],
  simple: (char: string) => string = (char) => char,
): Brute {
  const folded = names.map((name) => [...fold(name, simple)]);
  const spaced = names.map((name) => wordStarts(name, simple));
  return {
    find: (words, limit) => {
      const typed = [...fold(words, simple)].join('');
      const exact = best(names, (no) => scoreText(typed, folded[no] ?? []));
      const isLittle = exact.length < few && exact.every(({ score }) => score < sure);
      if (!isLittle) return exact.slice(0, limit);
      const forgiven = best(names, (no) =>
        scoreForgiving(typed, folded[no] ?? [], spaced[no] ?? []),
      );
      return forgiven.slice(0, limit);
    },
  };
}

function best(names: readonly string[], scoreOf: (no: number) => number): BruteHit[] {
  return names
    .map((text, no) => ({ no, text, score: scoreOf(no) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.no - other.no);
}

function fold(text: string, simple: (char: string) => string): string {
  return [...text.normalize('NFKC').toLowerCase()]
    .filter((char) => /[\p{L}\p{N}]/u.test(char))
    .map(simple)
    .join('');
}

/** Which cells do not stand in the middle of a Latin word. */
function wordStarts(text: string, simple: (char: string) => string): boolean[] {
  return text.split(/([^a-z0-9]+)/i).flatMap((part) => {
    const signs = [...fold(part, simple)];
    return signs.map((sign, at) => at === 0 || !isLatin(sign));
  });
}

const isLatin = (char: string): boolean =>
  (char >= 'a' && char <= 'z') || (char >= '0' && char <= '9');

// ---- one text ---------------------------------------------------------------------------

function scoreText(typed: string, cells: readonly string[]): number {
  return scoreWith(typed, cells, { sounds: false, slips: false }, () => true, false);
}

function scoreForgiving(
  typed: string,
  cells: readonly string[],
  starts: readonly boolean[],
): number {
  const scores = [
    scoreText(typed, cells),
    scoreWith(typed, cells, { sounds: true, slips: false }, () => true, false),
  ];
  const isLong = typed.length >= 4 || (typed.length === 3 && ![...typed].some(isLatin));
  if (!isLong) return Math.max(...scores);
  const rules = { sounds: false, slips: true };
  scores.push(scoreWith(typed, cells, rules, (at) => starts[at] === true, false));
  for (let at = 0; at + 1 < typed.length; at += 1) {
    const [one = '', other = ''] = typed.slice(at, at + 2);
    if (one === other || !/[a-z]/.test(one) || !/[a-z]/.test(other)) continue;
    const swapped = typed.slice(0, at) + other + one + typed.slice(at + 2);
    const plain = { sounds: false, slips: false };
    scores.push(scoreWith(swapped, cells, plain, () => true, true));
  }
  return Math.max(...scores);
}

function scoreWith(
  typed: string,
  cells: readonly string[],
  rules: Rules,
  mayStart: (at: number) => boolean,
  isSwapped: boolean,
): number {
  let highest = 0;
  for (let start = 0; start < cells.length; start += 1) {
    if (!mayStart(start)) continue;
    const line: Line = { typed, cells, start, rules };
    lay(line, 0, start, 0, false, (sum, until, slipped) => {
      const covered = until - start;
      if (covered === 0 || sum <= 0.5) return;
      const cover = 0.7 + 0.3 * (covered / cells.length);
      const score = (sum / covered) * cover * (start === 0 ? 1 : 0.85);
      highest = Math.max(highest, score * (slipped || isSwapped ? 0.7 : 1));
    });
  }
  return highest;
}

type Line = { typed: string; cells: readonly string[]; start: number; rules: Rules };

/** Every way in which the rest of the words lies along the rest of the cells. */
function lay(
  line: Line,
  at: number,
  cell: number,
  sum: number,
  slipped: boolean,
  visit: Visit,
): void {
  const { typed, cells, start, rules } = line;
  if (at === typed.length) return visit(sum, cell, slipped);
  const [unit = '', held] = [typed[at], cells[cell]];
  const go = (by: number, cellsBy: number, worth: number, slips = slipped): void =>
    lay(line, at + by, cell + cellsBy, sum + worth, slips, visit);
  const maySlip = rules.slips && !slipped;
  const isNearLatin =
    isLatin(held ?? '') || (cell > start && isLatin(cells[cell - 1] ?? ''));
  if (maySlip && (!isLatin(unit) || isNearLatin)) go(1, 0, 0, true);
  if (held === undefined) return;
  if (unit === held) go(1, 1, 1);
  for (const reading of isLatin(unit) ? readingsOf(held) : []) {
    for (const [by, worth] of spelled(typed.slice(at), reading)) go(by, 1, worth);
    for (let size = 2; maySlip && at + size <= typed.length && size <= 7; size += 1) {
      const isOff = isOneOff(typed.slice(at, at + size), reading);
      if (reading.length > 1 && isOff) go(size, 1, 0.5, true);
    }
  }
  const mayAlike = rules.sounds && unit !== held;
  if (mayAlike && readingsOf(unit).some((each) => readingsOf(held).includes(each)))
    go(1, 1, 0.7);
  if (!maySlip || isLatin(unit) !== isLatin(held)) return;
  if (unit !== held) go(1, 1, 0, true);
  if (cell > start) go(0, 1, 0, true);
  const isExchanged = unit === cells[cell + 1] && typed[at + 1] === held;
  if (isExchanged && unit !== held && !isLatin(unit)) go(2, 2, 2, true);
}

/** How many letters a reading may take, and what each way is worth. */
function spelled(letters: string, reading: string): [number, number][] {
  const found: [number, number][] = [];
  if (letters.startsWith(reading)) found.push([reading.length, 0.95]);
  else if (reading.startsWith(letters)) found.push([letters.length, 0.9]);
  if (letters[0] === reading[0]) found.push([1, 0.85]);
  if (/^[zcs]h/.test(reading) && letters.startsWith(reading.slice(0, 2)))
    found.push([2, 0.85]);
  return found;
}

function isOneOff(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false;
  const without = (text: string) =>
    [...text].map((_, at) => text.slice(0, at) + text.slice(at + 1));
  if (typed.length > meant.length) return without(typed).includes(meant);
  if (typed.length < meant.length) return without(meant).includes(typed);
  return [...typed].filter((letter, at) => letter !== meant[at]).length === 1;
}

const readings = new Map<string, string[]>();

function readingsOf(char: string): string[] {
  const known = readings.get(char);
  if (known) return known;
  const asked = { multiple: true, toneType: 'none', type: 'array', v: true } as const;
  const all = pinyin(char, asked)
    .filter((reading) => /^[a-z]+$/.test(reading) && reading !== char)
    .flatMap((reading) =>
      reading.includes('v') ? [reading, reading.replace('v', 'u')] : [reading],
    )
    .filter((reading) => /[aeiouv]/.test(reading));
  const found = isLatin(char) ? [] : [...new Set(all)].slice(0, 4);
  readings.set(char, found);
  return found;
}
