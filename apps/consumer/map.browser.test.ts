import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { distanceMetres } from '#contract/kit/geo.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';
import { tinyTiles } from './tiny-tiles.ts';

// What the map asks while it is moved, and where it leads, on the real server.

let town: Town;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  await liveOffer(town);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const noodleBar = { lat: 30.25, lon: 122.2 };

/** A page, the boxes it has asked about so far, and the parts of files. */
const openMap = async (
  baseMap?: object,
  tiles?: Buffer,
): Promise<{ page: Page; boxes: string[]; ranges: string[] }> => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    reducedMotion: 'reduce',
    permissions: ['geolocation'],
    geolocation: { latitude: noodleBar.lat, longitude: noodleBar.lon },
    serviceWorkers: 'block',
  });
  await context.clock.setFixedTime(noon);
  const page = await context.newPage();
  if (baseMap) {
    await page.route('**/base-map/*.json', (route) => route.fulfill({ json: baseMap }));
  }
  if (tiles) await page.route('**/base-map/*.pmtiles', (route) => serve(route, tiles));
  const boxes: string[] = [];
  const ranges: string[] = [];
  page.on('request', (request) => {
    const range = request.headers()['range'];
    if (range) ranges.push(range);
    const box = new URL(request.url()).searchParams.get('box');
    if (box !== null) boxes.push(box);
  });
  await page.goto(`${town.server.address}/in/${city}?view=map`);
  await page.locator('.pin').first().waitFor();
  return { page, boxes, ranges };
};

/** A static server that knows ranges, as an operator would have. */
const serve = (route: Route, file: Buffer): Promise<void> => {
  const range = /bytes=(\d+)-(\d+)/.exec(route.request().headers()['range'] ?? '');
  const contentType = 'application/octet-stream';
  if (!range) return route.fulfill({ contentType, body: file });
  const [from, until] = [Number(range[1]), Math.min(Number(range[2]) + 1, file.length)];
  return route.fulfill({
    status: 206,
    contentType,
    headers: { 'content-range': `bytes ${from}-${until - 1}/${file.length}` },
    body: file.subarray(from, until),
  });
};

const drag = async (page: Page, byX: number): Promise<void> => {
  await page.mouse.move(195, 500);
  await page.mouse.down();
  for (let step = 1; step <= 6; step += 1) {
    await page.mouse.move(195 + (byX * step) / 6, 500);
    // A finger takes its time, and the map listens to where it is.
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
};

test('moving the map asks about what it shows, once it rests', async () => {
  const { page, boxes } = await openMap();
  const before = boxes.length;
  await drag(page, -120);
  await drag(page, -40);
  await expect.poll(() => boxes.length).toBeGreaterThan(before);
  const [west = 0, south = 0, east = 0, north = 0] = (boxes.at(-1) ?? '')
    .split(',')
    .map(Number);
  expect(west).toBeLessThan(east);
  expect(south).toBeLessThan(north);
  expect((west + east) / 2).toBeGreaterThan(noodleBar.lon);
  expect(boxes.length - before).toBeLessThanOrEqual(2);
});

test('where it does not follow, it asks when it is told to', async () => {
  const { page, boxes } = await openMap();
  await page.getByRole('button', { name: '移动地图时跟着找' }).click();
  const before = boxes.length;
  await drag(page, -120);
  const button = page.getByRole('button', { name: '在这里找' });
  await button.waitFor();
  expect(boxes.length).toBe(before);
  await button.click();
  await expect.poll(() => boxes.length).toBe(before + 1);
  await button.waitFor({ state: 'detached' });
});

const middle = (box = '') => {
  const [west = 0, south = 0, east = 0, north = 0] = box.split(',').map(Number);
  return { lat: (south + north) / 2, lon: (west + east) / 2 };
};

test('on a base map in GCJ-02 the question is still ours', async () => {
  const empty = { type: 'FeatureCollection', features: [] };
  const plain = await openMap(empty);
  const shifted = await openMap({ ...empty, datum: 'GCJ-02' });
  await expect.poll(() => plain.boxes.length).toBeGreaterThan(0);
  await expect.poll(() => shifted.boxes.length).toBeGreaterThan(0);
  const apart = distanceMetres(middle(plain.boxes.at(-1)), middle(shifted.boxes.at(-1)));
  expect(apart).toBeLessThan(5);
});

test('an operator’s tiles are what it stands on, where there are some', async () => {
  const tiles = tinyTiles({ name: 'town', datum: 'GCJ-02' });
  const drawn = await openMap({ type: 'FeatureCollection', features: [] });
  const tiled = await openMap(undefined, tiles);
  await expect.poll(() => drawn.boxes.length).toBeGreaterThan(0);
  await expect.poll(() => tiled.boxes.length).toBeGreaterThan(0);
  const apart = distanceMetres(middle(drawn.boxes.at(-1)), middle(tiled.boxes.at(-1)));
  expect(apart).toBeLessThan(5);
  // Its beginning, what it says of itself, and the one tile of the whole world.
  await expect.poll(() => tiled.ranges.length).toBeGreaterThanOrEqual(2);
});

test('a pin leads to the maps that lead there', async () => {
  const { page } = await openMap();
  const pin = page.getByRole('button', { name: '码头面馆 ¥58', exact: true });
  const bunch = page.getByRole('button', { name: /^码头面馆 ¥58，还有/ });
  if ((await bunch.count()) > 0) await bunch.click();
  await pin.click();
  await page.getByRole('button', { name: '导航' }).click();
  const sheet = page.getByRole('dialog', { name: '怎么去' });
  const amap = sheet.getByRole('link', { name: '高德地图' });
  expect(await amap.getAttribute('href')).toContain('coordinate=gaode');
  expect(await sheet.getByRole('link').count()).toBe(4);
});
