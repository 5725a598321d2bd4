import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeStand } from '#contract/stand.ts';
import { holdVoucher, releaseVoucher } from '#contract/voucher.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// A meal for weekday afternoons, and a voucher that an operator stops: what Lin is told.

let town: Town;
let browser: Browser;
let afternoons: string;
let always: string;
let stand: string;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  const { terms } = draftOf(town);
  if (terms.kind !== 'package') throw new Error('a draft to begin with is a meal');
  const windows = [{ days: [1, 2, 3, 4, 5], from: '14:00', to: '17:00' }];
  const usable = { windows, blackoutDays: ['2026-11-25'] };
  always = await liveOffer(town);
  afternoons = await liveOffer(town, { title: '下午茶', terms: { ...terms, usable } });
  const [merchant, place] = [town.merchants.zhou, town.places.noodles];
  stand = (await town.as('zhou')(makeStand, { city, merchant, place })).code;
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

type More = Parameters<Browser['newContext']>[0];
const open = async (path: string, more: More = {}): Promise<Page> => {
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport,
    deviceScaleFactor: 2,
    ...more,
  });
  await context.clock.setFixedTime(noon);
  const url = town.server.address;
  await context.addCookies([{ name: 'arrival_session', value: town.tokens.lin, url }]);
  const page = await context.newPage();
  await page.goto(url + path);
  return page;
};
const bought = async (offer: string): Promise<string> => {
  await town.sql("update voucher set state = 'refunded' where state = 'issued'");
  const [voucher] = await buy(town, 'lin', offer);
  if (!voucher) throw new Error('a paid order has its voucher');
  return voucher.id;
};
const hold = (voucher: string) =>
  town.as('xu')(holdVoucher, { city, voucher, because: '手机丢了' });
const shots = process.env['SHOTS'];
const settled = `Promise.all(document.getAnimations()
  .filter((one) => one instanceof CSSTransition)
  .map((one) => one.finished.catch(() => null)))`;
const look = async (page: Page, name: string) => {
  const axe = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url);
  await page.evaluate(await readFile(axe, 'utf8'));
  // What is still changing its colour is paler than it will be.
  await page.evaluate(settled);
  // The script above puts axe on the page.
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
};
const line = '周一至周五 14:00–17:00 可用 · 11 月 25 日除外';
const later = '现在还不能用，今天 14:00 起可以。';

describe('a meal for weekday afternoons', () => {
  test('says so before it is bought', async () => {
    const place = `/in/${city}/places/${town.places.noodles}`;
    const shop = await open(place);
    await shop.getByRole('article').filter({ hasText: '下午茶' }).getByText(line).waitFor();
    await look(shop, 'usable-shop');
    const desk = await open(`${place}/buy/${afternoons}`);
    await desk.getByText(line).waitFor();
    // Until its price is there the button is grey.
    await desk.getByRole('button', { name: '去付款', disabled: false }).waitFor();
    await look(desk, 'usable-buy');
  });

  test('says with its code that it is too early, and from when on it is not', async () => {
    const voucher = await bought(afternoons);
    const page = await open(`/in/${city}/codes/${voucher}`);
    await page.getByText(later).waitFor();
    await page.getByText(line).waitFor();
    await page.getByRole('img', { name: '券码二维码' }).waitFor();
    await look(page, 'usable-code');
  });

  test('is in sight at the stand, and not to be chosen yet', async () => {
    await bought(afternoons);
    const page = await open(`/in/${city}/stand/${stand}`);
    await page.getByText(later).waitFor();
    expect(await page.getByRole('checkbox', { name: /下午茶/ }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: '先选要用的券' }).count()).toBe(0);
    await look(page, 'usable-stand');
  });
});

describe('a voucher that was stopped', () => {
  test.each([
    ['zh-CN', 'light', /^已暂停$/, /手机丢了/],
    ['en-GB', 'dark', /^On hold$/, /Because: 手机丢了/],
  ] as const)(
    'says why instead of its code: %s',
    async (locale, colorScheme, head, why) => {
      const voucher = await bought(always);
      await hold(voucher);
      const page = await open(`/in/${city}/codes/${voucher}`, { locale, colorScheme });
      await page.getByRole('heading', { name: head }).waitFor();
      await page.getByText(why).waitFor();
      expect(await page.getByRole('img', { name: /二维码|QR/ }).count()).toBe(0);
      await look(page, `held-${locale}`);
      await town.as('xu')(releaseVoucher, { city, voucher });
      // By itself, without a tap.
      await page.getByRole('img', { name: /二维码|QR/ }).waitFor({ timeout: 15_000 });
    },
  );

  test('after it was chosen at the stand is refused there with the reason', async () => {
    const voucher = await bought(always);
    const page = await open(`/in/${city}/stand/${stand}`);
    await page.getByRole('checkbox', { name: /双人面套餐/ }).click();
    await hold(voucher);
    await page.getByRole('button', { name: '现在用掉 1 张' }).click();
    await page.getByText('这张券被暂停了：手机丢了').waitFor();
  });

  test('is marked among my codes', async () => {
    await hold(await bought(always));
    const page = await open(`/in/${city}/codes`);
    await page.getByRole('link', { name: /双人面套餐.*已暂停/ }).waitFor();
  });
});
