import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// What a phone fetches before its owner sees a price: every script, compressed as the least
// able server would.

let town: Town;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  await buy(town, 'lin', await liveOffer(town));
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const mostBytes = 150_000;

/** The scripts of a first visit at the noodle bar, by name, and their gzipped bytes. */
const weigh = async (isSignedIn: boolean): Promise<Map<string, number>> => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    permissions: ['geolocation'],
    geolocation: { latitude: 30.25, longitude: 122.2 },
    serviceWorkers: 'block',
  });
  await context.clock.setFixedTime(noon);
  const url = town.server.address;
  if (isSignedIn) {
    await context.addCookies([{ name: 'arrival_session', value: town.tokens.lin, url }]);
  }
  const page = await context.newPage();
  const scripts = new Map<string, number>();
  page.on('requestfinished', async (request) => {
    if (request.resourceType() !== 'script') return;
    const response = await request.response();
    const body = (await response?.body()) ?? Buffer.alloc(0);
    scripts.set(new URL(request.url()).pathname, gzipSync(body).length);
  });
  await page.goto(url);
  const card = page.getByRole('region', { name: '就在身边' });
  await card.getByRole('link', { name: isSignedIn ? '出示券码' : '¥58 买下' }).waitFor();
  await page.waitForLoadState('networkidle');
  await context.close();
  return scripts;
};

test.each([
  ['a newcomer', false],
  ['somebody with a code to show', true],
])('the first screen of %s is light', async (_, isSignedIn) => {
  const scripts = await weigh(isSignedIn);
  expect(scripts.size).toBeGreaterThan(1);
  const total = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
  expect(total, JSON.stringify([...scripts])).toBeLessThanOrEqual(mostBytes);
});
