import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listChanges } from '#contract/change.ts';
import { makeCaller } from '#contract/kit/call.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Zhou gives machines their keys and takes them away, on the real server of the small town.

let town: Town;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const atTills = async (act: (page: Page) => Promise<void>) => {
  const url = town.server.address;
  const context = await browser.newContext({ locale: 'zh-CN', viewport: phone });
  await context.clock.setFixedTime(noon);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
  const cookie = { name: 'arrival_session', value: town.tokens.zhou, url };
  await context.addCookies([cookie]);
  const page = await context.newPage();
  await page.goto(`${url}/merchant/${city}/${town.merchants.zhou}/tills`);
  await act(page);
  await context.close();
};
const phone = { width: 390, height: 844 };
const make = async (page: Page, name: string): Promise<string> => {
  await page.getByLabel('名字').fill(name);
  await page.getByLabel('门店').click();
  await page.getByText('码头面馆').last().click();
  await page.getByRole('button', { name: '生成密钥' }).click();
  return page.locator('.me-key code').innerText();
};
const asks = async (key: string) => {
  const call = makeCaller({ base: `${town.server.address}/api`, token: () => key });
  return (await call(listChanges, { city, place: town.places.noodles })).status;
};

describe('a till', () => {
  test('gets a key that is shown once, copied, and works', async () => {
    await atTills(async (page) => {
      const key = await make(page, '前台一号');
      expect(await asks(key)).toBe(200);
      await page.getByRole('button', { name: '复制密钥' }).click();
      await page.getByText('已经复制。').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
      await page.getByRole('button', { name: '已存好' }).click();
      await page.getByText(`…${key.slice(-4)}`).waitFor();
      await page.reload();
      await page.getByText(`…${key.slice(-4)}`).waitFor();
      expect(await page.content()).not.toContain(key);
    });
  });

  test('stays when revoking is undone, and is worth nothing when it is not', async () => {
    await atTills(async (page) => {
      const key = await make(page, '自助机');
      const revoke = page.getByRole('button', { name: '停用 自助机' });
      await revoke.click();
      await page.getByRole('button', { name: '撤销' }).click();
      await revoke.waitFor();
      expect(await asks(key)).toBe(200);
      await revoke.click();
      await page.getByText('已停用').waitFor();
      expect(await asks(key)).toBe(401);
    });
  }, 40_000);
});
