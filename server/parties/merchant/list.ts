import type { MerchantState, MerchantView } from '#contract/merchant.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { AnyWork } from '#kit/work.ts';
import { showMerchant } from './merchant.ts';
import { selectMerchants } from './sql.ts';

/** The operator's queue: the oldest application first, since it has waited longest. */
export const listMerchants = async (
  work: AnyWork,
  asked: PageAsk & { state?: MerchantState | undefined },
): Promise<{ items: MerchantView[]; nextCursor: string | null }> => {
  const rows = await selectMerchants(work, {
    state: asked.state,
    after: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => row.id, showMerchant);
};
