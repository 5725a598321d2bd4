import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMerchantMoney } from '#contract/ledger.ts';
import { listCases } from '#contract/offline.ts';
import { refundOrder } from '#contract/payment.ts';
import { openDevice, shownAt } from '#server/test/offline.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Xu closes what could not be redeemed after all.

let town: Town;
let browser: Browser;
let meal = '';
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  meal = await liveOffer(town);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

/** A meal that the noodle bar handed out while its money was on the way back. */
const handOut = async () => {
  const [voucher] = await buy(town, 'lin', meal);
  if (!voucher) throw new Error('a paid order has its voucher');
  const { tell } = await openDevice(town);
  const text = await shownAt(voucher, noon);
  await town.as('lin')(refundOrder, { city, order: voucher.orderId });
  await tell(text, noon);
};
const owed = async () =>
  (await town.as('zhou')(readMerchantMoney, { city, merchant: town.merchants.zhou }))
    .payableFen;

type Face = Parameters<Browser['newContext']>[0];
const open = async (face: Face = {}, query = ''): Promise<Page> => {
  const terms = { locale: 'zh-CN', reducedMotion: 'reduce', bypassCSP: true } as const;
  const context = await browser.newContext({ ...terms, ...face });
  await context.clock.setFixedTime(noon);
  const url = town.server.address;
  await context.addCookies([{ name: 'arrival_session', value: town.tokens.xu, url }]);
  const page = await context.newPage();
  await page.goto(`${url}/ops/${city}/cases${query}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};
const openCases = async () =>
  (await town.as('xu')(listCases, { city, open: 'true' })).items.length;

test('an empty list says what would be here', async () => {
  const page = await open();
  expect(
    await page
      .getByText('没有要了结的')
      .waitFor()
      .then(() => true),
  ).toBe(true);
  await page.context().close();
});

test('a case is read, closed with a reason, and borne by the other side', async () => {
  await handOut();
  const before = await owed();
  const page = await open();
  const card = page.getByRole('listitem').filter({ hasText: '双人面套餐' });
  await card.getByText('已经退款').waitFor();
  await card.getByText('今天 12:00 开始退款').waitFor();
  await card.getByRole('button', { name: '了结 双人面套餐' }).click();
  const send = card.getByRole('button', { name: '就这样了结' });
  expect(await send.isDisabled()).toBe(true);
  await card.getByText('补给商家的 ¥63.40 从账上冲回。').click();
  await card.getByLabel('为什么这样了结').fill('店里说没有给出去');
  await send.click();
  await expect.poll(openCases, { timeout: 15_000 }).toBe(0);
  expect(await owed()).toBe(before - 6_340);
  await page.getByRole('link', { name: '了结的', exact: true }).click();
  await page.getByText('店里说没有给出去').waitFor();
  await page.context().close();
});

test('a list that does not come says so and is asked again', async () => {
  const page = await open();
  await page.route('**/cases?**', (route) => route.abort());
  await page.getByRole('link', { name: '了结的', exact: true }).click();
  const again = page.getByRole('button', { name: '再试一次' });
  await again.waitFor({ timeout: 60_000 });
  await page.unroute('**/cases?**');
  await again.click();
  const shown = page.locator('.op-case').first();
  expect(await shown.waitFor().then(() => true)).toBe(true);
  await page.context().close();
});

const faces = [
  { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1_280, height: 800 } },
  { locale: 'en-GB', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

test.each(faces)('axe finds nothing: $locale $colorScheme', async (face) => {
  await handOut();
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  const axe = await readFile(path, 'utf8');
  for (const query of ['', '?state=closed']) {
    const page = await open(face, query);
    await page.locator('.op-case').first().waitFor();
    if (query === '') await page.locator('.op-case button').first().click();
    await page.waitForLoadState('networkidle');
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => id + html),
    );
    expect(faults).toEqual([]);
    const wider = 'document.documentElement.scrollWidth - innerWidth';
    expect(Number(await page.evaluate(wider))).toBeLessThanOrEqual(0);
    await page.context().close();
  }
});
