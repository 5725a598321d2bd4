import { readFile } from 'node:fs/promises';
import type axeCore from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// The box that finds everything, on the real server of the small town.

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

const openPage = async (path: string, more: { colorScheme?: 'dark' } = {}) => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    // Colours are judged where they have settled.
    reducedMotion: 'reduce',
    viewport: { width: 390, height: 844 },
    permissions: ['geolocation'],
    geolocation: { latitude: 30.25, longitude: 122.2 },
    ...more,
  });
  await context.clock.setFixedTime(noon);
  const page = await context.newPage();
  await page.goto(`${town.server.address}/in/${city}${path}`);
  return { page, context };
};
const box = (page: Page) => page.getByRole('combobox', { name: '搜店、菜、地段' });
const cards = (page: Page) => page.locator('main').getByRole('article');

describe('searching', () => {
  test('begins on the first screen and ends at a place, by keyboard alone', async () => {
    const { page } = await openPage('');
    await page.getByRole('link', { name: '搜店、菜、地段' }).click();
    await page.waitForURL('**/search');
    // The field has the focus by itself.
    const isFocused = () => box(page).evaluate((field) => field.matches(':focus'));
    await expect.poll(isFocused).toBe(true);
    await page.keyboard.type('面馆');
    const options = page.getByRole('option');
    await options.filter({ hasText: '码头面馆' }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await options.first().getAttribute('aria-selected')).toBe('true');
    const id = await options.first().getAttribute('id');
    expect(await box(page).getAttribute('aria-activedescendant')).toBe(id);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/places/**');
  });

  test('one character asks nothing, and a newer question replaces an older', async () => {
    const { page } = await openPage('/search');
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname.endsWith('/suggestions')) asked.push(searchParams.get('words') ?? '');
    });
    await box(page).fill('面');
    await page.clock.runFor(1_000);
    expect(asked).toEqual([]);
    await box(page).pressSequentially('馆码头', { delay: 10 });
    await page.clock.runFor(1_000);
    await expect.poll(() => asked).toEqual(['面馆码头']);
  });

  test('words find places, filters and the address keep them', async () => {
    const { page } = await openPage('/search');
    await box(page).fill('mtmg');
    await page.keyboard.press('Enter');
    await cards(page).filter({ hasText: '码头面馆' }).waitFor();
    await page.getByRole('button', { name: '有优惠' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('offer')).toBe('true');
    expect(new URL(page.url()).searchParams.get('q')).toBe('mtmg');
    await cards(page).filter({ hasText: '码头面馆' }).waitFor();
  });

  test('what finds nothing offers what is near', async () => {
    const { page } = await openPage('/search?q=zzzzqqqq');
    await page.getByText('没有找到「zzzzqqqq」').waitFor();
    await page.getByRole('heading', { name: '附近这些，也许合适' }).waitFor();
    expect(await cards(page).count()).toBeGreaterThan(0);
  });

  test('recent searches stay on the phone until they are cleared', async () => {
    const { page } = await openPage('/search');
    await box(page).fill('面馆');
    await page.keyboard.press('Enter');
    await cards(page).first().waitFor();
    await page.getByRole('button', { name: '清空输入' }).click();
    await page.getByRole('option', { name: '面馆' }).waitFor();
    await page.getByRole('button', { name: '清空记录' }).click();
    await expect.poll(() => page.getByRole('option').count()).toBe(0);
  });

  test('without a network the page says so and leads to the codes', async () => {
    const { page, context } = await openPage('/search');
    await box(page).fill('面馆');
    await context.setOffline(true);
    await page.keyboard.press('Enter');
    await page.getByText('搜索要连上网络').waitFor();
    await page.getByRole('link', { name: '去看券码' }).waitFor();
  });
});

describe('every state is fit for everybody', () => {
  test.each(['/search', '/search?q=面馆', '/search?q=zzzzqqqq'])('%s', async (path) => {
    for (const more of [{}, { colorScheme: 'dark' as const }]) {
      const { page, context } = await openPage(path, more);
      await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
      await page.locator('[aria-busy]').waitFor({ state: 'detached' });
      expect(await faultsOf(page)).toEqual([]);
      await context.close();
    }
  });

  test('the box with its list open, and the sheet of filters', async () => {
    const { page } = await openPage('/search');
    await box(page).fill('面馆');
    await page.getByRole('option').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '筛选', exact: true }).click();
    await page.getByRole('dialog', { name: '筛选' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

const faultsOf = async (page: Page): Promise<string[]> => {
  const axe = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url);
  await page.evaluate((await readFile(axe)).toString());
  return page.evaluate(async () => {
    // The page has what was just put into it.
    const { axe: tool } = globalThis as unknown as { axe: typeof axeCore };
    const { violations } = await tool.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
};
