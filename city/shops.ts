/**
 * About three thousand places of Langang, each a shop with a sign, a spot, hours and
 * prices, and the merchants who own the few hundred of them that are on board.
 */
import { toDegrees } from './geometry.ts';
import { firstMerchants } from './first-merchants.ts';
import { dishesOf } from './menus.ts';
import { makeSigns } from './names.ts';
import { openPlots } from './plots.ts';
import { trades } from './trades.ts';
import type { FirstMerchant } from './first-merchants.ts';
import type { Dish } from './menus/menu.ts';
import type { SignMaker } from './names.ts';
import type { Plot, PlotBook } from './plots.ts';
import type { Random } from './random.ts';
import type { District, StreetMap } from './streets.ts';
import type { Trade, Word } from './trades/trade.ts';

export type Shop = {
  key: string;
  zh: string;
  en: string;
  /** The sign without the branch: 阿珍肠粉 of 阿珍肠粉 · 码头店. */
  sign: string;
  tradeId: string;
  category: Trade['category'];
  cuisines: readonly string[];
  districtId: string;
  streetId: string | null;
  mallId: string | null;
  /** The street or building in words, as people name it: 石榴巷, 潮汐里购物中心. */
  whereabouts: string;
  lat: number;
  lon: number;
  address: string;
  phone: string | null;
  /** OSM opening hours; null where nobody knows. */
  hours: string | null;
  /** 1 (a few yuan) to 4 (an occasion). */
  priceLevel: 1 | 2 | 3 | 4;
  /** What one person usually spends. */
  spendFen: number;
  dishes: readonly Dish[];
  merchantKey: string | null;
};

export type Merchant = {
  key: string;
  name: string;
  licenceNo: string;
  shopKeys: readonly string[];
};

export type CitySize = 'demo' | 'small';

type Site = {
  map: StreetMap;
  plots: PlotBook;
  signs: SignMaker;
  random: Random;
  size: CitySize;
  shops: Shop[];
  merchants: Merchant[];
};

/** In a small town everything is on two districts' streets and most shops are on board. */
const scales = {
  demo: { share: 1, boardShare: 1, districts: null },
  small: { share: 1 / 95, boardShare: 4, districts: ['jiugang', 'matou'] },
} as const;

export function openShops(map: StreetMap, random: Random, size: CitySize = 'demo') {
  const site: Site = {
    map,
    random,
    size,
    plots: openPlots(map, random.stream('plots')),
    signs: makeSigns(random.stream('signs')),
    shops: [],
    merchants: [],
  };
  for (const first of firstMerchants) site.signs.reserve(first.sign.zh);
  for (const first of firstMerchants) openFirst(site, first);
  for (const trade of trades) openTrade(site, trade);
  return { shops: site.shops, merchants: site.merchants };
}

/** The merchants whom every visitor of the demo meets stand in every city. */
function openFirst(site: Site, first: FirstMerchant): void {
  const trade = trades.find(({ id }) => id === first.tradeId);
  if (!trade) throw new Error(`no trade ${first.tradeId}`);
  const stores = first.stores.map((store) => {
    const district = districtById(site, store.districtId);
    const plot = site.plots.takeFrontage(district, 'food') ?? takePlot(site, trade);
    return { plot, branch: store.branch, hours: store.hours };
  });
  foundMerchant(site, trade, first.sign, stores);
}

function openTrade(site: Site, trade: Trade): void {
  const { share, boardShare } = scales[site.size];
  const wanted = trade.count * share * site.random.between(0.95, 1.05);
  // A fraction of a shop is a shop with that chance, or small towns would lack trades.
  let left = Math.floor(wanted) + (site.random.chance(wanted % 1) ? 1 : 0);
  let onBoard = Math.min(left, Math.round(left * trade.onBoard * boardShare));
  while (left > 0) {
    const stores = onBoard > 0 ? Math.min(onBoard, left, storeCount(site)) : 1;
    const plots = Array.from({ length: stores }, () => takePlot(site, trade));
    const [first] = plots;
    if (!first) return;
    const sign = site.signs.make(trade, first);
    if (onBoard > 0) {
      foundMerchant(site, trade, sign, branches(plots));
      onBoard -= stores;
    } else {
      site.shops.push(openShop(site, { trade, sign, plot: first, branch: null }));
    }
    left -= stores;
  }
}

function storeCount({ random, size }: Site): number {
  if (size === 'small')
    return random.weighted([
      [1, 6],
      [2, 2],
      [3, 1],
    ]);
  return random.weighted([
    [1, 76],
    [2, 13],
    [3, 6],
    [4, 3],
    [5, 2],
  ]);
}

function takePlot(site: Site, trade: Trade): Plot {
  for (const [kind, share] of Object.entries(trade.indoors)) {
    const isKind = kind === 'mall' || kind === 'market' || kind === 'yard';
    if (!isKind || site.size === 'small' || !site.random.chance(share)) continue;
    const unit = site.plots.takeUnit(kind);
    if (unit) return unit;
  }
  const { districts } = scales[site.size];
  const open = site.map.districts.filter(
    ({ id }) => districts === null || districts.some((district) => district === id),
  );
  for (let tries = 0; tries < 20; tries += 1) {
    const district = site.random.weighted(
      open.map((one) => [one, one.shops * (trade.leans[one.id] ?? 1) + 0.001] as const),
    );
    const plot = site.plots.takeFrontage(district, trade.theme);
    if (plot) return plot;
  }
  throw new Error(`no room for another ${trade.id}`);
}

/** Each store of several is told apart by where it stands; no branch name comes twice. */
function branches(plots: readonly Plot[]) {
  const used = new Set<string>();
  return plots.map((plot) => {
    if (plots.length === 1) return { plot, branch: null };
    const names = [
      plot.mall?.zh.replace('购物中心', ''),
      plot.district.zh,
      plot.street?.zh,
    ].filter((name) => name !== undefined);
    const name =
      names.find((option) => !used.has(option)) ?? `${plot.district.zh}${used.size}`;
    used.add(name);
    return { plot, branch: `${name}店` };
  });
}

function foundMerchant(
  site: Site,
  trade: Trade,
  sign: Word,
  stores: readonly { plot: Plot; branch: string | null; hours?: string }[],
): void {
  const key = `merchant-${site.merchants.length + 1}`;
  const shops = stores.map((store) => ({
    ...openShop(site, { trade, sign, ...store }),
    merchantKey: key,
  }));
  shops.forEach((shop, index) => {
    const { hours } = stores[index] ?? {};
    site.shops.push({
      ...shop,
      key: `place-${site.shops.length + 1}`,
      hours: hours ?? shop.hours ?? site.random.weighted(trade.hours),
      phone: shop.phone ?? phoneOf(site.shops.length),
    });
  });
  site.merchants.push({
    key,
    name: sign.zh,
    licenceNo: licenceNo(site.random.stream(key)),
    shopKeys: site.shops.slice(-shops.length).map((shop) => shop.key),
  });
}

function openShop(
  site: Site,
  terms: { trade: Trade; sign: Word; plot: Plot; branch: string | null },
): Shop {
  const { trade, sign, plot, branch } = terms;
  const { random } = site;
  const place = random.next();
  const [least, most] = trade.spendYuan;
  const spendYuan = Math.round(
    least + (most - least) * place * place * random.between(0.8, 1),
  );
  return {
    key: `place-${site.shops.length + 1}`,
    zh: branch ? `${sign.zh} · ${branch}` : sign.zh,
    en: branch ? `${sign.en} (${plot.mall?.en ?? plot.district.en})` : sign.en,
    sign: sign.zh,
    tradeId: trade.id,
    category: trade.category,
    cuisines: trade.cuisines,
    districtId: plot.district.id,
    streetId: plot.street?.id ?? null,
    mallId: plot.mall?.id ?? null,
    whereabouts: plot.mall?.zh ?? plot.street?.zh ?? plot.district.zh,
    ...toDegrees(plot.point),
    address: plot.address,
    phone: random.chance(0.76) ? phoneOf(site.shops.length) : null,
    hours: random.chance(0.93) ? random.weighted(trade.hours) : null,
    priceLevel: spendYuan < 30 ? 1 : spendYuan < 70 ? 2 : spendYuan < 150 ? 3 : 4,
    spendFen: Math.max(least, spendYuan) * 100,
    dishes: chooseDishes(trade, sign.zh, 0.85 + place * 0.35, random),
    merchantKey: null,
  };
}

/** What this shop has of its trade's menu, at its own prices; what the sign names stays. */
function chooseDishes(trade: Trade, sign: string, dear: number, random: Random): Dish[] {
  return dishesOf(trade.id, sign)
    .filter((dish) => dish.onlyFor.length > 0 || random.chance(0.72))
    .map((dish) => ({ ...dish, priceFen: tidyPrice(dish.priceFen * dear) }));
}

/** Menus know whole yuan above ten, and half yuan below. */
function tidyPrice(fen: number): number {
  const step = fen < 1000 ? 50 : 100;
  return Math.max(step, Math.round(fen / step) * step);
}

function districtById(site: Site, id: string): District {
  const district = site.map.districts.find((one) => one.id === id);
  if (!district) throw new Error(`no district ${id}`);
  return district;
}

/** Area code 0590 is assigned to nobody, so no number here ever rings. */
function phoneOf(index: number): string {
  return `0590-88${String(index + 1).padStart(6, '0')}`;
}

const licenceSigns = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const licenceWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** A unified social credit code with a true check sign, in region 000000: nowhere. */
function licenceNo(random: Random): string {
  const tail = Array.from({ length: 7 }, () => licenceSigns.charAt(random.int(0, 30)));
  const body = `92000000MA${tail.join('')}`;
  const sum = [...body].reduce(
    (total, sign, index) =>
      total + licenceSigns.indexOf(sign) * (licenceWeights[index] ?? 0),
    0,
  );
  return body + licenceSigns.charAt((31 - (sum % 31)) % 31);
}
