import type { RailName } from '#contract/payment.ts';
import type { MerchantAccountView, PayoutTermsView } from '#contract/settlement.ts';
import type { Work } from '#kit/work.ts';
import { writeAudit } from '#parties/audit/write-audit.ts';
import {
  findMerchant,
  findOwnMerchant,
  findWatchedMerchant,
} from '#parties/merchant/find.ts';
import { theirId } from '#parties/person/actor.ts';
import { endOf, termsOf } from './payout.ts';
import { selectAccounts, selectTerms, writeAccount, writeTerms } from './sql-terms.ts';
import type { MerchantAccount } from './sql-payout.ts';

/** The owner says where a rail pays; payouts that are made keep the account they had. */
export const setMerchantAccount = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  asked: { merchantId: string; rail: RailName; account: string; holder: string },
): Promise<MerchantAccountView> => {
  await findOwnMerchant(work, asked.merchantId);
  const account = {
    ...asked,
    cityId: work.cityId,
    setBy: theirId(work),
    setAt: work.now,
  };
  await writeAccount(work, account);
  writeAudit(work, {
    deed: 'merchant_account_set',
    subject: { kind: 'merchant', id: asked.merchantId },
    facts: { rail: asked.rail, accountEnd: endOf(asked.account) },
  });
  work.emit({
    name: 'merchant_account.set',
    facts: { merchantId: asked.merchantId, rail: asked.rail },
  });
  return showAccount(account);
};

/** Where a merchant is paid, and on which terms; nobody reads a whole account again. */
export const listMerchantAccounts = async (
  work: Work<'merchant_not_found' | 'not_your_merchant'>,
  merchantId: string,
): Promise<{ items: MerchantAccountView[]; terms: PayoutTermsView }> => {
  await findWatchedMerchant(work, merchantId);
  const [accounts, terms] = await Promise.all([
    selectAccounts(work, merchantId),
    selectTerms(work, merchantId),
  ]);
  return { items: accounts.map(showAccount), terms: termsOf(terms) };
};

/** The operator says on which terms a merchant is paid, or why it is not for now. */
export const setPayoutTerms = async (
  work: Work<'merchant_not_found'>,
  asked: PayoutTermsView & { merchantId: string },
): Promise<PayoutTermsView> => {
  await findMerchant(work, asked.merchantId);
  await writeTerms(work, {
    ...asked,
    cityId: work.cityId,
    setBy: theirId(work),
    setAt: work.now,
  });
  const { merchantId, ...terms } = asked;
  writeAudit(work, {
    deed: 'payout_terms_set',
    subject: { kind: 'merchant', id: merchantId },
    facts: { ...terms },
  });
  return termsOf(asked);
};

const showAccount = (account: MerchantAccount): MerchantAccountView => ({
  rail: account.rail,
  accountEnd: endOf(account.account),
  holder: account.holder,
  setAt: account.setAt.toISOString(),
});
