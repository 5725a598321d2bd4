import type { AnyWork } from '#kit/work.ts';
import type { Redemption, RedemptionShown } from './sql.ts';

const tables = (work: AnyWork) => work.db.$pickTables<'redemption' | 'redemptionShown'>();

/** One row lets through what is left of its money and no more. */
export const claimRefund = (
  work: AnyWork,
  asked: { redemptionId: string; amountFen: number },
): Promise<Pick<Redemption, 'paidFen' | 'refundedFen'> | undefined> =>
  tables(work)
    .updateTable('redemption')
    .set((eb) => ({ refundedFen: eb('refundedFen', '+', asked.amountFen) }))
    .where('cityId', '=', work.cityId)
    .where('id', '=', asked.redemptionId)
    .where('undoneAt', 'is', null)
    .where((eb) => eb(eb('refundedFen', '+', asked.amountFen), '<=', eb.ref('paidFen')))
    .returning(['paidFen', 'refundedFen'])
    .executeTakeFirst();

export const claimAsked = async (work: AnyWork, redemptionId: string): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('redemption')
    .set({ refundAskedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', redemptionId)
    .where('undoneAt', 'is', null)
    .where('refundAskedAt', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** More uses than a card can have. */
const usesLimit = 100;

export const usesOfVoucher = (
  work: AnyWork,
  voucherId: string,
): Promise<RedemptionShown[]> =>
  tables(work)
    .selectFrom('redemptionShown')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('voucherId', '=', voucherId)
    .where('undoneAt', 'is', null)
    .orderBy('id')
    .limit(usesLimit)
    .execute();
