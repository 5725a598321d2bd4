import { buyCard, listMyCards, returnCard } from '#contract/card.ts';
import { placeOrder } from '#contract/order.ts';
import { makeQuote } from '#contract/quote.ts';
import { harbour } from '../cards.ts';
import { city } from '../town.ts';
import type { Scene } from './scene.ts';
import { said } from './step.ts';
import type { Steps } from './step.ts';
import { fenOf } from './table.ts';

/** A member's month: a card, bills that it makes cheaper, and its end. */
export const cardSteps = (): Steps => [
  [/^order a card$/, orderCard],
  [/^bill of (\S+)$/, orderBill],
  [/^return the card$/, giveBack],
  [/^look at the card$/, look],
  [/^fee is (\d+) percent$/, setFee],
];

const orderCard = async (scene: Scene): Promise<string> => {
  const asked = { city, planId: scene.planId, district: harbour };
  const bought = await scene.ask('lin', buyCard, asked);
  if (bought.ok) scene.orderId = bought.value.order.id;
  scene.paymentId = '';
  return said(bought, 'ordered');
};

/** A bill at the noodle bar at the customer's own price, to be paid and redeemed. */
const orderBill = async (scene: Scene, yuan = '0'): Promise<string> => {
  const basket = { kind: 'bill' as const, billFen: fenOf(yuan), excludedFen: 0 };
  const placeId = scene.town.places.noodles;
  const quote = await scene.ask('lin', makeQuote, { city, placeId, basket });
  if (!quote.ok) return quote.refusal;
  const placed = await scene.ask('lin', placeOrder, { city, token: quote.value.token });
  if (placed.ok) scene.orderId = placed.value.id;
  scene.paymentId = '';
  return said(placed, ({ totalFen }) => `ordered for ${totalFen / 100}`);
};

const newestCard = async (scene: Scene) => {
  const { items } = await scene.town.as('lin')(listMyCards, { city });
  const newest = items.toSorted((one, other) => (one.id < other.id ? 1 : -1))[0];
  if (!newest) throw new Error('lin has a card');
  return newest;
};

const giveBack = async (scene: Scene): Promise<string> => {
  const { id } = await newestCard(scene);
  return said(await scene.ask('lin', returnCard, { city, card: id }), ({ state }) => state);
};

const look = async (scene: Scene): Promise<string> => {
  const { state, savedFen, guaranteeFen } = await newestCard(scene);
  return `${state}, saved ${savedFen / 100}, would get ${guaranteeFen / 100}`;
};

const setFee = async (scene: Scene, percent = '5'): Promise<string> => {
  await scene.town.sql('update merchant set fee_bp = $1', [Number(percent) * 100]);
  return 'set';
};
