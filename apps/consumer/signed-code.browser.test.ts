import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';
import { paths } from './paths.ts';

let town: Town;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

test('without network a phone shows the signed code, black on white by night', async () => {
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  const url = town.server.address;
  const context = await browser.newContext({ locale: 'zh-CN', colorScheme: 'dark' });
  await context.clock.setFixedTime(noon);
  const cookie = { name: 'arrival_session', value: town.tokens.lin, url };
  await context.addCookies([cookie]);
  const page = await context.newPage();
  await page.goto(url + paths.code(city, voucher?.id ?? ''));
  await page.getByRole('img', { name: /二维码/ }).waitFor();
  await context.setOffline(true);
  await page.getByRole('button', { name: '店里没网？' }).click();
  const signed = page.getByRole('img', { name: '店里没网时扫的二维码' });
  await signed.waitFor();
  expect(await page.getByText('给店员扫这个').isVisible()).toBe(true);
  // Version 5 is 37 modules, and four of margin on either side.
  expect(await signed.evaluate((drawn) => drawn.outerHTML)).toContain('0 0 45 45');
  await page.getByRole('button', { name: '换回平时的码' }).click();
  await signed.waitFor({ state: 'detached' });
  await context.close();
});
