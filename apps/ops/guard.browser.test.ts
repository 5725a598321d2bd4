import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listAudit } from '#contract/audit.ts';
import { withCheckDigit } from '#contract/kit/code.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { findVoucherByCode } from '#contract/voucher.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Xu looks at signals, opens a counter, holds a voucher, and reads who did what.

let town: Town;
let browser: Browser;
let context: BrowserContext;
let code = '';
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  code = voucher?.code ?? '';
  for (let number = 0; number < 10; number += 1) {
    const wrong = withCheckDigit(String(30_000_000_000 + number));
    const asked = { city, place: town.places.noodles, code: wrong, channel: 'typed' };
    await town.caller('chen')(redeemVoucher, { ...asked, channel: 'typed' });
  }
  await town.server.tick();
  context = await browser.newContext({
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  await context.clock.setFixedTime(noon);
  await signIn('xu');
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const signIn = (who: 'xu' | 'zhou') =>
  context.addCookies([
    { name: 'arrival_session', value: town.tokens[who], url: town.server.address },
  ]);
const open = async (path: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${town.server.address}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};
const button = (page: Page, name: string) => page.getByRole('button', { name });
const deeds = async (subject: string) =>
  (await town.as('xu')(listAudit, { city, subject })).items.map(({ deed }) => deed);

test('an owner sees who is locked at their store, and opens the counter', async () => {
  await signIn('zhou');
  const page = await open(`/merchant/${city}/${town.merchants.zhou}/staff`);
  const locks = page.getByRole('region', { name: '锁住的柜台' });
  await locks.getByText('chen 在「码头面馆」锁到 12:15').waitFor();
  await locks.getByRole('button', { name: '解锁 chen' }).click();
  await locks.waitFor({ state: 'detached' });
  await page.close();
  await signIn('xu');
  expect(await deeds(town.places.noodles)).toEqual(['counter_lock_lifted']);
});

test('a signal is put away with a line, and comes back by undo', async () => {
  const page = await open(`/ops/${city}/signals`);
  const list = page.getByRole('list', { name: '异常' });
  await list.getByText('chen 在「码头面馆」几分钟里试错了 10 个码。').waitFor();
  await button(page, '看过了：试码太多').click();
  expect(await button(page, '收走').isDisabled()).toBe(true);
  await page.getByLabel('怎么回事').fill('新来的，念错了一行');
  await button(page, '收走').click();
  await page.getByText('没有异常').waitFor();
  await button(page, '撤销').click();
  await list.getByText('几分钟里试错了').waitFor();
  await page.close();
});

test('a voucher is held by its code, and released by undo', async () => {
  const page = await open(`/ops/${city}/holds`);
  await page.getByLabel('券码').fill(code);
  await button(page, '找这张券').click();
  await page.getByLabel('为什么暂停').fill('顾客说手机丢了');
  await page.getByRole('button', { name: '暂停', exact: true }).click();
  await page.getByText('起暂停：顾客说手机丢了').waitFor();
  const held = await town.as('xu')(findVoucherByCode, { city, code });
  expect(held.heldBecause).toBe('顾客说手机丢了');
  await button(page, '撤销').click();
  await page.getByLabel('为什么暂停').waitFor();
  expect(await deeds(held.id)).toEqual(['voucher_released', 'voucher_held']);
  await page.close();
});

test('the audit page shows deeds, the head, and that all was read', async () => {
  await town.server.tick();
  const page = await open(`/ops/${city}/audit`);
  const chain = page.getByRole('region', { name: '防改链' });
  await chain.getByText(/^\d+:[0-9a-f]{64}$/).waitFor();
  await chain.getByRole('button', { name: '现在核对' }).click();
  await chain.getByText('正在从头核对').waitFor();
  await town.server.tick();
  await page.reload();
  await chain.getByText('都对得上').waitFor();
  await page.getByRole('combobox', { name: '做了什么' }).click();
  await page.locator('.ant-select-item-option[title="暂停券"]').click();
  await page.getByText('原因：顾客说手机丢了').waitFor();
  expect(
    await page.getByRole('list', { name: '操作记录' }).getByRole('heading').count(),
  ).toBe(1);
  await page.close();
});

test('nothing on these pages is in the way of anybody', async () => {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  const source = await readFile(axe, 'utf8');
  for (const path of ['signals', 'holds', 'audit']) {
    const page = await open(`/ops/${city}/${path}`);
    await page.waitForLoadState('networkidle');
    await page.evaluate(source);
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    expect(violations.map(({ id, nodes }) => [path, id, nodes[0]?.html])).toEqual([]);
    await page.close();
  }
});
