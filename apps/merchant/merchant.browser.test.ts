import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { redeemVoucher } from '#contract/redemption.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Zhou at the console, in a browser, on the real server of the small town.

let town: Town;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const shots = process.env['SHOTS'];
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A browser of somebody of the cast, at the town's own noon. */
const contextOf = async (who: Name | null, more: object = {}): Promise<BrowserContext> => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    acceptDownloads: true,
    ...more,
  });
  await context.clock.setFixedTime(noon);
  if (who) {
    const url = town.server.address;
    await context.addCookies([{ name: 'arrival_session', value: town.tokens[who], url }]);
  }
  return context;
};

/** Opens an address of Zhou's desk, does something there, and closes the browser again. */
const at = async (path: string, act: (page: Page) => Promise<void>, more: object = {}) => {
  const context = await contextOf('zhou', more);
  const page = await context.newPage();
  await page.goto(`${town.server.address}/merchant/${city}/${town.merchants.zhou}${path}`);
  await act(page);
  await context.close();
};

/** Waits until it can be seen. */
const shown = (what: Locator): Promise<true> => what.waitFor().then(() => true as const);

describe('a newcomer', () => {
  test('signs in by phone, applies, and is told what happens next', async () => {
    const context = await contextOf(null, phone);
    const page = await context.newPage();
    await page.goto(`${town.server.address}/merchant/`);
    await page.getByLabel('手机号').fill('13900000088');
    await page.getByRole('button', { name: '发验证码' }).click();
    await page.getByLabel('6 位验证码').fill(await codeFor('+8613900000088'));
    await page.getByLabel('商户名称').fill('阿梅甜品');
    await page.getByLabel('营业执照号').fill('9133');
    await page.getByLabel('联系电话').fill('139 0000 0088');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('执照号是 15 到 18 位数字和字母。').waitFor();
    await page.getByLabel('营业执照号').fill('91330900ma28aaaa88');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('正在审核。').waitFor();
    expect(await shown(page.getByRole('link', { name: '加一家门店' }))).toBe(true);
    await context.close();
  });
});

const codeFor = async (to: string): Promise<string> => {
  await expect.poll(() => messagesTo(to)).toHaveLength(1);
  const [message] = await messagesTo(to);
  return message?.body.match(/\d{6}/)?.[0] ?? '';
};
const messagesTo = (to: string) =>
  town.sql<{ body: string }>('select body from message where phone = $1', [to]);

describe('an offer', () => {
  test('shows what a sale means while it is written, and is handed in', async () => {
    await at('/offers/new?kind=package', async (page) => {
      await fillMeal(page, '58');
      await page.getByText('比单点省 ¥18（24 %）').waitFor();
      await page.getByText('到手 ¥57.65').waitFor();
      await page.getByRole('slider', { name: '平台承担让利的几成' }).press('End');
      await page.getByText('到手 ¥75.65').waitFor();
      await page.getByRole('button', { name: '提交审核' }).click();
      await page.getByText('已提交审核。').waitFor();
      expect(await shown(page.getByText('等运营方审核，通过后自动开卖。'))).toBe(true);
    });
  });

  test('that contradicts itself points at the field', async () => {
    await at('/offers/new?kind=package', async (page) => {
      await fillMeal(page, '99');
      await page.getByText('比单点还贵，客人不会买。').waitFor();
      await page.getByRole('button', { name: '存草稿' }).click();
      const price = page.getByLabel('套餐价');
      await page.getByText('套餐价不能高于单点合计。').first().waitFor();
      expect(await price.getAttribute('aria-invalid')).toBe('true');
      expect(await price.evaluate((field) => field === document.activeElement)).toBe(true);
      await price.fill('58');
      await page.getByRole('button', { name: '存草稿' }).click();
      await page.getByText('草稿存好了。').waitFor();
    });
  });

  test('that is half filled says what is missing, where it is missing', async () => {
    await at('/offers/new?kind=timed', async (page) => {
      await page.getByLabel('从').fill('');
      await page.getByRole('button', { name: '存草稿' }).click();
      await page.getByText('给它取个名字，40 个字以内。').waitFor();
      await page.getByText('请填一个时间。').waitFor();
      await page.getByLabel('名称').fill('午后 8 折');
      await page.getByText('给它取个名字').waitFor({ state: 'detached' });
    });
  });

  test('for certain hours says which, and on which days not', async () => {
    await at('/offers/new?kind=package', async (page) => {
      await fillMeal(page, '58');
      const hours = page.getByRole('group', { name: '什么时候能用（可不填）' });
      await hours.getByText('不填就是有效期里随时能用。').waitFor();
      await hours.getByRole('button', { name: '加一个时段' }).click();
      await hours.getByText('周一至周五 11:00–14:00').waitFor();
      const off = page.getByRole('group', { name: '哪些日子不能用（可不填）' });
      await off.getByRole('button', { name: '加一天' }).click();
      await page.getByRole('button', { name: '存草稿' }).click();
      await off.getByText('请选一个日期。').waitFor();
      await off.getByLabel('第 1 天', { exact: true }).fill('2026-11-25');
      if (shots) await page.screenshot({ path: `${shots}/hours.png`, fullPage: true });
      await page.getByRole('button', { name: '存草稿' }).click();
      await page.getByText('草稿存好了。').waitFor();
    });
    const [saved] = await town.sql<{ usable: unknown }>(
      "select terms -> 'usable' as usable from offer where terms ? 'usable'",
    );
    expect(saved?.usable).toEqual({
      windows: [{ days: [1, 2, 3, 4, 5], from: '11:00', to: '14:00' }],
      blackoutDays: ['2026-11-25'],
    });
  });

  test('is paused at once and resumed by undo', async () => {
    const offer = await liveOffer(town, { title: '暂停试试' });
    await at(`/offers/${offer}`, async (page) => {
      await page.getByRole('button', { name: '暂停' }).click();
      await page.getByText('暂时不卖。').waitFor();
      await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
      expect(await shown(page.getByText('客人现在可以买。'))).toBe(true);
    });
  });

  test('ends only when the time for second thoughts is over', async () => {
    const offer = await liveOffer(town, { title: '结束试试' });
    await at(`/offers/${offer}`, async (page) => {
      await page.getByRole('button', { name: '结束' }).click();
      await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
      await page.getByRole('button', { name: '结束', exact: true }).click();
      expect(await shown(page.getByText('不再卖。已卖出的券照常核销。'))).toBe(true);
    });
  });
});

const fillMeal = async (page: Page, price: string): Promise<void> => {
  await page.getByLabel('名称').first().fill('双人海鲜面');
  const items = page.getByRole('group', { name: '里面有什么' });
  await items.getByLabel('名称').fill('海鲜面');
  await items.getByLabel('几份').fill('2');
  await items.getByLabel('单点一份').fill('32');
  await page.getByRole('button', { name: '加一样' }).click();
  await items.getByLabel('名称').last().fill('小菜');
  await items.getByLabel('单点一份').last().fill('12');
  await page.getByLabel('套餐价').fill(price);
};

describe('money and redemptions', () => {
  beforeAll(async () => {
    const offer = await liveOffer(town, { title: '核销用的套餐' });
    const vouchers = await buy(town, 'lin', offer, 2);
    const code = vouchers[0]?.code ?? '';
    const place = town.places.noodles;
    await town.as('chen')(redeemVoucher, { city, place, code, channel: 'scan' });
  });

  test('say in a sentence what is owed and what is held', async () => {
    await at('', async (page) => {
      const said = '今天核销了 1 次。到现在应得 ¥63.05；另有 ¥58 已经卖出，等客人到店。';
      await page.getByText(said).waitFor();
    });
    await at(
      '/money',
      async (page) => {
        await page.getByText('1 次核销一共应得 ¥63.05').waitFor();
        expect(await shown(page.getByText('+ ¥5.40'))).toBe(true);
      },
      phone,
    );
  });

  test('are kept as a file, day by day', async () => {
    await at('/redemptions', async (page) => {
      await page.getByText('核销 1 次，到手 ¥63.05（已扣服务费）。').waitFor();
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: '导出 CSV' }).click();
      const file = await saving;
      expect(file.suggestedFilename()).toBe('核销-2026-11-24.csv');
      expect(await readFile(await file.path(), 'utf8')).toContain('"核销用的套餐"');
      await page.getByRole('button', { name: '前一天' }).click();
      await page.getByText('这一天没有核销').waitFor();
      expect(page.url()).toContain('day=2026-11-23');
    });
  });
});

describe('stores and staff', () => {
  test('a store is created where the phone is', async () => {
    const here = { geolocation: { latitude: 30.2512, longitude: 122.2034 } };
    await at(
      '/stores/new',
      async (page) => {
        await page.getByText('新建一家').click();
        await page.getByLabel('店名').fill('周记分号');
        await page.getByLabel('类别').fill('餐馆');
        await page.getByLabel('类别').press('Enter');
        await page.getByLabel('地址').fill('码头路 9 号');
        await page.getByRole('button', { name: '用我的位置' }).click();
        await expect
          .poll(() => page.getByLabel('位置').inputValue())
          .toContain('30.251200');
        await page.getByRole('button', { name: '新建门店' }).click();
        await page.getByText('「周记分号」已经是你的门店。').waitFor();
      },
      { ...here, permissions: ['geolocation'] },
    );
  });

  test('a person is added to a store, and taken off with time to undo', async () => {
    await at('/staff', async (page) => {
      await page.getByLabel('姓名').fill('小吴');
      await page.getByLabel('手机号').fill('13900000077');
      const store = page.getByRole('combobox', { name: '门店' });
      await store.fill('海风');
      await store.press('Enter');
      await page.getByRole('button', { name: '加店员' }).click();
      await page.getByText('小吴 现在可以在「海风茶楼」核销。').waitFor();
      await page.getByRole('button', { name: '移除 小吴' }).click();
      await page.getByText('正在移除…').waitFor();
      await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
      expect(await shown(page.getByRole('button', { name: '移除 小吴' }))).toBe(true);
    });
  });
});
