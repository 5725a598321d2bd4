/**
 * About six hundred offers of some three hundred and fifty merchants: set meals with
 * their items, cash vouchers, bill discounts and discounts by the hour. Everything they
 * say agrees with the shop: items are on its menu, hours within its hours.
 */
import { firstOffers } from './first-merchants.ts';
import { packageOffer } from './offer-packages.ts';
import { kitchens, outsideOf } from './offer-words.ts';
import type { Funding } from '#contract/offer.ts';
import type { OfferTerms } from '#contract/offer-terms.ts';
import type { Discount, WeeklyWindow } from '#contract/discount.ts';
import type { Random } from './random.ts';
import type { Merchant, Shop } from './shops.ts';

export type Offer = {
  key: string;
  merchantKey: string;
  placeKeys: readonly string[];
  title: string;
  terms: OfferTerms;
  funding: Funding;
  stock: number | null;
  perPersonLimit: number | null;
  /** When the sale began and ends, in days from today. */
  sellFromDays: number;
  sellUntilDays: number;
  validDays: number;
  excludes: readonly string[];
};

export type OfferKind = OfferTerms['kind'];

/** The offers of every merchant; the first merchant's are always the same. */
export function makeOffers(
  site: { shops: readonly Shop[]; merchants: readonly Merchant[] },
  random: Random,
): Offer[] {
  const shops = new Map(site.shops.map((shop) => [shop.key, shop]));
  const [first, ...others] = site.merchants;
  const offers: Offer[] = firstOffers.map((offer, index) => ({
    ...offer,
    key: `offer-${index + 1}`,
    merchantKey: first?.key ?? '',
    placeKeys: first?.shopKeys ?? [],
  }));
  for (const merchant of others) {
    const stores = merchant.shopKeys.flatMap((key) => shops.get(key) ?? []);
    const draw = random.stream(merchant.key);
    for (const kind of chooseKinds(stores, draw)) {
      const offer = makeOffer(kind, merchant, stores, draw);
      const isTwin = offers.some(
        (other) => other.merchantKey === merchant.key && other.title === offer?.title,
      );
      if (offer && !isTwin) offers.push({ ...offer, key: `offer-${offers.length + 1}` });
    }
  }
  return offers;
}

function chooseKinds(stores: readonly Shop[], random: Random): OfferKind[] {
  const count = random.weighted([
    [1, 55],
    [2, 30],
    [3, 12],
    [4, 3],
  ]);
  const bought = (stores[0]?.dishes.length ?? 0) > 0;
  const kinds: OfferKind[] = [];
  const weights: Record<OfferKind, number> = {
    package: bought ? 48 : 0,
    cash: 22,
    bill: 16,
    timed: 14,
  };
  while (kinds.length < count) {
    const kind = random.weighted(
      (['package', 'cash', 'bill', 'timed'] as const).map((one) => [one, weights[one]]),
    );
    kinds.push(kind);
    weights[kind] *= kind === 'package' ? 0.6 : 0.25;
  }
  return kinds;
}

function makeOffer(
  kind: OfferKind,
  merchant: Merchant,
  stores: readonly Shop[],
  random: Random,
): Omit<Offer, 'key'> | null {
  const [first] = stores;
  if (!first) return null;
  const body = {
    package: () => packageOffer(first, random),
    cash: () => cashOffer(first, random),
    bill: () => billOffer(first, random),
    timed: () => timedOffer(first, random),
  }[kind]();
  if (!body) return null;
  const some =
    stores.length > 2 && random.chance(0.3) ? stores.slice(0, stores.length - 1) : stores;
  const scarce = kind === 'package' || kind === 'cash';
  return {
    merchantKey: merchant.key,
    placeKeys: some.map(({ key }) => key),
    funding: chooseFunding(kind, random),
    stock:
      scarce && random.chance(0.7) ? random.pick([30, 50, 80, 100, 200, 300, 500]) : null,
    perPersonLimit: scarce && random.chance(0.45) ? random.pick([1, 2, 2, 5, 10]) : null,
    sellFromDays: -random.int(2, 60),
    sellUntilDays: random.pick([14, 30, 30, 60, 60, 90]),
    validDays: random.pick([30, 60, 60, 90, 90, 180]),
    excludes:
      kind === 'cash' || kind === 'bill' || kind === 'timed'
        ? random.pick(outsideOf(first.tradeId))
        : [],
    ...body,
  };
}

/** Most discounts are the merchant's own; the platform joins in where it wants to grow. */
function chooseFunding(kind: OfferKind, random: Random): Funding {
  const merchantBp =
    kind === 'bill'
      ? random.weighted([
          [10_000, 5],
          [7_000, 2],
          [5_000, 2],
        ])
      : random.weighted([
          [10_000, 7],
          [8_000, 1],
          [7_000, 1],
          [5_000, 0.6],
        ]);
  if (merchantBp === 10_000) return [{ funder: 'merchant', shareBp: 10_000 }];
  return [
    { funder: 'merchant', shareBp: merchantBp },
    { funder: 'platform', shareBp: 10_000 - merchantBp },
  ];
}

function cashOffer(shop: Shop, random: Random) {
  const spendYuan = shop.spendFen / 100;
  const faces = [10, 20, 30, 50, 100, 150, 200, 300, 500];
  const fitting = faces.filter(
    (face) => face >= spendYuan * 0.6 && face <= spendYuan * 2.4,
  );
  const face = fitting.length > 0 ? random.pick(fitting) : spendYuan < 10 ? 10 : 500;
  const price = lucky(face * random.between(0.78, 0.92));
  const minimum = random.chance(0.6) ? face : Math.ceil((face * 1.5) / 10) * 10;
  const terms: OfferTerms = {
    kind: 'cash',
    faceFen: face * 100,
    priceFen: price * 100,
    minimumFen: minimum * 100,
    perBill: random.pick([1, 1, 2, 3]),
  };
  const title = random.pick([
    `${price} 抵 ${face} 元代金券`,
    `${face} 元代金券`,
    `${price} 元抵 ${face} 元`,
  ]);
  return { title, terms };
}

/** Prices end as shops like them: 8, 9 or 6, and never above the face. */
function lucky(yuan: number): number {
  const whole = Math.round(yuan);
  if (whole < 30) return Math.max(1, whole);
  const endings = [8, 9, 6];
  return endings
    .map((ending) => Math.floor(whole / 10) * 10 + ending)
    .reduce((best, next) =>
      Math.abs(next - whole) < Math.abs(best - whole) ? next : best,
    );
}

function billOffer(shop: Shop, random: Random) {
  const audience = random.weighted([['member', 3] as const, ['everyone', 2] as const]);
  const fold =
    audience === 'member'
      ? random.pick([88, 90, 90, 85, 92])
      : random.pick([95, 95, 92, 90, 98]);
  const minimumFen = random.chance(0.3) ? roundUp(shop.spendFen) : 0;
  const discount: Discount = {
    base: audience === 'member' ? 'remaining' : 'original',
    off: { percentBp: (100 - fold) * 100 },
    minimumFen,
    capFen: random.chance(0.25) ? random.pick([2_000, 3_000, 5_000, 10_000]) : null,
  };
  const who = audience === 'member' ? '会员' : '全员';
  const from = minimumFen > 0 ? `满 ${minimumFen / 100} 元` : '';
  const appliesTo: ('bill' | 'package')[] =
    audience === 'member' && random.chance(0.4) ? ['bill', 'package'] : ['bill'];
  const terms: OfferTerms = { kind: 'bill', audience, discount, appliesTo };
  return { title: `${who}买单${from && ` ${from}`} ${foldWords(fold)} 折`, terms };
}

/** 9 折, 8.5 折 and 95 折: tens lose their nought. */
function foldWords(fold: number): string {
  return fold % 10 === 0 ? String(fold / 10) : String(fold);
}

function roundUp(fen: number): number {
  return Math.ceil(fen / 1_000) * 1_000;
}

type Slot = { name: string; days: number[]; from: string; to: string; suits: RegExp };

const workdays = [1, 2, 3, 4, 5];
const everyDay = [1, 2, 3, 4, 5, 6, 7];

const slots: readonly Slot[] = [
  { name: '早鸟', days: workdays, from: '06:30', to: '08:30', suits: /breakfast|quick/ },
  {
    name: '工作日午市',
    days: workdays,
    from: '11:00',
    to: '14:00',
    suits: /meal|quick|seafood/,
  },
  { name: '下午茶时段', days: workdays, from: '14:00', to: '17:00', suits: /cafe|meal/ },
  {
    name: '周一周二',
    days: [1, 2],
    from: '11:00',
    to: '21:00',
    suits: /meal|seafood|cafe/,
  },
  {
    name: '晚八点后',
    days: everyDay,
    from: '20:00',
    to: '21:30',
    suits: /meal|seafood|cafe/,
  },
  { name: '打烊前一小时', days: everyDay, from: '19:30', to: '20:30', suits: /cafe|quick/ },
  { name: '夜宵', days: everyDay, from: '22:00', to: '01:00', suits: /night|bar/ },
  { name: '欢乐时光', days: workdays, from: '19:00', to: '21:00', suits: /bar/ },
  { name: '工作日白天', days: workdays, from: '10:00', to: '16:00', suits: /other/ },
  { name: '周三特惠', days: [3], from: '10:00', to: '20:00', suits: /other|cafe/ },
];

function timedOffer(shop: Shop, random: Random) {
  const kitchen = kitchens[shop.tradeId] ?? 'other';
  const fitting = slots.filter(
    (slot) => slot.suits.test(kitchen) && isOpenThen(shop, slot),
  );
  if (fitting.length === 0) return null;
  const slot = random.pick(fitting);
  const fold = random.pick([70, 75, 80, 80, 85, 85, 88, 90]);
  const windows: WeeklyWindow[] = [{ days: slot.days, from: slot.from, to: slot.to }];
  const discount: Discount = {
    base: 'original',
    off: { percentBp: (100 - fold) * 100 },
    minimumFen: 0,
    capFen: random.chance(0.2) ? 5_000 : null,
  };
  const terms: OfferTerms = { kind: 'timed', windows, discount, appliesTo: ['bill'] };
  return { title: `${slot.name} ${foldWords(fold)} 折`, terms };
}

/** Whether the whole window lies within some hours of the shop, on some day. */
function isOpenThen(shop: Shop, slot: Slot): boolean {
  const minutes = (text: string) =>
    Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  const span = (from: string, to: string) => {
    const start = minutes(from);
    const end = minutes(to);
    return [start, end <= start ? end + 1_440 : end] as const;
  };
  const [from, to] = span(slot.from, slot.to);
  const ranges = [...(shop.hours ?? '').matchAll(/(\d\d:\d\d)-(\d\d:\d\d)/g)];
  return ranges.some(([, opens = '', closes = '']) => {
    const [start, end] = span(opens, closes);
    return start <= from && end >= to;
  });
}
