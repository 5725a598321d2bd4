import { orderCan, orderTable } from '#contract/order.ts';
import type { PayerDevice, PaymentView, RailName } from '#contract/payment.ts';
import { lockMyOrder } from '#flywheel/order/find.ts';
import type { Work } from '#kit/work.ts';
import type { Rail } from './rail.ts';
import { showPayment } from './show.ts';
import { insertPayment, markOpenAs, openPaymentOf } from './sql.ts';
import type { Payment } from './sql.ts';

export type StartAsked = {
  orderId: string;
  rail: RailName;
  returnPath: string;
  device?: PayerDevice | undefined;
  openId?: string | undefined;
  ip: string;
};

/**
 * Opens a payment at a rail. An order has one open payment: asking again gives the same
 * cashier, and asking for another rail closes it first. The rail is called inside the
 * transaction, which holds only this customer's own order; if that is lost, the rail knows
 * a trade that nobody can pay.
 */
export const startPayment = async (
  work: Work<'order_not_found' | 'order_not_in_state' | 'rail_not_answering'>,
  asked: StartAsked,
): Promise<PaymentView> => {
  const order = await lockMyOrder(work, asked.orderId);
  if (!orderCan.pay(order.state)) {
    return work.refuse('order_not_in_state', {
      state: order.state,
      needs: [...orderTable.pay],
    });
  }
  const open = await openPaymentOf(work, order.id);
  if (open?.rail === asked.rail) return showPayment(open);
  const rail = railOf(work, asked.rail);
  if (open) await leaveRail(work, open);
  const id = work.id();
  const { cashierUrl } = await openTrade(work, rail, {
    tradeNo: id,
    amountFen: order.totalFen,
    title: order.title,
    cityId: work.cityId,
    returnPath: asked.returnPath,
    payBy: order.payBy,
    payer: {
      device: asked.device ?? 'phone',
      ip: asked.ip,
      ...(asked.openId !== undefined && { openId: asked.openId }),
    },
  });
  const payment = {
    cityId: work.cityId,
    id,
    orderId: order.id,
    rail: rail.name,
    state: 'started' as const,
    amountFen: order.totalFen,
    cashierUrl,
    startedAt: work.now,
    checkedAt: work.now,
    paidAt: null,
  };
  insertPayment(work, payment);
  return showPayment(payment);
};

/** The rail of this name; one that is not configured is as good as not answering. */
export const railOf = (work: Work<'rail_not_answering'>, name: RailName): Rail =>
  work.outside.rails[name] ?? work.refuse('rail_not_answering', { retryAfterSeconds: 60 });

/** Money may be on its way at the rail that is left: then nothing else is opened. */
const leaveRail = async (
  work: Work<'rail_not_answering'>,
  open: Payment,
): Promise<void> => {
  const rail = railOf(work, open.rail);
  try {
    const { outcome } = await rail.closeTrade(open.id);
    if (outcome === 'closed') return await markOpenAs(work, open.id, 'closed');
  } catch {
    // As good as not answering: nothing is known.
  }
  return work.refuse('rail_not_answering', { retryAfterSeconds: 5 });
};

const openTrade = async (
  work: Work<'rail_not_answering'>,
  rail: Rail,
  asked: Parameters<Rail['startTrade']>[0],
): Promise<{ cashierUrl: string }> => {
  try {
    return await rail.startTrade(asked);
  } catch {
    return work.refuse('rail_not_answering', { retryAfterSeconds: 5 });
  }
};
