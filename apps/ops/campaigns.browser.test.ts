import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCampaigns } from '#contract/campaign.ts';
import { bill, dealings, liveCampaign } from '#server/test/campaigns.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Xu looks after what the platform adds to prices.

let town: Town;
let browser: Browser;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  const { buyAll, redeem } = dealings(town);
  await liveCampaign(town, {
    title: '快发完的补贴',
    budget: { moneyFen: 2_500, count: 5 },
  });
  const { vouchers } = await buyAll('lin', bill);
  await redeem(vouchers[0]?.code);
  await buyAll('mei', bill);
  const terms = { locale: 'zh-CN', reducedMotion: 'reduce', bypassCSP: true } as const;
  context = await browser.newContext({
    ...terms,
    viewport: { width: 1_280, height: 800 },
  });
  await context.clock.setFixedTime(noon);
  const url = town.server.address;
  await context.addCookies([{ name: 'arrival_session', value: town.tokens.xu, url }]);
  page = await context.newPage();
  await page.goto(`${url}/ops/${city}/campaigns`);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const card = (title: string) => page.getByRole('listitem').filter({ hasText: title });

test('a budget says what is spent, claimed and left, and when it ran out', async () => {
  const money = card('快发完的补贴').locator('dl').first();
  await money.getByText('已花').waitFor();
  expect(await money.locator('dd').allTextContents()).toEqual(['¥10', '¥10', '¥5']);
  await card('快发完的补贴').getByText('发完了').waitFor();
  await card('快发完的补贴').getByRole('button', { name: '看每天' }).click();
  await page.getByText('2026-11-24 · ¥20 · 2 笔').waitFor();
});

test('a campaign is started, paused with a reason, and says why', async () => {
  await page.getByRole('button', { name: '发起活动' }).click();
  const form = page.getByRole('form', { name: '发起活动' });
  const start = form.getByRole('button', { name: '现在开始' });
  expect(await start.isDisabled()).toBe(true);
  await form.getByLabel('名称').fill('冬天第一次来');
  await form.getByLabel('减多少元').fill('8');
  await form.getByLabel('总预算（元）').fill('5000');
  await start.click();
  await card('冬天第一次来').waitFor();
  await page.getByRole('button', { name: '暂停：冬天第一次来' }).click();
  await page.getByLabel('写一句原因').fill('先看看效果');
  await card('冬天第一次来').getByRole('button', { name: '暂停', exact: true }).click();
  await card('冬天第一次来').getByText('原因：先看看效果').waitFor();
  const { items } = await town.as('xu')(listCampaigns, { city, state: 'paused' });
  expect(items).toMatchObject([
    { title: '冬天第一次来', budget: { moneyFen: 500_000 }, reason: '先看看效果' },
  ]);
});

test('the page has no barriers that axe knows of', async () => {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.addScriptTag({ content: await readFile(axe, 'utf8') });
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  expect(violations.map(({ id }) => id)).toEqual([]);
});
