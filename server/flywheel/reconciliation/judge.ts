import type { RailName } from '#contract/payment.ts';
import { recordsOf } from '#flywheel/payment/records.ts';
import type { AnyWork } from '#kit/work.ts';
import { firstOperator } from '#parties/person/operators.ts';
import { addUp, keyOf, problemOf } from './reconciliation.ts';
import type { Ours, Theirs } from './reconciliation.ts';
import { linesOf } from './sql.ts';
import { openDifference, openOf, resolveDifferences } from './sql-difference.ts';

type Key = Pick<Theirs, 'kind' | 'ourNo'>;
export type Judged = { rail: RailName; day: string; keys: readonly Key[] };

/**
 * Looks at numbers again, by all bills so far and by our books as they are now: opens what
 * differs, once, and closes what came to be the same. Returns how many differ.
 */
export const judgeNumbers = async (
  work: AnyWork,
  { rail, day, keys }: Judged,
): Promise<number> => {
  const numbers = [...new Set(keys.map(({ ourNo }) => ourNo))];
  if (numbers.length === 0) return 0;
  const [records, lines, open] = await Promise.all([
    recordsOf(work, rail, numbers),
    linesOf(work, rail, numbers),
    openOf(work, rail, numbers),
  ]);
  const ours = new Map(records.map((record) => [keyOf(record), record]));
  const theirs = new Map(addUp(lines).map((line) => [keyOf(line), line]));
  const wrong = new Map<string, string>();
  for (const key of new Map(keys.map((each) => [keyOf(each), each])).values()) {
    const pair = { ours: ours.get(keyOf(key)), theirs: theirs.get(keyOf(key)) };
    const problem = await tell(work, { rail, day, key, ...pair });
    if (problem) wrong.set(keyOf(key), problem);
  }
  const judged = new Set(keys.map(keyOf));
  const settled = open.filter(
    (each) => judged.has(keyOf(each)) && wrong.get(keyOf(each)) !== each.problem,
  );
  if (settled.length > 0)
    await resolveDifferences(
      work,
      settled.map(({ id }) => id),
    );
  return wrong.size;
};

const tell = async (
  work: AnyWork,
  found: {
    rail: RailName;
    day: string;
    key: Key;
    ours: Ours | undefined;
    theirs: Theirs | undefined;
  },
): Promise<string | undefined> => {
  const { rail, day, key, ours, theirs } = found;
  const problem = problemOf(ours, theirs);
  if (!problem) return undefined;
  await openDifference(work, {
    id: work.id(),
    rail,
    day,
    kind: key.kind,
    ourNo: key.ourNo,
    problem,
    ourFen: ours?.amountFen ?? null,
    theirFen: theirs?.amountFen ?? null,
    ourState: ours?.state ?? null,
    openedAt: work.now,
    judgedAt: work.now,
    ownerId: await firstOperator(work),
  });
  return problem;
};
