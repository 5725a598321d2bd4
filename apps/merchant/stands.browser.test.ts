import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { listStands } from '#contract/stand.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Zhou prints what stands in the noodle bar, on the real server of the small town.

let town: Town;
let browser: Browser;
const find = createRequire(import.meta.url).resolve;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  const wasmBinary = await readFile(find('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasmBinary).buffer } });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

type More = Parameters<Browser['newContext']>[0];
const open = async (more: More = {}): Promise<Page> => {
  const url = town.server.address;
  const viewport = { width: 390, height: 844 };
  const context = await browser.newContext({ locale: 'zh-CN', viewport, ...more });
  await context.clock.setFixedTime(noon);
  const cookie = { name: 'arrival_session', value: town.tokens.zhou, url };
  await context.addCookies([cookie]);
  const page = await context.newPage();
  const desk = `${url}/merchant/${city}/${town.merchants.zhou}`;
  await page.goto(`${desk}/stores/${town.places.noodles}/stands`);
  return page;
};
const stands = async () =>
  (
    await town.as('zhou')(listStands, {
      city,
      merchant: town.merchants.zhou,
      place: town.places.noodles,
    })
  ).items;

/** What a camera reads in a picture. */
const readIn = async (picture: Buffer) => {
  const bytes = Uint8Array.from(picture);
  return (await readBarcodes(new Blob([bytes]))).map(({ text, ecLevel, version }) => ({
    text,
    ecLevel,
    version,
  }));
};

describe('a stand', () => {
  test('is made in one press, and a camera reads it off the paper', async () => {
    const page = await open({ colorScheme: 'dark' });
    await page.getByRole('button', { name: '做一块立牌' }).click();
    const sheet = page.getByRole('article', { name: '码头面馆' });
    await sheet.waitFor();
    const [stand] = await stands();
    const [read] = await readIn(await sheet.screenshot());
    expect(read).toMatchObject({ text: stand?.address, ecLevel: 'H' });
    const code = await sheet.getByRole('img', { name: stand?.address ?? '' }).boundingBox();
    // A CSS millimetre is 96 / 25.4 pixels; four centimetres are the least.
    expect((code?.width ?? 0) / (96 / 25.4)).toBeGreaterThan(40);
  });

  test.each([
    ['A6', 298, 420],
    ['A5', 420, 595],
  ])('prints as one page of %s with nothing else on it', async (paper, wide, high) => {
    const page = await open();
    await page.getByRole('article').waitFor();
    await page.getByText(paper, { exact: true }).click();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
    const sizes = boxes.map(([, width, height]) => [Number(width), Number(height)]);
    expect(sizes.map((size) => size.map(Math.round))).toEqual([[wide, high]]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  });

  test('is retired after a moment for second thoughts', async () => {
    const page = await open();
    await page.getByRole('button', { name: '停用这块' }).click();
    await page.getByRole('button', { name: /撤\s?销/ }).click();
    await page.getByRole('button', { name: '停用这块', disabled: false }).waitFor();
    expect((await stands()).map(({ retiredAt }) => retiredAt)).toEqual([null]);
    await page.getByRole('button', { name: '停用这块' }).click();
    await page.getByRole('region', { name: '停用的' }).waitFor({ timeout: 20_000 });
    await page.getByText('这家店还没有立牌').waitFor();
    expect((await stands()).every(({ retiredAt }) => retiredAt !== null)).toBe(true);
  });
});

test.each([
  ['zh-CN', 'light', 390],
  ['en-GB', 'dark', 1_280],
] as const)('its page is fit for everybody: %s, %s', async (locale, colorScheme, width) => {
  const viewport = { width, height: 844 };
  const page = await open({ locale, colorScheme, viewport, deviceScaleFactor: 2 });
  await page.getByRole('button', { name: /^做一块立牌|^Make a|^再做一块/ }).click();
  await page.getByRole('article').waitFor();
  await page.getByRole('button', { name: /^再做一块|^Make another/ }).click();
  await page.getByRole('region', { name: /^选一块|^Choose/ }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(await readFile(find('axe-core/axe.min.js'), 'utf8'));
  // The script above puts axe on the page.
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  const shots = process.env['SHOTS'];
  if (shots)
    await page.screenshot({ path: `${shots}/stands-${locale}.png`, fullPage: true });
});
