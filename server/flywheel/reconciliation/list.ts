import type { RailName } from '#contract/payment.ts';
import type { DifferenceView, RailDayView } from '#contract/reconciliation.ts';
import { LocalDay } from '#contract/kit/time.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork } from '#kit/work.ts';
import { showDay, showDifference } from './show.ts';
import { selectDays } from './sql.ts';
import { countByDay, selectDifferences } from './sql-difference.ts';

/** The days of each rail, newest first, with how much of each is not the same. */
export const listRailDays = async (
  work: AnyWork,
  asked: PageAsk & { rail?: RailName | undefined },
): Promise<{ items: RailDayView[]; nextCursor: string | null }> => {
  const limit = askOneMore(asked);
  const before = beforeOf(asked.cursor);
  const days = await selectDays(work, { rail: asked.rail, before, limit });
  const counts = await countByDay(work, [...new Set(days.map(({ day }) => day))]);
  return pageOfRows(
    days,
    asked,
    ({ day, rail }) => `${day}.${rail}`,
    (each) =>
      showDay(
        each,
        counts.find(({ day, rail }) => day === each.day && rail === each.rail),
      ),
  );
};

const beforeOf = (cursor: string | undefined): { day: string; rail: string } | null => {
  const [day, rail = ''] = (cursor ?? '').split('.');
  const known = LocalDay.safeParse(day).data;
  return known ? { day: known, rail } : null;
};

/** The differences, newest first. */
export const listDifferences = async (
  work: AnyWork,
  asked: PageAsk & {
    open?: 'true' | 'false' | undefined;
    rail?: RailName | undefined;
    day?: string | undefined;
  },
): Promise<{ items: DifferenceView[]; nextCursor: string | null }> => {
  const rows = await selectDifferences(work, {
    open: asked.open === undefined ? undefined : asked.open === 'true',
    rail: asked.rail,
    day: asked.day,
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, ({ id }) => id, showDifference);
};
