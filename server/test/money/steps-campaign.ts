import {
  createCampaign,
  pauseCampaign,
  readCampaign,
  stopCampaign,
} from '#contract/campaign.ts';
import { placeOrder } from '#contract/order.ts';
import { makeQuote } from '#contract/quote.ts';
import { city } from '../town.ts';
import type { Scene } from './scene.ts';
import { said } from './step.ts';
import type { Steps } from './step.ts';
import { fenOf } from './table.ts';

/** A campaign that takes ten yuan more off a meal, within a budget. */
export const campaignSteps = (): Steps => [
  [
    /^campaign of (\S+) yuan$/,
    (scene, yuan) => begin(scene, { moneyFen: fenOf(yuan ?? '') }),
  ],
  [/^campaign of (\d) orders$/, (scene, count) => begin(scene, { count: Number(count) })],
  [
    /^campaign of (\d) a person$/,
    (scene, count) => begin(scene, { perPerson: Number(count) }),
  ],
  [/^campaign of (\d) a day$/, (scene, count) => begin(scene, { dayCount: Number(count) })],
  [/^campaign pauses$/, pause],
  [/^look at the campaign$/, look],
  [/^quote meal$/, quote],
  [/^take the quote$/, takeQuote],
  [/^mei orders meal$/, orderByMei],
];

const begin = async (scene: Scene, budget: object): Promise<string> => {
  const now = scene.town.clock.now().getTime();
  const made = await scene.ask('xu', createCampaign, {
    city,
    title: '街区补贴',
    discount: {
      base: 'remaining',
      off: { amountFen: 1_000 },
      minimumFen: 0,
      capFen: null,
    },
    audience: 'everyone',
    appliesTo: ['package'],
    placeIds: [],
    categories: [],
    offerIds: [],
    windows: [],
    beginsAt: new Date(now - 86_400_000).toISOString(),
    endsAt: new Date(now + 60 * 86_400_000).toISOString(),
    budget: {
      moneyFen: 1_000_000,
      count: null,
      perPerson: null,
      dayMoneyFen: null,
      dayCount: null,
      ...budget,
    },
  });
  if (made.ok) scene.campaignId = made.value.id;
  return said(made, 'begun');
};

const pause = async (scene: Scene): Promise<string> => {
  const asked = { city, campaign: scene.campaignId, reason: '先停一停' };
  return said(await scene.ask('xu', pauseCampaign, asked), ({ state }) => state);
};

/** What is promised and what is spent, in yuan. */
const look = async (scene: Scene): Promise<string> => {
  const asked = { city, campaign: scene.campaignId };
  const { usedFen, spentFen } = await scene.town.as('xu')(readCampaign, asked);
  return `${usedFen / 100} used, ${spentFen / 100} spent`;
};

const mealOf = (scene: Scene) => ({
  kind: 'package' as const,
  offerId: scene.offers['meal'] ?? '',
  count: 1,
});

const quote = async (scene: Scene): Promise<string> => {
  const placeId = scene.town.places.noodles;
  const made = await scene.ask('lin', makeQuote, { city, placeId, basket: mealOf(scene) });
  if (made.ok) scene.quoteToken = made.value.token;
  return said(made, ({ totalFen }) => `${totalFen / 100}`);
};

const takeQuote = async (scene: Scene): Promise<string> => {
  const placed = await scene.ask('lin', placeOrder, { city, token: scene.quoteToken });
  if (placed.ok) scene.orderId = placed.value.id;
  return said(placed, 'ordered');
};

const orderByMei = async (scene: Scene): Promise<string> => {
  const placeId = scene.town.places.noodles;
  const made = { city, placeId, basket: mealOf(scene) };
  const { token } = await scene.town.as('mei')(makeQuote, made);
  return said(await scene.ask('mei', placeOrder, { city, token }), 'ordered');
};

/** Between two rows: the next one begins without it. */
export const endCampaign = async (scene: Scene): Promise<void> => {
  if (scene.campaignId === '') return;
  const asked = { city, campaign: scene.campaignId, reason: '到此为止' };
  await scene.town.as('xu')(stopCampaign, asked);
  scene.campaignId = '';
};
