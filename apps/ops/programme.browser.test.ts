import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayMs, hourMs } from '#contract/kit/time.ts';
import { pass, running } from '#server/test/programme.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Xu ends a pilot: merchants first, then Lin, then everybody, and the books at zero.

let town: Town;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const open = async (who: Name, address: string): Promise<Page> => {
  const terms = { locale: 'zh-CN', reducedMotion: 'reduce' } as const;
  const context = await browser.newContext(terms);
  await context.clock.setFixedTime(town.clock.now());
  const url = town.server.address;
  await context.addCookies([{ name: 'arrival_session', value: town.tokens[who], url }]);
  const page = await context.newPage();
  await page.goto(url + address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};

test('an end goes from its announcement to zero', async () => {
  const { programme, offerId } = await running(town);
  await buy(town, 'lin', offerId, 2);
  const xu = await open('xu', `/ops/${city}/programmes/${programme.id}`);
  await xu.getByRole('button', { name: '演练一次收尾' }).click();
  await xu.getByText(/2 张券没用完，要退 ¥116/).waitFor();
  const last = new Date(noon.getTime() + 40 * dayMs).toISOString().slice(0, 10);
  await xu.getByLabel('哪天结束').fill(last);
  await xu.getByLabel('为什么结束').fill('试点到期');
  await xu.getByRole('button', { name: '宣布结束' }).click();
  await xu.getByRole('heading', { name: '谁知道了' }).waitFor();

  for (const who of ['zhou', 'tang'] as const) {
    const desk = await open(who, `/merchant/${city}/${town.merchants[who]}/notices`);
    await desk.getByRole('button', { name: '知道了' }).click();
    await desk.getByText(`${who} 今天 12:00 点了知道了`).waitFor();
    await desk.context().close();
  }
  await pass(town, 2 * hourMs, hourMs);
  const lin = await open('lin', `/in/${city}/messages`);
  await lin.getByText('没用完的自动退款，不用申请').waitFor();
  await lin.goto(`${town.server.address}/in/${city}/endings`);
  await lin.getByRole('heading', { name: '码头试点' }).waitFor();

  await pass(town, 41 * dayMs);
  await pass(town, 26 * hourMs, hourMs);
  await xu.reload();
  await xu.getByText('已归零').waitFor();
  expect(await xu.getByText('已结束').count()).toBeGreaterThan(0);
  await lin.context().close();
  await xu.context().close();
}, 60_000);
