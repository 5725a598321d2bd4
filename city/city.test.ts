import { parsePhoneNumber } from 'libphonenumber-js';
import OpeningHours from 'opening_hours';
import { expect, test } from 'vitest';
import { OfferDraft } from '#contract/offer.ts';
import { isInChina } from '#contract/kit/datum.ts';
import { digestOf, makeCity } from './city.ts';
import { drawMap } from './drawn-map.ts';
import { isInside, toMetres } from './geometry.ts';
import { readsWell } from './names.ts';
import type { Shop } from './shops.ts';

const today = new Date('2026-11-24T02:00:00.000Z');
const city = makeCity({ seed: 7, today });
const small = makeCity({ seed: 7, size: 'small', today });

const share = (count: number) => count / city.shops.length;
const byTrade = (id: string) => city.shops.filter(({ tradeId }) => tradeId === id);

test('the same seed makes the same city', () => {
  expect(digestOf(makeCity({ seed: 7, today }))).toBe(digestOf(city));
});

test('another seed makes another city with the same districts', () => {
  const other = makeCity({ seed: 8, today });
  expect(digestOf(other)).not.toBe(digestOf(city));
  expect(other.map.districts.map(({ zh }) => zh)).toEqual(
    city.map.districts.map(({ zh }) => zh),
  );
  const names = new Set(city.shops.map(({ zh }) => zh));
  const shared = other.shops.filter(({ zh }) => names.has(zh));
  expect(shared.length).toBeLessThan(other.shops.length / 2);
});

test('the demo is as large as promised', () => {
  expect(city.shops.length).toBeGreaterThan(2_800);
  expect(city.merchants.length).toBeGreaterThan(300);
  expect(city.offers.length).toBeGreaterThan(520);
  expect(city.notes.length).toBeGreaterThan(1_900);
  const stores = city.merchants.map(({ shopKeys }) => shopKeys.length);
  expect(Math.max(...stores)).toBeLessThanOrEqual(5);
  expect(Math.min(...stores)).toBe(1);
});

test('a small town has some forty places and most of them sell', () => {
  expect(small.shops.length).toBeGreaterThan(25);
  expect(small.shops.length).toBeLessThan(60);
  expect(small.offers.length).toBeGreaterThan(15);
  expect(new Set(small.shops.map(({ districtId }) => districtId)).size).toBeLessThan(4);
});

test('every shop stands on firm ground in the made-up city', () => {
  const { ground } = city.map;
  const wet = city.shops.filter((shop) => {
    const point = toMetres(shop);
    return !isInside(point, ground.coast) || isInside(point, ground.riverBanks);
  });
  expect(wet.map(({ zh }) => zh)).toEqual([]);
  expect(city.shops.every(isInChina)).toBe(true);
});

test('every opening text is understood by the OSM library', () => {
  const texts = new Set(city.shops.flatMap(({ hours }) => hours ?? []));
  for (const text of texts) expect(() => new OpeningHours(text), text).not.toThrow();
  expect(texts.size).toBeGreaterThan(60);
});

test('some breakfast shop is shut by eleven and some bar open past midnight', () => {
  const at = (shop: Shop, moment: string) =>
    new OpeningHours(shop.hours ?? 'off').getState(new Date(moment));
  const stalls = byTrade('breakfast').filter(({ hours }) => hours);
  expect(stalls.every((shop) => !at(shop, '2026-11-25T13:00'))).toBe(true);
  expect(stalls.some((shop) => at(shop, '2026-11-25T07:00'))).toBe(true);
  expect(byTrade('bar').some((shop) => at(shop, '2026-11-26T00:30'))).toBe(true);
});

test("names fit on a sign, read well and are nobody else's", () => {
  const names = city.shops.map(({ zh }) => zh);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => [...name].length > 40)).toEqual([]);
  expect(city.shops.filter(({ sign }) => !readsWell(sign))).toEqual([]);
  expect(readsWell('喜茶')).toBe(false);
  expect(city.shops.filter(({ en }) => /[^ -~éê]/.test(en)).map(({ en }) => en)).toEqual(
    [],
  );
});

test('addresses and phones have their shape', () => {
  for (const shop of city.shops) {
    expect(shop.address).toMatch(/^岚港市.+\d+(号|号档)|[A-Z]\d/);
    expect(shop.phone ?? '0590-88000000').toMatch(/^0590-88\d{6}$/);
  }
  for (const { phone } of city.people) {
    expect(phone).toMatch(/^\+8613800\d{6}$/);
    expect(parsePhoneNumber(phone).isPossible()).toBe(true);
  }
  const phones = city.people.map(({ phone }) => phone);
  expect(new Set(phones).size).toBe(phones.length);
});

test('trades gather where one expects them', () => {
  const inDistrict = (shops: readonly Shop[], id: string) =>
    shops.filter(({ districtId }) => districtId === id).length / shops.length;
  expect(inDistrict(byTrade('seafood'), 'matou')).toBeGreaterThan(
    2 * inDistrict(byTrade('seafood'), 'yuntai'),
  );
  expect(inDistrict(byTrade('tea-house'), 'chashan')).toBeGreaterThan(
    inDistrict(city.shops, 'chashan'),
  );
  expect(share(city.shops.filter(({ mallId }) => mallId).length)).toBeGreaterThan(0.07);
  expect(
    share(city.shops.filter(({ category }) => category === 'restaurant').length),
  ).toBeGreaterThan(0.3);
});

test('streets are lined unevenly: a busy tenth holds a third of the shops', () => {
  const counts = new Map<string, number>();
  for (const { streetId } of city.shops) {
    if (streetId) counts.set(streetId, (counts.get(streetId) ?? 0) + 1);
  }
  const sorted = [...counts.values()].sort((a, b) => b - a);
  const busy = sorted.slice(0, Math.round(sorted.length / 10));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  expect(sum(busy) / sum(sorted)).toBeGreaterThan(0.33);
});

test('the people of the demo are where their sign-ins say', () => {
  const [lin, chen, zhou, xu] = city.people;
  expect([lin?.name, lin?.phone]).toEqual(['林晓', '+8613800000001']);
  expect([chen?.name, chen?.role, xu?.role]).toEqual(['陈师傅', 'staff', 'operator']);
  const store = city.shops.find(({ key }) => key === chen?.placeKey);
  expect(store?.zh).toBe('阿珍肠粉 · 码头店');
  const merchant = city.merchants.find(({ key }) => key === zhou?.merchantKey);
  expect(merchant?.shopKeys.length).toBe(3);
});

test('every offer keeps the contract and sells what the shop has', () => {
  const id = '00000000-0000-7000-8000-000000000000';
  const shops = new Map(city.shops.map((shop) => [shop.key, shop]));
  for (const offer of city.offers) {
    const { key, merchantKey, placeKeys, sellFromDays, sellUntilDays, ...rest } = offer;
    const draft = { ...rest, placeIds: [id], sellFrom: today.toISOString() };
    OfferDraft.parse({ ...draft, sellUntil: today.toISOString() });
    expect(sellFromDays, key).toBeLessThan(sellUntilDays);
    expect(placeKeys.every((place) => shops.get(place)?.merchantKey === merchantKey)).toBe(
      true,
    );
    if (offer.terms.kind !== 'package') continue;
    const menuFen = offer.terms.items.reduce(
      (sum, one) => sum + one.count * one.priceFen,
      0,
    );
    expect(offer.terms.priceFen, offer.title).toBeLessThanOrEqual(menuFen);
  }
});

test('every kind of offer is common, and the platform shares in some', () => {
  const kinds = Map.groupBy(city.offers, ({ terms }) => terms.kind);
  for (const kind of ['package', 'cash', 'bill', 'timed'] as const) {
    expect(kinds.get(kind)?.length, kind).toBeGreaterThan(60);
  }
  const shared = city.offers.filter(({ funding }) => funding.length === 2);
  expect(shared.length / city.offers.length).toBeGreaterThan(0.15);
});

test('the drawn map travels light', () => {
  const text = JSON.stringify(drawMap(city.map));
  expect(text.length).toBeLessThan(150_000);
  expect(text).toContain('district-label');
});
