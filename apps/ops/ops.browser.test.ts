import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyMerchant, readMerchant } from '#contract/merchant.ts';
import { createOffer, readOffer, submitOffer } from '#contract/offer.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Xu at the ops console, in a browser, on the real server of the small town.

/** A loaded machine is slow, not wrong. */
const patience = { timeout: 15_000 };

let town: Town;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const contextOf = async (who: Name | null): Promise<BrowserContext> => {
  const context = await browser.newContext({ locale: 'zh-CN', acceptDownloads: true });
  await context.clock.install({ time: noon });
  const url = town.server.address;
  if (who) {
    const value = town.tokens[who];
    await context.addCookies([{ name: 'arrival_session', value, url }]);
  }
  return context;
};

/** Opens an address of the city's console, does something there, and closes it again. */
const at = async (path: string, act: (page: Page) => Promise<void>, who: Name = 'xu') => {
  const context = await contextOf(who);
  const page = await context.newPage();
  await page.goto(`${town.server.address}/ops/${city}${path}`);
  await act(page);
  await context.close();
};

/** Waits until it can be seen. */
const shown = (what: Locator): Promise<true> => what.waitFor().then(() => true as const);
const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();

test('who is no operator is told so, and where to go', async () => {
  const notYours = async (page: Page) => {
    expect(await shown(page.getByText('这里是运营人员用的'))).toBe(true);
  };
  await at('/review', notYours, 'lin');
});

describe('what waits for a verdict', () => {
  const apply = (name: string, licenceNo: string) =>
    town.as('lin')(applyMerchant, {
      city,
      name,
      licenceNo,
      contactPhone: '+8613900000077',
    });
  const stateOf = async (merchant: string) =>
    (await town.as('xu')(readMerchant, { city, merchant })).state;

  test('an application is accepted in one press', async () => {
    const { id } = await apply('阿梅甜品', '91330900MA28AAAA77');
    await at('/review', async (page) => {
      await press(page, '通过 阿梅甜品');
      await page.getByText('“阿梅甜品”通过了。').waitFor();
    });
    expect(await stateOf(id)).toBe('active');
  });

  test('a refusal waits for its reason, by keyboard alone', async () => {
    const { id } = await apply('岬角咖啡', '91330900MA28AAAA78');
    await at('/review', async (page) => {
      await page.getByRole('button', { name: '不通过 岬角咖啡' }).focus();
      await page.keyboard.press('Enter');
      expect(await page.getByRole('button', { name: '发给商户' }).isDisabled()).toBe(true);
      await page.keyboard.type('执照号和店名对不上');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('“岬角咖啡”没通过').waitFor();
    });
    const refused = await town.as('xu')(readMerchant, { city, merchant: id });
    expect(refused).toMatchObject({ state: 'refused', reviewReason: '执照号和店名对不上' });
  });

  test('an offer is read as customers will, and put on sale', async () => {
    const merchant = town.merchants.zhou;
    const draft = draftOf(town, { title: '待审套餐' });
    const { id } = await town.as('zhou')(createOffer, { city, merchant, ...draft });
    await town.as('zhou')(submitOffer, { city, offer: id });
    await at('/review', async (page) => {
      const card = page.getByRole('listitem').filter({ hasText: '待审套餐' });
      await card.getByText('卖 ¥58，单点合计 ¥76').waitFor();
      await card.getByText('商家出 70 %，平台出 30 %').waitFor();
      await press(page, '通过，开卖 待审套餐');
      await page.getByText('“待审套餐”通过了。').waitFor();
    });
    expect((await town.as('xu')(readOffer, { city, offer: id })).state).toBe('live');
  });
});

test('an offer is paused, and the undo sells it again', async () => {
  const id = await liveOffer(town, { title: '午后面' });
  const stateOf = async () => (await town.as('xu')(readOffer, { city, offer: id })).state;
  await at('/offers?state=live', async (page) => {
    await press(page, '暂停 午后面');
    await expect.poll(stateOf, patience).toBe('paused');
    await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
    await expect.poll(stateOf, patience).toBe('live');
  });
});

test('ending an offer can be thought better of for eight seconds', async () => {
  const id = await liveOffer(town, { title: '收摊面' });
  const stateOf = async () => (await town.as('xu')(readOffer, { city, offer: id })).state;
  await at('/offers?state=live', async (page) => {
    await press(page, '结束 收摊面');
    await page.getByText('8 秒后结束').waitFor();
    expect(await stateOf()).toBe('live');
    await page.clock.runFor(9_000);
    await expect.poll(stateOf, patience).toBe('ended');
  });
});

test('the lists leave as files, too', async () => {
  await at('/merchants', async (page) => {
    const saved = page.waitForEvent('download');
    await press(page, '导出 CSV');
    const file = await readFile(await (await saved).path(), 'utf8');
    expect(file).toContain('"周记","营业","91330900MA28AAAA01","2",');
  });
});

describe('the ledger', () => {
  beforeAll(async () => {
    const offer = await liveOffer(town);
    const [voucher] = await buy(town, 'lin', offer);
    const code = voucher?.code ?? '';
    const place = town.places.noodles;
    await town.as('chen')(redeemVoucher, { city, place, code, channel: 'scan' });
  });

  test('an entry says in a sentence what its postings did', async () => {
    await at('/ledger/postings', async (page) => {
      const row = page.getByRole('row').filter({ hasText: '平台服务费' }).first();
      await row.getByRole('link', { name: /^整笔/ }).click();
      await page.getByText('核销了一次：顾客付的 ¥58 加平台补的 ¥5.40').waitFor();
      expect(new URL(page.url()).pathname).toMatch(/\/ledger\/entries\/[0-9a-f-]{36}$/);
    });
  });

  test('an account is a click from its postings, and the address keeps it', async () => {
    await at('/ledger', async (page) => {
      await page.getByRole('link', { name: '周记 · 应付' }).click();
      await page.getByText('账户：周记 · 应付').waitFor();
      await page.reload();
      expect(await shown(page.getByText('账户：周记 · 应付'))).toBe(true);
    });
  });

  test('what is on screen leaves as a file', async () => {
    await at('/ledger/postings', async (page) => {
      await page.getByRole('table').waitFor();
      const rows = await page.locator('tbody tr[data-row-key]').count();
      const saved = page.waitForEvent('download');
      await press(page, '导出 CSV');
      const file = await readFile(await (await saved).path(), 'utf8');
      expect(file.trimEnd().split('\n')).toHaveLength(rows + 1);
      expect(file).toContain('"platform:fee","0.35"');
    });
  });

  test("a merchant's money is beside the list, with where it comes from", async () => {
    await at(`/merchants?merchant=${town.merchants.zhou}`, async (page) => {
      const drawer = page.getByRole('dialog');
      await drawer.getByText('现在欠商家 ¥63.05').waitFor();
      await drawer.getByRole('link', { name: '看应付的账目' }).click();
      expect(await shown(page.getByText('账户：周记 · 应付'))).toBe(true);
    });
  });
});

describe('a snapshot of places', () => {
  const csv = 'name,lat,lon,category\n灯塔书屋,30.2511,122.2011,books\n,30.2,122.2,cafe\n';
  const choose = (page: Page, text: string, name = 'places.csv') =>
    page.locator('input[type=file]').setInputFiles({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(text),
    });

  test('is read before it is imported, and says what it did', async () => {
    await at('/imports', async (page) => {
      await choose(page, csv);
      await page.getByText('有 1 行读不了').first().waitFor();
      await page.getByText('灯塔书屋').waitFor();
      await page.getByRole('switch', { name: '只是一部分' }).click();
      await press(page, '导入 1 行');
      const done = page.getByRole('status').filter({ hasText: '导入好了' });
      await done.waitFor();
      expect(await done.innerText()).toMatch(/新开\s*1/);
    });
  });

  test('that is no file of places is refused with its reason', async () => {
    await at('/imports', async (page) => {
      await choose(page, 'a,b\n1,2\n', 'nothing.csv');
      expect(await shown(page.getByText('这份文件没法导入'))).toBe(true);
    });
  });
});
