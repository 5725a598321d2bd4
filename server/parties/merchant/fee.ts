import { assert } from '#kit/refuse.ts';
import type { AnyWork } from '#kit/work.ts';
import { ruleFor } from './fee-rule.ts';
import type { FeeSale } from './fee-rule.ts';
import { selectRules } from './sql-fee.ts';
import { selectMerchant } from './sql.ts';

/**
 * The commission of a sale of today, in hundredths of a percent: of the rule that applies,
 * else the merchant's own. A voucher keeps the one of the moment it was sold.
 */
export const feeOfSale = async (work: AnyWork, sale: FeeSale): Promise<number> => {
  const [merchant, rules] = await Promise.all([
    selectMerchant(work, sale.merchantId),
    selectRules(work),
  ]);
  assert(merchant !== undefined, 'who sells is a merchant');
  return ruleFor(rules, sale, work.now)?.feeBp ?? merchant.feeBp;
};
