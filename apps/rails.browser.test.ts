import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayMs } from '#contract/kit/time.ts';
import { openWechatGate } from '#server/test/gateways/wechat-gateway.ts';
import type { WechatGateway } from '#server/test/gateways/wechat-gateway.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { liveOffer, order } from '#server/test/wheel.ts';
import { launchBrowser } from '../tools/chromium.ts';

// Lin pays over a rail that she chose; next morning Xu compares it with the rail's bill.

let town: Town;
let browser: Browser;
let gate: WechatGateway | undefined;
beforeAll(async () => {
  const rails = async (clock: Town['clock']) => {
    gate = await openWechatGate(clock);
    return { wechat: gate.rail };
  };
  [town, browser] = await Promise.all([openTown({ rails }), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
  await gate?.close();
});

const open = async (who: Name, path: string): Promise<[BrowserContext, Page]> => {
  const terms = { locale: 'zh-CN', reducedMotion: 'reduce', bypassCSP: true } as const;
  const context = await browser.newContext(terms);
  await context.clock.setFixedTime(town.clock.now());
  const url = town.server.address;
  await context.addCookies([{ name: 'arrival_session', value: town.tokens[who], url }]);
  const page = await context.newPage();
  await page.goto(url + path);
  return [context, page];
};

test('a rail is chosen, and its code is shown where nobody can be sent', async () => {
  const offerId = await liveOffer(town);
  const { id } = await order(town, 'lin', { kind: 'package', offerId, count: 1 });
  const [context, page] = await open('lin', `/in/${city}/orders/${id}`);
  await page.getByRole('radio', { name: '微信支付' }).check();
  await page.getByRole('button', { name: '去付 ¥58' }).click();
  await page.getByRole('img', { name: '付款码' }).waitFor();
  const [trade] = gate?.books.trades.values() ?? [];
  expect(trade).toMatchObject({ fen: 5_800, state: 'open' });
  await gate?.pay(trade?.no ?? '');
  await page.getByRole('button', { name: '再查一次' }).click();
  await page.getByRole('heading', { name: '券码' }).waitFor();
  await context.close();
});

test('what differs from the bill is taken, and closed with a note', async () => {
  const [trade] = gate?.books.trades.values() ?? [];
  gate?.spoilBill({ change: trade?.no ?? '', amountFen: 5_799 });
  town.clock.add(dayMs);
  await town.server.tick();
  const [context, page] = await open('xu', `/ops/${city}/bills`);
  const card = page.getByRole('listitem').filter({ hasText: trade?.no ?? '' });
  const says = '金额不一样：我们记 ¥58，通道记 ¥57.99';
  await card.getByRole('heading', { name: says }).waitFor();
  await page.getByRole('table').getByText('1 条没了结').waitFor();
  await card.getByRole('button', { name: `我来管：${says}` }).click();
  await card.getByText('xu 在管').waitFor();
  await card.getByRole('button', { name: `了结：${says}` }).click();
  const send = card.getByRole('button', { name: '就这样了结' });
  expect(await send.isDisabled()).toBe(true);
  await card.getByLabel('怎么处理的').fill('问过客服，通道少记一分，次日补账');
  await send.click();
  await page.getByText('都对得上').waitFor();
  await page.getByRole('link', { name: '了结的', exact: true }).click();
  await page.getByText('通道少记一分').waitFor();
  await context.close();
});
