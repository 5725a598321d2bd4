import { merchantCan } from '#contract/merchant.ts';
import type { MerchantView } from '#contract/merchant.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { theirId } from '#parties/person/actor.ts';
import type { Work } from '#kit/work.ts';
import { findMerchant } from './find.ts';
import { showMerchant } from './merchant.ts';
import { insertReview, moveMerchant, selectMerchantShown } from './sql.ts';

export type ReviewAsked = {
  merchantId: string;
  verdict: 'accept' | 'refuse';
  reason?: string | undefined;
};

/** An application is judged once; the verdict, its who and its why are kept. */
export const reviewMerchant = async (
  work: Work<'merchant_not_found' | 'merchant_already_reviewed'>,
  asked: ReviewAsked,
): Promise<MerchantView> => {
  const merchant = await findMerchant(work, asked.merchantId);
  const to = asked.verdict === 'accept' ? 'active' : 'refused';
  const moved =
    merchantCan.review(merchant.state) &&
    (await moveMerchant(work, merchant.id, merchant.state, to));
  if (!moved) return work.refuse('merchant_already_reviewed', { state: merchant.state });
  await insertReview(work, {
    merchantId: merchant.id,
    verdict: asked.verdict,
    reason: asked.reason ?? null,
    reviewedBy: theirId(work),
  });
  writeAudit(work, {
    deed: 'merchant_reviewed',
    subject: { kind: 'merchant', id: merchant.id },
    facts: { verdict: asked.verdict, reason: asked.reason ?? null, name: merchant.name },
  });
  work.emit({ name: 'merchant.reviewed', facts: { merchantId: merchant.id, state: to } });
  const shown = await selectMerchantShown(work, merchant.id);
  return shown
    ? showMerchant(shown)
    : work.refuse('merchant_not_found', { merchantId: asked.merchantId });
};
