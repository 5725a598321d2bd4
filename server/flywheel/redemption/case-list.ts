import type { CaseView } from '#contract/offline.ts';
import { Id } from '#contract/kit/id.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { showCase, showCaseToStore } from './case-show.ts';
import { selectCases, selectCasesOfStore } from './sql-case.ts';
import type { CasesAsked } from './sql-case.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';

type Cases = { items: CaseView[]; nextCursor: string | null };

/** What a store handed out without network and could not be redeemed, newest first. */
export const listStoreCases = async (
  work: Work<'not_staff_here'>,
  asked: PageAsk & { placeId: string },
): Promise<Cases> => {
  const store = await mustWorkAt(work, asked.placeId);
  const rows = await selectCasesOfStore(work, {
    placeId: store.id,
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => row.id, showCaseToStore);
};

/** Every case of the city: open ones first, of each the newest first. */
export const listCases = async (
  work: AnyWork,
  asked: PageAsk & { open?: 'true' | 'false' | undefined },
): Promise<Cases> => {
  const rows = await selectCases(work, {
    open: asked.open === undefined ? undefined : asked.open === 'true',
    before: beforeOf(asked.cursor),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => `${row.closedAt ? 1 : 0}.${row.id}`, showCase);
};

const beforeOf = (cursor: string | undefined): CasesAsked['before'] => {
  const match = /^([01])\.(.{36})$/.exec(cursor ?? '');
  const id = Id.safeParse(match?.[2]).data;
  return id ? { closed: match?.[1] === '1', id } : null;
};
