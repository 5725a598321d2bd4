import { hourMs } from '#contract/kit/time.ts';
import type { AnyWork } from '#kit/work.ts';
import { judgeNumbers } from './judge.ts';
import { lockUnjudged, markJudged } from './sql-difference.ts';

const atOnce = 100;

/**
 * Looks at open differences every hour: a refund may be done by now, or a share asked
 * again. What came to be the same closes itself.
 */
export const judgeOpen = async (work: AnyWork): Promise<number> => {
  const open = await lockUnjudged(work, new Date(work.now.getTime() - hourMs), atOnce);
  if (open.length === 0) return 0;
  await markJudged(
    work,
    open.map(({ id }) => id),
  );
  for (const { rail, day, kind, ourNo } of open) {
    await judgeNumbers(work, { rail, day, keys: [{ kind, ourNo }] });
  }
  return open.length;
};
