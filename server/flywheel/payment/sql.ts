import type { Selectable } from 'kysely';
import type {
  PaymentState,
  RailName,
  RailReason,
  RefundReason,
  RefundState,
} from '#contract/payment.ts';
import type { AnyWork } from '#kit/work.ts';

export type PaymentTable = {
  cityId: string;
  id: string;
  orderId: string;
  rail: RailName;
  state: PaymentState;
  amountFen: number;
  cashierUrl: string;
  startedAt: Date;
  checkedAt: Date;
  paidAt: Date | null;
};
export type PaymentNoticeTable = {
  cityId: string;
  rail: RailName;
  noticeId: string;
  paymentId: string;
  outcome: string;
  receivedAt: Date;
};
export type RefundTable = {
  cityId: string;
  id: string;
  orderId: string;
  paymentId: string;
  voucherId: string | null;
  amountFen: number;
  reason: RefundReason;
  state: RefundState;
  startedAt: Date;
  nextTryAt: Date;
  tries: number;
  refundedAt: Date | null;
  /** The use whose money it is, and what of it the merchant bears; null where unused. */
  redemptionId: string | null;
  merchantBackFen: number | null;
  because: string | null;
  /** Why the rail would not, the last time it was asked. */
  why: RailReason | null;
};
declare module '#kit/db.ts' {
  interface Tables {
    payment: PaymentTable;
    paymentNotice: PaymentNoticeTable;
    refund: RefundTable;
  }
}
export type Payment = Selectable<PaymentTable>;
export type Refund = Selectable<RefundTable>;

const tables = (work: AnyWork) =>
  work.db.$pickTables<'payment' | 'paymentNotice' | 'refund'>();
const open: readonly PaymentState[] = ['started', 'unknown'];

export const insertPayment = (
  work: AnyWork,
  payment: Omit<PaymentTable, 'cityId'>,
): void => {
  const row = { ...payment, cityId: work.cityId };
  work.alongside(tables(work).insertInto('payment').values(row));
};

export const openPaymentOf = (
  work: AnyWork,
  orderId: string,
): Promise<Payment | undefined> =>
  tables(work)
    .selectFrom('payment')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', orderId)
    .where('state', 'in', [...open])
    .executeTakeFirst();

export const newestPaymentOf = (
  work: AnyWork,
  orderId: string,
): Promise<Payment | undefined> =>
  tables(work)
    .selectFrom('payment')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', orderId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const paidPaymentOf = (
  work: AnyWork,
  orderId: string,
): Promise<Payment | undefined> =>
  tables(work)
    .selectFrom('payment')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', orderId)
    .where('state', '=', 'paid')
    .orderBy('paidAt')
    .limit(1)
    .executeTakeFirst();

export const selectPayment = (work: AnyWork, id: string): Promise<Payment | undefined> =>
  tables(work)
    .selectFrom('payment')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Marks a payment paid once, whatever it was before; false when it already was. */
export const markPaid = async (work: AnyWork, id: string): Promise<boolean> => {
  const result = await tables(work)
    .updateTable('payment')
    .set({ state: 'paid', paidAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('state', '<>', 'paid')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
};

/** Only an open payment can close: `paid` is never taken back by a late notice. */
export const markOpenAs = async (
  work: AnyWork,
  id: string,
  state: 'unknown' | 'closed' | 'started',
): Promise<void> => {
  await tables(work)
    .updateTable('payment')
    .set({ state, checkedAt: work.now })
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .where('state', 'in', [...open])
    .execute();
};

/** False when this very notice was received before. */
export const insertNotice = async (
  work: AnyWork,
  notice: Omit<PaymentNoticeTable, 'cityId' | 'receivedAt'>,
): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('paymentNotice')
    .values({ ...notice, cityId: work.cityId, receivedAt: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

/** An open payment that nobody has asked about since `before`, if there is one. */
export const findUnheard = (work: AnyWork, before: Date): Promise<Payment | undefined> =>
  tables(work)
    .selectFrom('payment')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('state', 'in', [...open])
    .where('checkedAt', '<', before)
    .orderBy('checkedAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();

/** False when this voucher's money is already on its way. */
export const insertRefund = async (
  work: AnyWork,
  refund: Omit<RefundTable, 'cityId'>,
): Promise<boolean> => {
  const result = await tables(work)
    .insertInto('refund')
    .values({ ...refund, cityId: work.cityId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
};

export const lockDueRefunds = (work: AnyWork, limit: number): Promise<Refund[]> =>
  tables(work)
    .selectFrom('refund')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('state', '=', 'refunding')
    .where('nextTryAt', '<=', work.now)
    .orderBy('nextTryAt')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();

export const putRefundOff = async (
  work: AnyWork,
  id: string,
  { nextTryAt, why }: { nextTryAt: Date; why: RailReason | null },
): Promise<void> => {
  await tables(work)
    .updateTable('refund')
    .set((eb) => ({ nextTryAt, why, tries: eb('tries', '+', 1) }))
    .where('cityId', '=', work.cityId)
    .where('id', '=', id)
    .execute();
};

export const refundsOfOrder = (work: AnyWork, orderId: string): Promise<Refund[]> =>
  tables(work)
    .selectFrom('refund')
    .selectAll()
    .where('cityId', '=', work.cityId)
    .where('orderId', '=', orderId)
    .orderBy('id')
    .limit(100)
    .execute();
