import { readFile } from 'node:fs/promises';
import type axeCore from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { redeemVoucher, undoRedemption } from '#contract/redemption.ts';
import { makeStand, retireStand } from '#contract/stand.ts';
import { readVoucher } from '#contract/voucher.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Lin before the stand of the noodle bar: any camera has opened its address.

let town: Town;
let browser: Browser;
let meal: string;
let stand: string;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  meal = await liveOffer(town);
  await liveOffer(town, {
    title: '买单九折',
    terms: {
      kind: 'bill',
      audience: 'everyone',
      discount: {
        base: 'original',
        off: { percentBp: 1_000 },
        minimumFen: 0,
        capFen: null,
      },
      appliesTo: ['bill'],
    },
  });
  stand = (await town.as('zhou')(makeStand, noodles())).code;
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const noodles = () => ({
  city,
  merchant: town.merchants.zhou,
  place: town.places.noodles,
});
const usedAt = (voucher: string) =>
  town
    .as('lin')(readVoucher, { city, voucher })
    .then(({ state }) => state);

type More = Parameters<Browser['newContext']>[0];
type Phone = { page: Page; context: BrowserContext; tap: (what: Locator) => Promise<void> };

/** What the phone's own camera does: opens the printed address. */
const scan = async (
  who: Name | null,
  more: More = {},
): Promise<Phone & { taps: () => number }> => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    ...more,
  });
  await context.clock.setFixedTime(noon);
  const url = town.server.address;
  if (who) {
    await context.addCookies([{ name: 'arrival_session', value: town.tokens[who], url }]);
  }
  const page = await context.newPage();
  await page.goto(`${url}/S/${city.toUpperCase()}/${stand}`);
  let count = 0;
  const tap = async (what: Locator) => {
    await what.waitFor();
    count += 1;
    await what.tap();
  };
  return { page, context, tap, taps: () => count };
};

const oneOfLin = async (): Promise<string> => {
  // Only the newest is left to choose, so that a case sees no other case's.
  await town.sql("update voucher set state = 'refunded' where state = 'issued'");
  const [voucher] = await buy(town, 'lin', meal);
  if (!voucher) throw new Error('a paid order has its voucher');
  return voucher.id;
};

describe('a voucher at the stand', () => {
  test('is redeemed within three taps, and its receipt moves', async () => {
    const voucher = await oneOfLin();
    const { page, tap, taps } = await scan('lin');
    await page.getByRole('heading', { name: '码头面馆', level: 1 }).waitFor();
    await page.getByText('的账单，你付').waitFor();
    await tap(page.getByRole('checkbox', { name: /双人面套餐/ }));
    await tap(page.getByRole('button', { name: '现在用掉 1 张' }));
    await page.getByRole('heading', { name: '核销成功' }).waitFor();
    expect(taps()).toBeLessThanOrEqual(3);
    expect(await usedAt(voucher)).toBe('redeemed');
    const mark = page.locator('[data-mark]');
    const first = await mark.getAttribute('data-mark');
    const moved = () => mark.getAttribute('data-mark');
    await expect.poll(moved, { timeout: 8_000 }).not.toBe(first);
  });

  test('says when it was, later, and that the store took it back', async () => {
    await oneOfLin();
    const { page, tap } = await scan('lin');
    await tap(page.getByRole('checkbox', { name: /双人面套餐/ }));
    await tap(page.getByRole('button', { name: '现在用掉 1 张' }));
    await page.getByRole('heading', { name: '核销成功' }).waitFor();
    town.clock.add(2 * 60_000);
    await page.clock.setFixedTime(noon.getTime() + 2 * 60_000);
    await page.reload();
    await page.getByRole('heading', { name: '2 分钟前核销的' }).waitFor();
    town.clock.add(20 * 60_000);
    await page.clock.setFixedTime(noon.getTime() + 22 * 60_000);
    await page.reload();
    await page.getByText('这是一张旧凭证').waitFor();
    expect(await page.locator('[data-mark]').count()).toBe(0);
    const redemption = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    await town.as('chen')(undoRedemption, { city, redemption });
    await page.reload();
    await page.getByRole('heading', { name: '已撤销' }).waitFor();
    town.clock.set(noon);
  });

  test('whose answer is lost is a question with one button, over a reload', async () => {
    const voucher = await oneOfLin();
    const { page, tap } = await scan('lin');
    // The server does it; the answer never arrives.
    await page.route('**/api/**/stands/*/redemptions', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await tap(page.getByRole('checkbox', { name: /双人面套餐/ }));
    await tap(page.getByRole('button', { name: '现在用掉 1 张' }));
    await page.getByRole('heading', { name: '还不知道成了没有' }).waitFor();
    expect(await usedAt(voucher)).toBe('redeemed');
    await page.unroute('**/api/**/stands/*/redemptions');
    await page.reload();
    await tap(page.getByRole('button', { name: '再查一次' }));
    await page.getByRole('heading', { name: '核销成功' }).waitFor();
    const rows = await town.sql('select 1 from redemption where voucher_id = $1', [
      voucher,
    ]);
    expect(rows).toHaveLength(1);
  });

  test('that was used at the counter meanwhile is said so', async () => {
    const voucher = await oneOfLin();
    const { page, tap } = await scan('lin');
    await tap(page.getByRole('checkbox', { name: /双人面套餐/ }));
    const { code } = await town.as('lin')(readVoucher, { city, voucher });
    const { place } = noodles();
    await town.as('chen')(redeemVoucher, { city, place, code, channel: 'scan' });
    await tap(page.getByRole('button', { name: '现在用掉 1 张' }));
    await page.getByText('这张券已经用过了').waitFor();
  });

  test('waits for a sign-in, which leads back to it', async () => {
    await oneOfLin();
    const { page, tap } = await scan(null);
    await tap(page.getByRole('button', { name: '登录看我的券' }));
    await page.getByLabel('手机号').fill('13900000001');
    await page.getByRole('button', { name: '发验证码' }).tap();
    const sent = () => town.sql<{ body: string }>('select body from message');
    await expect.poll(sent).toHaveLength(1);
    const [message] = await sent();
    await page.getByLabel('6 位验证码').fill(message?.body.match(/\d{6}/)?.[0] ?? '');
    await page.getByRole('checkbox', { name: /双人面套餐/ }).waitFor();
  });
});

describe('a bill at the stand', () => {
  const payBill = async (phone: Phone) => {
    const { page, tap } = phone;
    await tap(page.getByRole('link', { name: /付账单/ }));
    await page.getByLabel('账单金额').waitFor();
    await page.keyboard.type('88');
    await tap(page.getByRole('button', { name: '去付款', disabled: false }));
    await page.waitForURL('**/sandbox/cashier/**');
  };

  test('is redeemed by itself when one comes back from the cashier', async () => {
    await oneOfLin();
    const phone = await scan('lin');
    const { page, tap } = phone;
    await payBill(phone);
    await tap(page.getByRole('button', { name: '付款 · Pay', exact: true }));
    await page.waitForURL('**/stand/**/orders/**');
    await town.server.tick();
    await page.getByRole('heading', { name: '核销成功' }).waitFor();
    await page.getByText('已付的账单，原价 ¥88').waitFor();
    const atStand = () => town.sql("select 1 from redemption where channel = 'stand'");
    const rows = await atStand();
    await page.goBack();
    await page.waitForTimeout(500);
    expect(await town.sql("select 1 from redemption where channel = 'stand'")).toEqual(
      rows,
    );
  });

  test('of a phone that died at the cashier is a voucher to be shown', async () => {
    const phone = await scan('lin');
    await payBill(phone);
    const { page, context } = phone;
    const cashier = page.url();
    await context.close();
    // Paid, and the way back is never gone.
    await fetch(`${cashier}/pay`, { method: 'POST', redirect: 'manual' });
    await town.server.tick();
    const [voucher, ...more] = await town.sql<{ id: string }>(
      "select id from voucher where state = 'issued' and offer_id is null",
    );
    expect([voucher !== undefined, more.length]).toEqual([true, 0]);
    const again = await scan('lin');
    await again.page.goto(`${town.server.address}/in/${city}/codes/${voucher?.id}`);
    await again.page.getByRole('img', { name: '券码二维码' }).waitFor();
  });

  test('at a stand that was retired meanwhile leaves the voucher there', async () => {
    const phone = await scan('lin');
    await payBill(phone);
    await town.as('zhou')(retireStand, { ...noodles(), code: stand });
    await phone.page.getByRole('button', { name: '付款 · Pay', exact: true }).tap();
    await phone.page.waitForURL('**/stand/**/orders/**');
    await town.server.tick();
    await phone.page.getByText('钱已经付好，券还在').waitFor();
    await phone.tap(phone.page.getByRole('link', { name: '给店员看券码' }));
    await phone.page.getByRole('img', { name: '券码二维码' }).waitFor();
    stand = (await town.as('zhou')(makeStand, noodles())).code;
  });
});

describe('every screen', () => {
  const axe = () =>
    readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));
  const faultsOf = async (page: Page): Promise<string[]> => {
    await page.evaluate((await axe()).toString());
    return page.evaluate(async () => {
      // The page has what was just put into it.
      const { axe: tool } = globalThis as unknown as { axe: typeof axeCore };
      const { violations } = await tool.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
  };
  const shots = process.env['SHOTS'];
  const look = async (page: Page, name: string) => {
    expect(await faultsOf(page)).toEqual([]);
    if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  };

  test.each([
    ['light', 'zh-CN'],
    ['dark', 'en-GB'],
  ] as const)('is fit for everybody, in the %s, in %s', async (colorScheme, locale) => {
    const reducedMotion = 'reduce' as const;
    const more = { colorScheme, locale, reducedMotion, deviceScaleFactor: 2 };
    await oneOfLin();
    await buy(town, 'lin', meal);
    const tag = `${locale.slice(0, 2)}-${colorScheme}`;
    const { page } = await scan('lin', more);
    await page.getByRole('checkbox').first().waitFor();
    await look(page, `stand-${tag}`);
    await page.getByRole('checkbox').first().tap();
    await look(page, `stand-chosen-${tag}`);
    await page.route('**/api/**/stands/*/redemptions', (route) => route.abort());
    await page.getByRole('button', { name: /现在用掉|Use 1/ }).tap();
    await page.getByRole('heading', { name: /还不知道|Not known/ }).waitFor();
    await look(page, `stand-unknown-${tag}`);
    await page.unroute('**/api/**/stands/*/redemptions');
    await page.getByRole('button', { name: /再查一次|Check again/ }).tap();
    await page.getByRole('heading', { name: /核销成功|Redeemed/ }).waitFor();
    await look(page, `receipt-${tag}`);
    await page.goto(`${town.server.address}/in/${city}/stand/0123456789`);
    await page.getByText(/没有这块立牌|no such stand/).waitFor();
    await look(page, `stand-gone-${tag}`);
    const guest = await scan(null, more);
    await guest.page.getByRole('button', { name: /登录看我的券|Sign in for/ }).waitFor();
    await look(guest.page, `stand-guest-${tag}`);
  });
});
