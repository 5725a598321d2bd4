// One customer's lunch, as the apps ask for it: quote, order, payment, cashier, and at the
// counter the look at the code and the redeeming of it.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller } from '#contract/kit/call.ts';
import { placeOrder, readOrder } from '#contract/order.ts';
import { startPayment } from '#contract/payment.ts';
import { makeQuote } from '#contract/quote.ts';
import { prepareRedemption, redeemVoucher } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import { city, mustBe } from './street.ts';

export type Lunch = {
  address: string;
  placeId: string;
  offerId: string;
  send: typeof fetch;
  customer: Caller;
  cashier: Caller;
};

/** The rail sends its notices every tenth of a second. */
const noticeMs = 110;
const looksLimit = 100;

/** The whole of it; throws at the first thing that goes another way. */
export async function haveLunch(lunch: Lunch): Promise<void> {
  const voucherId = await buyLunch(lunch);
  const { code } = mustBe(await lunch.customer(readVoucher, { city, voucher: voucherId }));
  mustBe(await lunch.cashier(prepareRedemption, { city, place: lunch.placeId, code }));
  await redeemCode(lunch, code);
}

/** One request of the counter. */
export async function redeemCode(
  { cashier, placeId }: Pick<Lunch, 'cashier' | 'placeId'>,
  code: string,
): Promise<void> {
  mustBe(await cashier(redeemVoucher, { city, place: placeId, code, channel: 'scan' }));
}

/** Until the voucher is there. */
export async function buyLunch(lunch: Lunch): Promise<string> {
  const { customer, placeId, offerId } = lunch;
  const basket = { kind: 'package', offerId, count: 1 } as const;
  const { token } = mustBe(await customer(makeQuote, { city, placeId, basket }));
  const order = mustBe(await customer(placeOrder, { city, token }));
  const asked = { city, order: order.id, rail: 'sandbox', returnPath: '/' } as const;
  const payment = mustBe(await customer(startPayment, asked));
  const till = `${lunch.address}/sandbox/cashier/${payment.id}/pay`;
  const { status } = await lunch.send(till, { method: 'POST', redirect: 'manual' });
  if (status !== 303) throw new Error(`the cashier said ${status}`);
  for (let look = 0; look < looksLimit; look += 1) {
    // A busy server is asked more seldom.
    await sleep(noticeMs * Math.min(look + 1, 5));
    const { voucherIds } = mustBe(await customer(readOrder, { city, order: order.id }));
    if (voucherIds[0]) return voucherIds[0];
  }
  throw new Error('no notice of the payment came');
}

/** Runs `act` for 0 … count - 1, so many at a time. */
export async function inTurns(
  count: number,
  atOnce: number,
  act: (no: number) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) {
      const no = next;
      next += 1;
      await act(no);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, one));
}
