import type { AnyWork } from '#kit/work.ts';
import type { MerchantAccount, PayoutTerms } from './sql-payout.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'merchantAccount' | 'payoutTerms'>();

export const selectAccounts = (
  work: AnyWork,
  merchantId: string,
): Promise<MerchantAccount[]> =>
  tables(work)
    .selectFrom('merchantAccount')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', merchantId)
    .orderBy('rail')
    .execute();

export const writeAccount = async (
  work: AnyWork,
  account: MerchantAccount,
): Promise<void> => {
  const { account: number, holder, setBy, setAt } = account;
  await tables(work)
    .insertInto('merchantAccount')
    .values(account)
    .onConflict((conflict) =>
      conflict
        .columns(['cityId', 'merchantId', 'rail'])
        .doUpdateSet({ account: number, holder, setBy, setAt }),
    )
    .execute();
};

export const selectTerms = (
  work: AnyWork,
  merchantId: string,
): Promise<PayoutTerms | undefined> =>
  tables(work)
    .selectFrom('payoutTerms')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('merchantId', '=', merchantId)
    .executeTakeFirst();

export const writeTerms = async (work: AnyWork, terms: PayoutTerms): Promise<void> => {
  const { minimumFen, holdingDays, heldBecause, setBy, setAt } = terms;
  await tables(work)
    .insertInto('payoutTerms')
    .values(terms)
    .onConflict((conflict) =>
      conflict
        .columns(['cityId', 'merchantId'])
        .doUpdateSet({ minimumFen, holdingDays, heldBecause, setBy, setAt }),
    )
    .execute();
};
