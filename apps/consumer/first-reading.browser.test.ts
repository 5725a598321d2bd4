import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

let town: Town;
let browser: Browser;
let offer: string;
const place = () => `${town.server.address}/in/${city}/places/${town.places.noodles}`;

beforeAll(async () => {
  town = await openTown();
  browser = await launchBrowser();
  offer = await liveOffer(town);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

it('a shared place reads without JavaScript, and leads to its offer', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(place());
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('码头面馆');
  await page.getByRole('link', { name: '双人面套餐' }).click();
  await page.waitForURL(/buy/);
  expect(page.url()).toBe(`${place()}/buy/${offer}`);
  expect(await page.getByText('¥58').isVisible()).toBe(true);
  await page.close();
});

it('the app takes a shared page over and moves nothing', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.addInitScript(() => {
    const seen: boolean[] = [];
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const reading = document.getElementById('first') !== null;
      const app = document.querySelector('#root h1') !== null;
      seen.push(reading || app);
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(place());
  await page.locator('#root h1').waitFor();
  expect(await page.locator('#first').count()).toBe(0);
  const seen = await page.evaluate<boolean[]>('globalThis.seen');
  const firstReading = seen.indexOf(true);
  // From the first reading on there is always something to read: no blank in between.
  expect(seen.slice(firstReading)).not.toContain(false);
  await page.close();
});

it('an address of nothing is the app saying so', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' });
  const answer = await page.goto(`${place()}x`);
  expect(answer?.status()).toBe(404);
  expect(await page.locator('#first').count()).toBe(0);
  await page.close();
});
