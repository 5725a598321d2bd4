import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeStepSeconds } from '#contract/kit/rotating-code.ts';
import { dayMs } from '#contract/kit/time.ts';
import { listRedemptions, redeemVoucher } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';
import { zh as newsZh } from './news/words.zh.ts';
import {
  openCounterAt,
  openPage,
  phone,
  settleIn,
  show,
  shownTo,
} from './offline/page-made.ts';
import type { Face, Seen } from './offline/page-made.ts';

// Chen's counter loses its network, goes on, and tells the real server afterwards.

const patience = { timeout: 20_000 };

let town: Town;
let browser: Browser;
let offerId: string;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  offerId = await liveOffer(town);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const one = async (): Promise<VoucherView> => {
  const [voucher] = await buy(town, 'lin', offerId);
  if (!voucher) throw new Error('the purchase made no voucher');
  return voucher;
};
const stateOf = async ({ id }: VoucherView) =>
  (await town.as('lin')(readVoucher, { city, voucher: id })).state;

const timesRedeemed = async ({ code }: VoucherView) => {
  const asked = { city, place: town.places.noodles };
  const { items } = await town.as('chen')(listRedemptions, asked);
  return items.filter((item) => item.code === code).length;
};

const withoutNetwork = async (
  act: (seen: Seen) => Promise<void>,
  face: Face = phone,
  time = noon,
) => {
  const at = { url: town.server.address, token: town.tokens.chen, time };
  const seen = await openCounterAt(browser, at, face);
  await settleIn(seen);
  await act(seen);
  await seen.context.close();
};

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();
const verdict = (page: Page) => () =>
  page.getByRole('alertdialog').getByRole('heading', { level: 1 }).innerText();
const grouped = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1 ');
const queue = (page: Page) => page.getByRole('link', { name: /等着联网确认/ });

/** Scans what the customer's phone shows and presses the one button. */
const record = async (page: Page, voucher: VoucherView) => {
  await show(page, await shownTo(page, voucher));
  await page.getByRole('dialog', { name: '没有网络 · 要给客人' }).waitFor();
  await press(page, '先记下');
};

test('accepted without network, kept over a reload, told when it is back', async () => {
  const voucher = await one();
  await withoutNetwork(async ({ page, context }) => {
    await record(page, voucher);
    await expect.poll(verdict(page), patience).toBe('先记下了');
    expect(await stateOf(voucher)).toBe('issued');
    await page.reload();
    await queue(page).waitFor();
    await context.setOffline(false);
    await expect.poll(() => queue(page).count(), patience).toBe(0);
    expect(await stateOf(voucher)).toBe('redeemed');
    await page.getByRole('link', { name: '今天的核销' }).click();
    const row = page.getByRole('listitem').filter({ hasText: grouped(voucher.code) });
    await row.getByRole('button', { name: /^撤销/ }).waitFor();
  });
});

test('a page that is killed in the middle redeems once, or never said so', async () => {
  const voucher = await one();
  await withoutNetwork(async ({ page, context }) => {
    await record(page, voucher);
    const debug = await context.newCDPSession(page);
    const gone = new Promise((go) => page.once('crash', go));
    void debug.send('Page.crash').catch(() => undefined);
    await gone;
    await page.close();
    const next = await openPage(context, town.server.address);
    await show(next, await shownTo(next, voucher, 1));
    const again = next.getByRole('dialog', { name: '没有网络 · 要给客人' });
    await expect
      .poll(async () => (await queue(next).count()) + (await again.count()), patience)
      .toBe(1);
    // Either it was kept, and its own word says so, or it was not, and is asked for again.
    if ((await again.count()) === 1) await press(next, '先记下');
    await next.locator('.sc-verdict').waitFor();
    expect(['先记下了', '用过了']).toContain(await verdict(next)());
    await context.setOffline(false);
    await expect.poll(() => stateOf(voucher), patience).toBe('redeemed');
    expect(await timesRedeemed(voucher)).toBe(1);
  });
});

test('used elsewhere meanwhile: the counter is told in plain words', async () => {
  const voucher = await one();
  await withoutNetwork(async ({ page, context }) => {
    await record(page, voucher);
    await expect.poll(verdict(page), patience).toBe('先记下了');
    const asked = { city, place: town.places.noodles, code: voucher.code };
    await town.as('zhou')(redeemVoucher, { ...asked, channel: 'typed' });
    await press(page, '下一位');
    await context.setOffline(false);
    await page.getByText('有 1 笔没能确认').click();
    await page.getByText('在别处用过了').waitFor();
    // That other redemption is news of the store, and lies over the page until it is read.
    const news = page.getByRole('status', { name: newsZh.label });
    await news.getByRole('button', { name: newsZh.close }).click();
    const mine = page.getByRole('region', { name: '这台设备断网时记的' });
    await mine.getByRole('button', { name: '知道了' }).click();
    const said = page.getByText('在别处用过了');
    await expect.poll(() => said.count(), patience).toBe(0);
  });
});

test('what was undone before the network came back is never told', async () => {
  const voucher = await one();
  await withoutNetwork(async ({ page, context }) => {
    await record(page, voucher);
    await press(page, /^撤销/);
    await expect.poll(verdict(page), patience).toBe('已撤销');
    await press(page, '下一位');
    await context.setOffline(false);
    await page.getByRole('region', { name: '输入 12 位券码' }).waitFor();
    expect(await stateOf(voucher)).toBe('issued');
  });
});

test('a voucher bought after the list is accepted by its signature', async () => {
  await withoutNetwork(async ({ page }) => {
    const voucher = await one();
    await show(page, await shownTo(page, voucher));
    await expect.poll(verdict(page), patience).toBe('名单上没有');
    await press(page, '下一位');
    await show(page, voucher.shown?.signedText ?? '');
    await page.getByText('凭它的签名认的').waitFor();
    await press(page, '先记下');
    await expect.poll(verdict(page), patience).toBe('先记下了');
  });
});

test('a server that stops answering is noticed by one scan', async () => {
  const voucher = await one();
  await withoutNetwork(async ({ page, context }) => {
    await context.setOffline(false);
    await page.getByRole('region', { name: '输入 12 位券码' }).waitFor();
    // Everything is sent and nothing comes back; the device itself notices no loss.
    await context.route(/\/(api|health)/, () => undefined);
    await show(page, await shownTo(page, voucher));
    await page.getByRole('dialog', { name: '没有网络 · 要给客人' }).waitFor();
  });
});

test('a clock that is three days wrong is said, put right, and told', async () => {
  const voucher = await one();
  const threeDays = 3 * dayMs;
  const stepMs = codeStepSeconds * 1_000;
  const wrong = new Date(noon.getTime() + threeDays);
  await withoutNetwork(
    async ({ page, context }) => {
      await page.getByText('时钟快了 3 天').waitFor();
      await show(page, await shownTo(page, voucher, -threeDays / stepMs));
      await press(page, '先记下');
      await expect.poll(verdict(page), patience).toBe('先记下了');
      await context.setOffline(false);
      await expect.poll(() => stateOf(voucher), patience).toBe('redeemed');
      // The hour in which it can be undone is an hour of true time.
      await press(page, '下一位');
      await page.getByRole('link', { name: '今天的核销' }).click();
      const row = page.getByRole('listitem').filter({ hasText: grouped(voucher.code) });
      await row.getByRole('button', { name: /^撤销/ }).waitFor();
    },
    phone,
    wrong,
  );
});

const faces: [string, Face][] = [
  ['a phone by day', phone],
  ['a desk by night', { locale: 'en-GB', colorScheme: 'dark', width: 1_280 }],
];

test.each(faces)('every screen without network can be read on %s', async (_, face) => {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  const script = await readFile(axe, 'utf8');
  const voucher = await one();
  await withoutNetwork(async ({ page, context }) => {
    const found: string[] = [];
    const look = async (screen: string) => {
      await page.evaluate(script);
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      const wider = 'document.documentElement.scrollWidth - innerWidth';
      if (Number(await page.evaluate(wider)) > 0) found.push(`${screen} is too wide`);
      for (const { id, nodes } of violations) {
        found.push(...nodes.map(({ html }) => `${screen} ${id}: ${html.slice(0, 160)}`));
      }
    };
    await look('counter');
    await show(page, await shownTo(page, voucher));
    await page.locator('.sc-confirm-offline').waitFor();
    await look('confirm');
    await page.locator('.sc-record').click();
    await page.locator('.sc-verdict-recorded').waitFor();
    await look('recorded');
    await show(page, null);
    await page.locator('.sc-on-verdict').click();
    await page.locator('.sc-queue').waitFor();
    await look('queue');
    await page.locator('.sc-queue').click();
    await page.locator('.sc-device-rows').waitFor();
    await look('today');
    await context.setOffline(false);
    expect(found).toEqual([]);
  }, face);
});
