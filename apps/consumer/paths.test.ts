import { expect, test } from 'vitest';
import { baseMapPath, otherApps, paths, patterns, tilesPath } from './paths.ts';

test('every address is what it was when people saved it', () => {
  expect({
    start: paths.start(),
    nearby: paths.nearby('harbour'),
    search: paths.search('harbour'),
    place: paths.place('harbour', 'p'),
    buy: paths.buy('harbour', 'p', 'o'),
    payBill: paths.payBill('harbour', 'p'),
    orders: paths.orders('harbour'),
    order: paths.order('harbour', 'x'),
    codes: paths.codes('harbour'),
    code: paths.code('harbour', 'v'),
    me: paths.me('harbour'),
    messages: paths.messages('harbour'),
    endings: paths.endings('harbour'),
    stand: paths.stand('harbour', 'c'),
    standBill: paths.standBill('harbour', 'c'),
    standPaid: paths.standPaid('harbour', 'c', 'x'),
    receipt: paths.receipt('harbour', 'r'),
  }).toEqual({
    start: '/',
    nearby: '/in/harbour',
    search: '/in/harbour/search',
    place: '/in/harbour/places/p',
    buy: '/in/harbour/places/p/buy/o',
    payBill: '/in/harbour/places/p/pay',
    orders: '/in/harbour/orders',
    order: '/in/harbour/orders/x',
    codes: '/in/harbour/codes',
    code: '/in/harbour/codes/v',
    me: '/in/harbour/me',
    messages: '/in/harbour/messages',
    endings: '/in/harbour/endings',
    stand: '/in/harbour/stand/c',
    standBill: '/in/harbour/stand/c/pay',
    standPaid: '/in/harbour/stand/c/orders/x',
    receipt: '/in/harbour/receipts/r',
  });
});

test('the router matches each address that is handed out', () => {
  const given = {
    city: 'harbour',
    place: 'p',
    offer: 'o',
    order: 'x',
    voucher: 'v',
    code: 'c',
    redemption: 'r',
  };
  const filled = (pattern: string) =>
    pattern.replace(/\$(\w+)/g, (_, name: keyof typeof given) => given[name]);
  const { city, ...pages } = patterns;
  const reached = Object.values(pages).map((page) =>
    filled(city + page).replace(/\/$/, ''),
  );
  expect(reached).toContain(paths.buy('harbour', 'p', 'o'));
  expect(reached).toContain(paths.code('harbour', 'v'));
  expect(reached).toContain(paths.standPaid('harbour', 'c', 'x'));
  expect(reached).toContain(paths.receipt('harbour', 'r'));
  expect(new Set(reached).size).toBe(Object.keys(pages).length);
});

test('the other apps are pages of their own', () => {
  expect(Object.values(otherApps)).toEqual([
    '/scanner/',
    '/merchant/',
    '/ops/',
    '/dev/outbox',
  ]);
  expect(baseMapPath('harbour')).toBe('/base-map/harbour.json');
  expect(tilesPath('harbour')).toBe('/base-map/harbour.pmtiles');
});
