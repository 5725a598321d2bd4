import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { selectMerchant } from './sql.ts';

/** The fee of today; a voucher keeps the one of the day it was sold. */
export const feeOfMerchant = async (work: AnyWork, merchantId: string): Promise<number> => {
  const merchant = await selectMerchant(work, merchantId);
  assert(merchant !== undefined, 'who sells is a merchant');
  return merchant.feeBp;
};
