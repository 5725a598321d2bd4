import { cancelOrder, placeOrder } from '#contract/order.ts';
import { checkPayment, refundOrder, startPayment } from '#contract/payment.ts';
import { makeQuote } from '#contract/quote.ts';
import { city } from '../town.ts';
import type { Scene } from './scene.ts';
import { said } from './step.ts';
import type { Steps } from './step.ts';

/** From the order to the money, and back where nothing was used. */
export const orderSteps = (): Steps => [
  [/^order (\d) (.+)$/, (scene, count = '1', offer = '') => order(scene, offer, count)],
  [/^order (.+)$/, (scene, offer = '') => order(scene, offer, '1')],
  [/^buy (\d) (.+)$/, (scene, count = '1', offer = '') => buy(scene, offer, count)],
  [/^buy (.+)$/, (scene, offer = '') => buy(scene, offer, '1')],
  [/^open a payment$/, openPayment],
  [
    /^pay(?: (late|twice|silently))?$/,
    (scene, how) => tap(scene, how ? `pay_${how}` : 'pay'),
  ],
  [/^give up$/, (scene) => tap(scene, 'give_up')],
  [/^notices come$/, hearNotices],
  [/^ask the rail$/, askRail],
  [/^cancel$/, cancel],
  [/^take all back$/, (scene) => takeBack(scene)],
  [/^take number (\d) back$/, (scene, no) => takeBack(scene, Number(no))],
  [/^(\d+) (minutes|hours|days) pass$/, pass],
  [/^timer (\S+)$/, runTimer],
  [/^another takes the last$/, takeLast],
];

const offerOf = (scene: Scene, name: string): string => {
  const offerId = scene.offers[name];
  if (!offerId) throw new Error(`there is no offer ${name}`);
  return offerId;
};

const order = async (scene: Scene, offer: string, count: string): Promise<string> => {
  const basket = {
    kind: 'package' as const,
    offerId: offerOf(scene, offer),
    count: Number(count),
  };
  const placeId = scene.town.places.noodles;
  const quote = await scene.ask('lin', makeQuote, { city, placeId, basket });
  if (!quote.ok) return quote.refusal;
  const placed = await scene.ask('lin', placeOrder, { city, token: quote.value.token });
  if (placed.ok) scene.orderId = placed.value.id;
  return said(placed, 'ordered');
};

const buy = async (scene: Scene, offer: string, count: string): Promise<string> => {
  const ordered = await order(scene, offer, count);
  if (ordered !== 'ordered') return ordered;
  await tap(scene, 'pay');
  await hearNotices(scene);
  return `${scene.vouchers.length} issued`;
};

const openPayment = async (scene: Scene): Promise<string> => {
  const asked = { city, order: scene.orderId, rail: 'sandbox' as const, returnPath: '/' };
  const started = await scene.ask('lin', startPayment, asked);
  if (started.ok) scene.paymentId = started.value.id;
  return said(started, 'opened');
};

/** What the customer's tap at the rail's own cashier does; we hear of it by notices. */
const tap = async (scene: Scene, manner = 'pay'): Promise<string> => {
  if (scene.paymentId === '') {
    const opened = await openPayment(scene);
    if (opened !== 'opened') return opened;
  }
  const { address } = scene.town.server;
  const url = `${address}/sandbox/cashier/${scene.paymentId}/${manner}`;
  const answer = await fetch(url, { method: 'POST', redirect: 'manual' });
  return answer.status === 303 ? 'paid' : `the cashier said ${answer.status}`;
};

const hearNotices = async (scene: Scene): Promise<string> => {
  while ((await scene.town.server.hearRail()) > 0);
  await readVouchers(scene);
  const [row] = await scene.town.sql<{ state: string }>(
    'select state from "order" where id = $1',
    [scene.orderId],
  );
  return row?.state ?? 'no order';
};

const readVouchers = async (scene: Scene): Promise<void> => {
  scene.vouchers = await scene.town.sql(
    'select id, code from voucher where order_id = $1 order by id',
    [scene.orderId],
  );
};

const askRail = async (scene: Scene): Promise<string> => {
  const answer = await scene.ask('lin', checkPayment, { city, order: scene.orderId });
  await readVouchers(scene);
  return said(answer, ({ state }) => state);
};

const cancel = async (scene: Scene): Promise<string> =>
  said(await scene.ask('lin', cancelOrder, { city, order: scene.orderId }), 'cancelled');

const takeBack = async (scene: Scene, no?: number): Promise<string> => {
  const voucher = no === undefined ? undefined : scene.vouchers[no - 1];
  const answer = await scene.ask('lin', refundOrder, {
    city,
    order: scene.orderId,
    ...(voucher ? { voucherIds: [voucher.id] } : {}),
  });
  return said(answer, ({ items }) => `${items.length} on their way`);
};

const runTimer = async (scene: Scene, name = ''): Promise<string> =>
  (await scene.sweep(name)) > 0 ? 'ran' : 'nothing due';

const units: Record<string, number> = {
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

const pass = async (scene: Scene, count = '0', unit = ''): Promise<string> => {
  scene.town.clock.add(Number(count) * (units[unit] ?? 0));
  return 'later';
};

const takeLast = async (scene: Scene): Promise<string> => {
  const basket = { kind: 'package' as const, offerId: offerOf(scene, 'rare'), count: 1 };
  const placeId = scene.town.places.noodles;
  const { token } = await scene.town.as('mei')(makeQuote, { city, placeId, basket });
  return said(await scene.ask('mei', placeOrder, { city, token }), 'gone');
};
