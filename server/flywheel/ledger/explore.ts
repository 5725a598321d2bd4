import type { AccountView, PostingView } from '#contract/ledger.ts';
import { askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import { assert } from '#kit/refuse.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { postingsOf, selectPostings, sumAccounts } from './sql.ts';
import type { AccountSums, PostedLine, PostingsAsked } from './sql.ts';

/** Every account with its derived balance; what the rail gave and took stands on top. */
export const listAccounts = async (
  work: AnyWork,
  asked: PageAsk & { prefix?: string | undefined },
) => {
  const rows = await sumAccounts(work, {
    prefix: asked.prefix ?? '',
    after: asked.cursor ?? '',
    limit: askOneMore(asked),
  });
  const rails = await sumAccounts(work, { prefix: 'rail:', after: '', limit: 100 });
  return {
    ...pageOfRows(rows, asked, (row) => row.account, showAccount),
    moneyInFen: rails.reduce((sum, rail) => sum + rail.outFen, 0),
    moneyOutFen: rails.reduce((sum, rail) => sum + rail.inFen, 0),
  };
};

/** Postings, newest first, of one account, order or voucher where it is named. */
export const listPostings = async (
  work: AnyWork,
  asked: PageAsk & Omit<PostingsAsked, 'before' | 'limit'>,
): Promise<{ items: PostingView[]; nextCursor: string | null }> => {
  const rows = await selectPostings(work, {
    account: asked.account,
    orderId: asked.orderId,
    voucherId: asked.voucherId,
    before: beforeOf(asked.cursor),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => `${row.entryId}.${row.lineNo}`, showPosting);
};

/** One entry whole, so that anybody can add it up. */
export const readEntry = async (
  work: Work<'entry_not_found'>,
  entryId: string,
): Promise<{ postings: PostingView[] }> => {
  const lines = await postingsOf(work, entryId);
  if (lines.length === 0) return work.refuse('entry_not_found', {});
  return { postings: lines.map(showPosting) };
};

const beforeOf = (cursor: string | undefined): PostingsAsked['before'] => {
  const match = /^([0-9a-f-]{36})\.(\d{1,4})$/.exec(cursor ?? '');
  return match?.[1] ? { entryId: match[1], lineNo: Number(match[2]) } : null;
};

const showAccount = (sums: AccountSums): AccountView => {
  assert(sums.inFen >= 0 && sums.outFen >= 0, 'sides of an account are never negative');
  return { ...sums, balanceFen: sums.inFen - sums.outFen };
};

const showPosting = (line: PostedLine): PostingView => ({
  entryId: line.entryId,
  lineNo: line.lineNo,
  kind: line.kind,
  fromAccount: line.fromAccount,
  toAccount: line.toAccount,
  amountFen: line.amountFen,
  postedAt: line.postedAt.toISOString(),
  orderId: line.orderId,
  voucherId: line.voucherId,
  reversesEntryId: line.reversesEntryId,
});
