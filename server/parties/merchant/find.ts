import type { MerchantView } from '#contract/merchant.ts';
import { isOperator, ownsMerchant } from '#parties/person/actor.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { showMerchant } from './merchant.ts';
import { selectMerchant, selectMerchantShown } from './sql.ts';
import type { Merchant } from './sql.ts';

/** The merchant of this id in this city. */
export const findMerchant = async (
  work: Work<'merchant_not_found'>,
  merchantId: string,
): Promise<Merchant> =>
  (await selectMerchant(work, merchantId)) ??
  work.refuse('merchant_not_found', { merchantId });

/** The merchant of this id, for whoever answers to nobody, such as a sweep. */
export const merchantById = (
  work: AnyWork,
  merchantId: string,
): Promise<Merchant | undefined> => selectMerchant(work, merchantId);

/** The merchant, when the caller owns it; its name is no secret, its books are. */
export const findOwnMerchant = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  merchantId: string,
): Promise<Merchant> => {
  const merchant = await findMerchant(work, merchantId);
  return ownsMerchant(work.actor, merchantId)
    ? merchant
    : work.refuse('not_your_merchant', {});
};

/** The same for questions that the city's operator may ask too. */
export const findWatchedMerchant = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  merchantId: string,
): Promise<Merchant> =>
  isOperator(work.actor)
    ? findMerchant(work, merchantId)
    : findOwnMerchant(work, merchantId);

export const readMerchant = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  merchantId: string,
): Promise<MerchantView> => {
  await findWatchedMerchant(work, merchantId);
  const shown = await selectMerchantShown(work, merchantId);
  return shown ? showMerchant(shown) : work.refuse('merchant_not_found', { merchantId });
};
