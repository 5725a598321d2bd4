import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { OfferDraft } from '#contract/offer.ts';
import { noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// How many taps lie between a door one stands at and its price, and its code. Somebody who
// is signed in has the app open there; every tap goes through `tap`. Those on the page of
// the payment rail are the rail's own and counted for themselves. Typing is no tap, but a
// field that has to be tapped first is.

let town: Town;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

type Phone = {
  page: Page;
  taps: { ours: number; rail: number };
  tap: (what: Locator) => Promise<void>;
};

const standAt = async (longitude: number, who: Name = 'lin'): Promise<Phone> => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    permissions: ['geolocation'],
    geolocation: { latitude: 30.25, longitude },
  });
  await context.clock.setFixedTime(noon);
  const url = town.server.address;
  await context.addCookies([{ name: 'arrival_session', value: town.tokens[who], url }]);
  const page = await context.newPage();
  await page.goto(url);
  const taps = { ours: 0, rail: 0 };
  const tap = async (what: Locator) => {
    await what.waitFor();
    taps[new URL(page.url()).pathname.startsWith('/sandbox/') ? 'rail' : 'ours'] += 1;
    await what.tap();
  };
  return { page, taps, tap };
};

// The tea house is 96 m from the noodle bar: who stands a little beyond is near it alone.
const noodleBar = 122.2;
const beyondTheTeaHouse = 122.2015;

const card = ({ page }: Phone) => page.getByRole('region', { name: '就在身边' });
/** Next to a signed price; pressing it charges exactly that. */
const payButton = ({ page }: Phone) =>
  page.getByRole('button', { name: '去付款', disabled: false });

/** From a payable price over the rail's own page to the code. */
const payForCode = async (phone: Phone): Promise<void> => {
  const { page, tap } = phone;
  await tap(payButton(phone));
  await page.waitForURL('**/sandbox/cashier/**');
  await tap(page.getByRole('button', { name: '付款 · Pay', exact: true }));
  await page.waitForURL('**/orders/**');
  await town.server.tick();
  await page.getByRole('img', { name: '券码二维码' }).waitFor();
};

const atTheTeaHouse = (title: string, terms: OfferDraft['terms']) =>
  liveOffer(town, {
    title,
    terms,
    placeIds: [town.places.tea],
    funding: [{ funder: 'merchant', shareBp: 10_000 }],
  });

describe('from the door, beside the one tap on the rail’s own page', () => {
  test('a set meal: a tap to its price, two to its code', async () => {
    await liveOffer(town);
    const phone = await standAt(noodleBar);
    await phone.tap(card(phone).getByRole('link', { name: '¥58 买下' }));
    await payButton(phone).waitFor();
    expect(phone.taps).toEqual({ ours: 1, rail: 0 });
    await payForCode(phone);
    expect(phone.taps).toEqual({ ours: 2, rail: 1 });
  });

  test('a voucher to keep: two taps to its price, three to its code', async () => {
    await atTheTeaHouse('茶钱', {
      kind: 'cash',
      faceFen: 5_000,
      priceFen: 4_000,
      minimumFen: 5_000,
      perBill: 1,
    });
    const phone = await standAt(beyondTheTeaHouse);
    await phone.tap(card(phone).getByRole('link', { name: /海风茶楼/ }));
    await phone.tap(phone.page.getByRole('link', { name: '购买：茶钱' }));
    await payButton(phone).waitFor();
    expect(phone.taps).toEqual({ ours: 2, rail: 0 });
    await payForCode(phone);
    expect(phone.taps).toEqual({ ours: 3, rail: 1 });
  });

  test('a bill: a tap and its amount to its price, two to its code', async () => {
    await atTheTeaHouse('午后九折', {
      kind: 'bill',
      audience: 'everyone',
      discount: {
        base: 'original',
        off: { percentBp: 1_000 },
        minimumFen: 0,
        capFen: null,
      },
      appliesTo: ['bill'],
    });
    const phone = await standAt(beyondTheTeaHouse, 'tang');
    await phone.tap(card(phone).getByRole('link', { name: '去付账单' }));
    const amount = phone.page.getByLabel('账单金额');
    await expect.poll(() => amount.evaluate((field) => field.matches(':focus'))).toBe(true);
    await phone.page.keyboard.type('88');
    await payButton(phone).waitFor();
    expect(phone.taps).toEqual({ ours: 1, rail: 0 });
    await payForCode(phone);
    expect(phone.taps).toEqual({ ours: 2, rail: 1 });
  });
});

test('a voucher already held: a tap to its code', async () => {
  await buy(town, 'mei', await liveOffer(town));
  const phone = await standAt(noodleBar, 'mei');
  await phone.tap(card(phone).getByRole('link', { name: '出示券码' }));
  await phone.page.getByRole('img', { name: '券码二维码' }).waitFor();
  expect(phone.taps).toEqual({ ours: 1, rail: 0 });
});
