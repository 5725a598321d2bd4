import type { TillView } from '#contract/till.ts';
import type { Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import { findOwnMerchant } from '#parties/merchant/find.ts';
import { markRevoked, selectTill } from './sql.ts';
import { showTill } from './till.ts';

/** Takes a key's worth away with the next request; revoking again changes nothing. */
export const revokeTill = async (
  work: Work<'merchant_not_found' | 'not_your_merchant' | 'till_not_found'>,
  asked: { merchantId: string; tillId: string },
): Promise<TillView> => {
  await findOwnMerchant(work, asked.merchantId);
  const { merchantId, tillId: id } = asked;
  const till =
    (await selectTill(work, { merchantId, id })) ?? work.refuse('till_not_found', {});
  await markRevoked(work, id);
  if (!till.revokedAt) {
    writeAudit(work, {
      deed: 'till_revoked',
      subject: { kind: 'till', id },
      facts: { name: till.name, placeId: till.placeId, merchantId },
    });
  }
  return showTill({ ...till, revokedAt: till.revokedAt ?? work.now });
};
