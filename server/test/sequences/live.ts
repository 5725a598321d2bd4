import type pg from 'pg';
import { makeCaller } from '#contract/kit/call.ts';
import type { Answer, Caller } from '#contract/kit/call.ts';
import type { Endpoint } from '#contract/kit/endpoint.ts';
import { cancelOrder } from '#contract/order.ts';
import { refundOrder, startPayment } from '#contract/payment.ts';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { injected } from '../histories/line.ts';
import { city } from '../town.ts';
import type { Town } from '../town.ts';
import { cancel, pay, redeem, takeBack, undo } from './books.ts';
import type { Books, Tap } from './books.ts';
import type { Deed, Sequence } from './sequence.ts';

export type World = { town: Town; db: pg.Pool };
export type Customer = { id: string; call: Caller };

/** An order on its way through a sequence, beside the books that say how it must be. */
export type Life = {
  sequence: Sequence;
  customer: Customer;
  books: Books;
  orderId: string;
  paymentId: string | null;
  vouchers: { id: string; code: string }[];
  /** By voucher, in the order in which they were made. */
  redemptions: string[][];
  wrong: string[];
};

/** Does one deed of a sequence, in the server and in the books; both must agree. */
export const liveDeed = async (world: World, life: Life, no: number): Promise<void> => {
  const deed = life.sequence.deeds[no] ?? { deed: 'nothing' };
  const nowMs = world.town.clock.now().getTime();
  const [must, did] = await doDeed(world, life, deed, nowMs);
  if (must !== did) {
    life.wrong.push(`${deed.deed} in round ${no}: books say ${must}, was ${did}`);
  }
};

const doDeed = async (
  world: World,
  life: Life,
  deed: Deed,
  nowMs: number,
): Promise<readonly [boolean, boolean]> => {
  const { books, customer } = life;
  switch (deed.deed) {
    case 'pay':
      return [pay(books, deed.tap, nowMs), await tap(world, life, deed.tap)];
    case 'cancel': {
      const asked = { city, order: life.orderId };
      return [cancel(books), isDone(await customer.call(cancelOrder, asked))];
    }
    case 'redeem':
      return redeemOne(world, life, deed.which, nowMs);
    case 'undo':
      return undoOne(world, life, deed, nowMs);
    case 'take back':
      return takeSomeBack(life, deed.which);
    case 'nothing':
      return [true, true];
  }
};

const tap = async ({ town }: World, life: Life, manner: Tap): Promise<boolean> => {
  const asked = { city, order: life.orderId, rail: 'sandbox' as const, returnPath: '/' };
  const started = await life.customer.call(startPayment, asked);
  if (started.ok) life.paymentId = started.value.id;
  // Who has the cashier open may tap there, whatever became of the order.
  if (life.paymentId === null) return false;
  const url = `/sandbox/cashier/${life.paymentId}/${manner}`;
  const { statusCode } = await town.server.app.inject({ method: 'POST', url });
  return statusCode === 303;
};

const redeemOne = async (world: World, life: Life, which: number, nowMs: number) => {
  const voucher = life.vouchers[which];
  if (!voucher) return agreed;
  const { town } = world;
  const answer = await callerOf(town, town.tokens.chen)(redeemVoucher, {
    city,
    place: town.places.noodles,
    code: voucher.code,
    channel: 'typed',
  });
  if (answer.ok) life.redemptions[which]?.push(answer.value.id);
  return [redeem(life.books, which, nowMs), isDone(answer)] as const;
};

type UndoDeed = { which: number; use: number };
const undoOne = async (
  { town }: World,
  life: Life,
  { which, use }: UndoDeed,
  nowMs: number,
) => {
  const redemption = life.redemptions[which]?.[use];
  if (redemption === undefined) return agreed;
  const asked = { city, redemption };
  const answer = await callerOf(town, town.tokens.chen)(undoRedemption, asked);
  return [undo(life.books, which, use, nowMs), isDone(answer)] as const;
};

const takeSomeBack = async (life: Life, which: number | null) => {
  const voucher = which === null ? undefined : life.vouchers[which];
  if (which !== null && !voucher) return agreed;
  const answer = await life.customer.call(refundOrder, {
    city,
    order: life.orderId,
    ...(voucher ? { voucherIds: [voucher.id] } : {}),
  });
  return [takeBack(life.books, which), isDone(answer)] as const;
};

const agreed = [true, true] as const;
const isDone = <E extends Endpoint>(answer: Answer<E>): boolean => answer.ok;

/** Asks the server in the same process, without a wire in between. */
export const callerOf = ({ server }: Town, token: string): Caller =>
  makeCaller({
    base: '/api',
    token: () => token,
    fetch: async (url, init) => {
      const { body, statusCode } = await server.app.inject(injected(url, init));
      return new Response(body, { status: statusCode });
    },
  });
