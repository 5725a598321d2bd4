import type { MerchantView } from '#contract/merchant.ts';
import { maskPhone } from '#kit/log.ts';
import type { MerchantShown } from './sql.ts';

/** The platform's usual fee on what customers paid: 0.6 %. */
export const usualFeeBp = 60;

/** A merchant as the wire shows it; the contact's phone is masked. */
export const showMerchant = (merchant: MerchantShown): MerchantView => ({
  id: merchant.id,
  name: merchant.name,
  licenceNo: merchant.licenceNo,
  contactPhoneMasked: maskPhone(merchant.contactPhone),
  state: merchant.state,
  reviewReason: merchant.reviewReason,
  feeBp: merchant.feeBp,
  stores: merchant.stores,
  createdAt: merchant.createdAt.toISOString(),
});
