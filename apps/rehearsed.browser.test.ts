import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOffer, submitOffer } from '#contract/offer.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { draftOf } from '#server/test/wheel.ts';
import { launchBrowser } from '../tools/chromium.ts';

// How ready a store is, as its owner and the operator read it, on the real server.

let town: Town;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const at = async (who: Name, path: string, act: (page: Page) => Promise<void>) => {
  const context = await browser.newContext({ locale: 'zh-CN' });
  await context.clock.install({ time: town.clock.now() });
  const url = town.server.address;
  await context.addCookies([{ name: 'arrival_session', value: town.tokens[who], url }]);
  const page = await context.newPage();
  await page.goto(url + path);
  await act(page);
  await context.close();
};

test('a lapse is told to the owner and the operator, and stops a verdict', async () => {
  const merchant = town.merchants.zhou;
  const { id: offer } = await town.as('zhou')(createOffer, {
    city,
    merchant,
    ...draftOf(town, { title: '待审套餐' }),
  });
  await town.as('zhou')(submitOffer, { city, offer });
  await at('zhou', `/merchant/${city}/${merchant}/stores`, async (page) => {
    await page.getByText('能核销，').first().waitFor();
  });
  town.clock.set(new Date(noon.getTime() + 31 * 86_400_000));
  await at('zhou', `/merchant/${city}/${merchant}/stores`, async (page) => {
    const way = page.getByRole('link', { name: '在店里的设备上演练一次' }).first();
    await way.waitFor();
    expect(await way.getAttribute('href')).toBe('/scanner/');
  });
  const accept = { name: '通过，开卖 待审套餐' };
  await at('xu', `/ops/${city}/review`, async (page) => {
    await page.getByText('还不能上架：码头面馆').waitFor();
    expect(await page.getByRole('button', accept).isDisabled()).toBe(true);
    const lapsed = page.getByRole('region', { name: '30 天没试过核销的店' });
    await lapsed.getByText('码头面馆').waitFor();
  });
  await town.rehearse([town.places.noodles]);
  await at('xu', `/ops/${city}/review`, async (page) => {
    await page.getByRole('button', accept).click();
    await page.getByText('“待审套餐”通过了。').waitFor();
  });
});
