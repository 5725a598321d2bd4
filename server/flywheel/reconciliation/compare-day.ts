import { RailName } from '#contract/payment.ts';
import { askAgain } from '#flywheel/payment/check.ts';
import {
  firstStartedAt,
  numbersKnown,
  recordsDone,
  recordsOf,
} from '#flywheel/payment/records.ts';
import type { Rail } from '#flywheel/payment/rail.ts';
import { Id } from '#contract/kit/id.ts';
import { citiesShown } from '#kit/city.ts';
import type { AnyWork } from '#kit/work.ts';
import { judgeNumbers } from './judge.ts';
import { addUp, countBoth, isBillReady, keyOf, nextTryOf } from './reconciliation.ts';
import { chinaDay, dayAfter, hoursOf } from './reconciliation.ts';
import { claimDay, findNewestDay, findWaiting } from './sql.ts';
import { keepLines, markCompared, putDayOff } from './sql.ts';
import type { DatedLine } from './sql.ts';

/**
 * Compares one day of one rail with our own books: what differs becomes a case with an
 * owner. Days are taken in order, from the first on which the rail was asked for money; a
 * bill that is not there is asked for again, and the days after it do not wait. One day a
 * transaction: killed anywhere, it is compared as if for the first time.
 */
export const compareDay = async (work: AnyWork): Promise<number> => {
  for (const name of RailName.options) {
    const rail = work.outside.rails[name];
    const day = rail && (await dueDay(work, name));
    if (!rail || !day) continue;
    const claimed = await claimDay(work, name, day);
    if (!claimed) continue;
    const bill = await fetchBill(rail, day);
    if (!bill) {
      await putDayOff(work, name, day, nextTryOf(claimed.tries, work.now));
      return 1;
    }
    await compare(work, { rail: name, day, bill });
    return 1;
  }
  return 0;
};

const dueDay = async (work: AnyWork, rail: RailName): Promise<string | undefined> => {
  const waiting = await findWaiting(work, rail);
  if (waiting) return waiting;
  const newest = await findNewestDay(work, rail);
  const first = newest ? undefined : await firstStartedAt(work, rail);
  const next = newest ? dayAfter(newest) : first && chinaDay(first);
  return next && isBillReady(next, work.now) ? next : undefined;
};

const fetchBill = async (rail: Rail, day: string): Promise<DatedLine[] | undefined> => {
  try {
    return addUp(await rail.dayBill(day));
  } catch {
    // Not written yet, not reachable, or not what was told: asked for again.
    return undefined;
  }
};

type Compared = { rail: RailName; day: string; bill: readonly DatedLine[] };

const compare = async (work: AnyWork, { rail, day, bill }: Compared): Promise<void> => {
  const [lines, done] = await Promise.all([
    linesForUs(work, rail, bill),
    recordsDone(work, rail, hoursOf(day)),
  ]);
  await keepLines(work, { rail, day, lines });
  await lookAgain(work, rail, lines);
  await judgeNumbers(work, { rail, day, keys: [...lines, ...done] });
  await markCompared(work, rail, day, countBoth(lines, done));
};

/**
 * A bill is of all cities that share a merchant's account. What another city asked for is
 * that city's; what nobody asked for is looked into by the first.
 */
const linesForUs = async (
  work: AnyWork,
  rail: RailName,
  bill: readonly DatedLine[],
): Promise<DatedLine[]> => {
  const numbers = bill.map(({ ourNo }) => ourNo);
  const records = await recordsOf(work, rail, numbers);
  const ours = new Set(records.map(keyOf));
  const strange = bill.filter((line) => !ours.has(keyOf(line)));
  if (strange.length === 0) return [...bill];
  const ids = strange.map(({ ourNo }) => ourNo).filter((no) => Id.safeParse(no).success);
  const own = new Set(records.map(({ ourNo }) => ourNo));
  const known = ids.length > 0 ? await numbersKnown(work, ids) : new Set<string>();
  const [first] = await citiesShown(work);
  const isFirst = first?.id === work.cityId;
  return bill.filter(
    (line) =>
      ours.has(keyOf(line)) || own.has(line.ourNo) || (isFirst && !known.has(line.ourNo)),
  );
};

/** So many payments are asked about again in one go; the rest are cases. */
const askedAgain = 50;

/** Money that the bill knows and we don't: the rail is asked, and its answer acted on. */
const lookAgain = async (
  work: AnyWork,
  rail: RailName,
  lines: readonly DatedLine[],
): Promise<void> => {
  const numbers = lines.filter(({ kind }) => kind === 'trade').map(({ ourNo }) => ourNo);
  const records = await recordsOf(work, rail, numbers);
  const open = records.filter(({ kind, doneAt }) => kind === 'trade' && !doneAt);
  for (const { ourNo } of open.slice(0, askedAgain)) await askAgain(work, ourNo);
};
