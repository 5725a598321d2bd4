/** Set meals and service cards, put together from what the shop has on its menu. */
import { kitchens, mealTitles } from './offer-words.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { Dish } from './menus/menu.ts';
import type { Random } from './random.ts';
import type { Shop } from './shops.ts';

type Item = { name: string; count: number; priceFen: number };

/** A set meal or a service; null where the menu is too short. */
export function packageOffer(shop: Shop, random: Random) {
  const kitchen = kitchens[shop.tradeId];
  return kitchen === undefined ? service(shop, random) : meal(shop, kitchen, random);
}

function meal(shop: Shop, kitchen: string, random: Random) {
  const titles = mealTitles[kitchen] ?? [];
  if (titles.length === 0) return null;
  const own = isOwnBowl(kitchen);
  const onMenu = shop.dishes.filter(({ role }) => role === 'main').length;
  // A table for six wants more dishes than some menus have.
  const able = titles.filter(([seats]) => own || seats <= Math.max(2, onMenu - 1));
  const [eaters, pattern] = random.pick(able);
  const mains = pickDishes(shop, 'main', mainsFor(kitchen, eaters, pattern), random);
  const sides = pickDishes(shop, 'side', sidesFor(kitchen, eaters, pattern), random);
  const drinks = pickDishes(shop, 'drink', drinksFor(kitchen, pattern), random);
  const [main, main2] = mains;
  if (!main) return null;
  // Where one eats from one's own bowl, everybody gets one; elsewhere plates are shared.
  const mainCount = own ? Math.max(1, Math.round(eaters / mains.length)) : 1;
  const items: Item[] = [
    ...mains.map((dish) => item(dish, mainCount)),
    ...sides.map((dish) => item(dish, 1)),
    ...drinks.map((dish) => item(dish, eaters)),
  ];
  const words: Record<string, string | undefined> = {
    main: main.zh,
    main2: main2?.zh,
    side: sides[0]?.zh,
    drink: drinks[0]?.zh,
  };
  const wanted = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => words[name]);
  const title = wanted.every(Boolean)
    ? pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => words[name] ?? '')
    : `${main.zh}套餐`;
  return priced(title, items, 1, random);
}

/** Where people eat from a bowl or a cup of their own, rather than off shared plates. */
function isOwnBowl(kitchen: string): boolean {
  return ['cafe', 'bar', 'quick', 'breakfast'].includes(kitchen);
}

function mainsFor(kitchen: string, eaters: number, pattern: string): number {
  if (/两份|一份|配/.test(pattern)) return 1;
  if (isOwnBowl(kitchen)) return Math.min(2, eaters);
  return eaters + (eaters > 3 ? 0 : 1);
}

function sidesFor(kitchen: string, eaters: number, pattern: string): number {
  if (/两份|一份/.test(pattern)) return 0;
  if (kitchen === 'cafe' || kitchen === 'bar') return Math.ceil(eaters / 2);
  return kitchen === 'breakfast' ? 1 : Math.ceil(eaters / 2);
}

function drinksFor(kitchen: string, pattern: string): number {
  if (kitchen === 'cafe' || kitchen === 'bar') return 0;
  return pattern.includes('drink') || kitchen !== 'quick' ? 1 : 0;
}

/** What people come back for often enough to buy a card. */
const manyTimes = new Set([
  'hair',
  'nails',
  'massage',
  'gym',
  'yoga',
  'classes',
  'pets',
  'laundry',
  'children',
  'billiards',
  'tabletop',
]);

/** One service, or a card of several. */
function service(shop: Shop, random: Random) {
  const mains = shop.dishes.filter(({ role }) => role === 'main');
  if (mains.length === 0) return null;
  const dish = random.pick(mains);
  // Nobody buys ten of what costs a week's groceries.
  const isDear = dish.priceFen > 15_000;
  const cards = manyTimes.has(shop.tradeId) && !isDear ? [1, 1, 1, 3, 5, 10] : [1];
  const uses = random.pick(cards);
  const count = { 1: '', 3: '三次卡', 5: '五次卡', 10: '十次卡' }[uses] ?? '';
  const once = shop.tradeId === 'inn' ? '一晚（周日至周四）' : '';
  return priced(`${dish.zh}${count || once}`, [item(dish, uses)], uses, random);
}

function priced(title: string, items: Item[], usesTotal: number, random: Random) {
  const menuFen = items.reduce((sum, one) => sum + one.count * one.priceFen, 0);
  const share = random.between(0.66, 0.88) - (usesTotal > 1 ? 0.06 : 0);
  const priceFen = Math.min(menuFen, attractive(menuFen * share));
  const terms: OfferTerms = { kind: 'package', items, priceFen, usesTotal };
  return { title: title.slice(0, 40), terms };
}

/** 9.9, 18.8, 68, 128: what a price tag ends in depends on how dear the thing is. */
function attractive(fen: number): number {
  if (fen < 2_000) return Math.max(190, Math.round(fen / 100) * 100 - 10);
  if (fen < 5_000) return Math.round(fen / 100) * 100 - 20;
  const tens = Math.round(fen / 1_000) * 1_000;
  return tens - (tens % 3_000 === 0 ? 100 : 200);
}

function pickDishes(shop: Shop, role: Dish['role'], count: number, random: Random): Dish[] {
  // A whole leg of lamb or a birthday cake is no part of somebody's lunch.
  const dearest = Math.max(shop.spendFen * 1.3, 6_000);
  const all = shop.dishes.filter((dish) => dish.role === role && dish.priceFen <= dearest);
  const signature = all.filter(({ onlyFor }) => onlyFor.length > 0);
  const first = role === 'main' ? random.sample(signature, 1) : [];
  const rest = random.shuffle(all.filter((dish) => !first.includes(dish)));
  return [...first, ...rest].slice(0, count);
}

function item(dish: Dish, count: number): Item {
  return { name: dish.zh, count, priceFen: dish.priceFen };
}
