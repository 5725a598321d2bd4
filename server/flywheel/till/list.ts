import type { TillView } from '#contract/till.ts';
import { afterId, askOneMore, pageOfRows } from '#kit/page-cursor.ts';
import type { PageAsk } from '#kit/page-cursor.ts';
import type { Work } from '#kit/work.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { selectTills } from './sql.ts';
import { showTill } from './till.ts';

/** The tills of a merchant, newest first; what was revoked stays to be seen. */
export const listTills = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: PageAsk & { merchantId: string },
): Promise<{ items: TillView[]; nextCursor: string | null }> => {
  await findOwnMerchant(work, asked.merchantId);
  const rows = await selectTills(work, {
    merchantId: asked.merchantId,
    before: afterId(asked),
    limit: askOneMore(asked),
  });
  return pageOfRows(rows, asked, (row) => row.id, showTill);
};
