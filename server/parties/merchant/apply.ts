import type { MerchantView } from '#contract/merchant.ts';
import { grantRole } from '#parties/person/grant-role.ts';
import { theirId } from '#parties/person/actor.ts';
import type { Work } from '#kit/work.ts';
import { showMerchant, usualFeeBp } from './merchant.ts';
import { insertMerchant } from './sql.ts';

/** Anybody with a licence may apply; the applicant is the owner from the first minute. */
export const applyAsMerchant = async (
  work: Work<'licence_already_used'>,
  asked: { name: string; licenceNo: string; contactPhone: string },
): Promise<MerchantView> => {
  const merchant = {
    ...asked,
    id: work.id(),
    state: 'in_review',
    feeBp: usualFeeBp,
  } as const;
  if (!(await insertMerchant(work, merchant)))
    return work.refuse('licence_already_used', {});
  await grantRole(work, {
    personId: theirId(work),
    role: 'owner',
    merchantId: merchant.id,
  });
  work.emit({ name: 'merchant.applied', facts: { merchantId: merchant.id } });
  return showMerchant({
    ...merchant,
    cityId: work.cityId,
    createdAt: work.now,
    reviewReason: null,
    stores: 0,
  });
};
