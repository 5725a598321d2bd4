import { expect, test } from 'vitest';
import type { BestNow, NearbyItem } from '#contract/exposure.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { arrivalOf } from './arrival.ts';
import { tagOf } from './parts/price-tag.ts';
import { askedOf, readNearbySearch } from './search.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const meal: BestNow = {
  offerId: 'o',
  title: '双人餐',
  kind: 'package',
  originalFen: 8_000,
  totalFen: 5_800,
  memberTotalFen: null,
  because: ['双人餐'],
};
const place = (
  placeId: string,
  distanceMetres: number,
  best: BestNow | null,
): NearbyItem => ({
  placeId,
  name: placeId,
  category: 'restaurant',
  cuisines: [],
  lat: 0,
  lon: 0,
  address: null,
  distanceMetres,
  walkMinutes: 1,
  best,
  offers: 1,
  notes: 0,
  lastNote: null,
  why: [],
  openness: { state: 'open', closesInMinutes: null, opensInMinutes: null },
});
// Only what the card looks at.
const voucherFor = (placeId: string, state = 'issued') =>
  ({
    id: 'v',
    state,
    stores: [{ placeId, name: '', address: null }],
  }) as unknown as VoucherView;

test('at the door the nearest offer comes up, and none from farther off', () => {
  const items = [place('far', 101, meal), place('b', 80, meal), place('a', 20, null)];
  expect(arrivalOf(items, [])?.item.placeId).toBe('b');
  expect(arrivalOf([place('far', 101, meal)], [])).toBeNull();
});

test('what is only on sale comes up where no price can be named', () => {
  const bare = { ...place('a', 20, null), offers: 0 };
  expect(arrivalOf([bare, place('b', 80, null)], [])?.item.placeId).toBe('b');
  expect(arrivalOf([bare], [])).toBeNull();
});

test('a code that is good here beats any offer, a used one does not', () => {
  const items = [place('a', 20, meal), place('b', 80, null)];
  expect(arrivalOf(items, [voucherFor('b')])).toMatchObject({ item: { placeId: 'b' } });
  expect(arrivalOf(items, [voucherFor('b', 'redeemed')])?.item.placeId).toBe('a');
});

test('a tag shows a price, or a share where no bill is known yet', () => {
  const bill = { ...meal, kind: 'cash', originalFen: 10_000, totalFen: 9_200 } as const;
  const members = { ...bill, totalFen: 10_000, memberTotalFen: 8_800 };
  expect(tagOf(zh.map, meal)).toBe('¥58');
  expect([tagOf(zh.map, bill), tagOf(en.map, bill)]).toEqual(['9.2 折', '8% off']);
  expect(tagOf(zh.map, members)).toBe('会员 8.8 折');
});

test('an address keeps what it knows and drops the rest', () => {
  const given = { category: 'cafe', open: true, sort: 'price', view: 'map', offer: 'yes' };
  expect(readNearbySearch(given)).toEqual({ category: 'cafe', open: true, view: 'map' });
  expect(readNearbySearch({ category: 'casino' })).toEqual({});
});

test('the chips become what the server is asked', () => {
  const here = { lat: 1, lon: 2, source: 'device', coarse: true, atMs: 0 } as const;
  const now = { timeZone: 'Asia/Shanghai', nowMs: 0 };
  expect(askedOf(here, {}, now)).toEqual({
    lat: 1,
    lon: 2,
    radiusMetres: 1_500,
    openNow: 'false',
    withOffer: 'false',
    sort: 'best',
  });
  expect(askedOf(here, { far: true, open: true, sort: 'distance' }, now)).toMatchObject({
    radiusMetres: 10_000,
    openNow: 'true',
    sort: 'distance',
  });
});
