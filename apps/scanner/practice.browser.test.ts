import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practiceCodeOf } from '#contract/kit/code.ts';
import { startRehearsal } from '#contract/rehearsal.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';
import { codeOfSample } from './practice/samples.ts';

// Chen practises, is led through a first redemption and rehearses, on the real server.

const patience = { timeout: 15_000 };
const monthMs = 31 * 86_400_000;

let town: Town;
let browser: Browser;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const at = async (
  act: (page: Page, context: BrowserContext) => Promise<void>,
  who: Name = 'chen',
) => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await context.clock.install({ time: town.clock.now() });
  const url = town.server.address;
  await context.addCookies([{ name: 'arrival_session', value: town.tokens[who], url }]);
  const page = await context.newPage();
  await page.goto(`${url}/scanner/`);
  await page.getByRole('region', { name: '输入 12 位券码' }).waitFor();
  await act(page, context);
  await context.close();
};

const button = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true });
const press = (page: Page, name: string) => button(page, name).click();
const type = (page: Page, code: string) => page.keyboard.type(code, { delay: 120 });
const verdict = (page: Page) => () =>
  page.getByRole('alertdialog').getByRole('heading', { level: 1 }).innerText();
const bar = (page: Page) => page.getByRole('complementary', { name: '练习' });
const redemptions = () => town.sql('select id from redemption');

/** Every request that is no picture or program, but the question how ready the store is. */
const asked = (page: Page): string[] => {
  const all: string[] = [];
  page.on('request', (request) => {
    if (request.method() !== 'GET') all.push(new URL(request.url()).pathname);
  });
  return all;
};

test('practice has the same screens, needs no network and asks nobody', async () => {
  await at(async (page, context) => {
    const posts = asked(page);
    await press(page, '练习模式');
    await context.setOffline(true);
    await press(page, '好券');
    await press(page, '核销');
    await expect.poll(verdict(page), patience).toBe('核销成功');
    expect(await page.getByRole('alertdialog', { name: '练习：核销成功' }).count()).toBe(1);
    await press(page, '下一位');
    await press(page, '好券');
    await expect.poll(verdict(page), patience).toBe('刚才核过了');
    await press(page, '下一位');
    expect(posts.filter((path) => path.includes('redemption'))).toEqual([]);
  });
  expect(await redemptions()).toEqual([]);
});

test.each([
  ['用过的', '用过了'],
  ['过期的', '过期了'],
  ['别家店的', '不在本店用'],
  ['输错一位', '码不对'],
])('the one called %s is refused by name', async (sample, word) => {
  await at(async (page) => {
    await press(page, '练习模式');
    await press(page, sample);
    await expect.poll(verdict(page), patience).toBe(word);
  });
});

test('an undo in practice gives the fake voucher back', async () => {
  await at(async (page) => {
    await press(page, '练习模式');
    await press(page, '好券');
    await press(page, '核销');
    await page.getByRole('button', { name: /^撤销/ }).click();
    await page.clock.runFor(6_000);
    await expect.poll(verdict(page), patience).toBe('已撤销');
    await press(page, '下一位');
    await press(page, '好券');
    await button(page, '核销').waitFor();
  });
});

test('every screen of practice says so, and a reload is at the real counter', async () => {
  await at(async (page) => {
    await press(page, '练习模式');
    expect(await bar(page).innerText()).toContain('练习');
    await press(page, '十次卡');
    await button(page, '核销 1 次').waitFor();
    expect(await bar(page).isVisible()).toBe(true);
    await press(page, '核销 1 次');
    await expect.poll(verdict(page), patience).toBe('核销成功');
    expect(await bar(page).isVisible()).toBe(true);
    await page.reload();
    await page.getByRole('region', { name: '输入 12 位券码' }).waitFor();
    expect(await bar(page).count()).toBe(0);
    expect(await page.getByRole('alertdialog').count()).toBe(0);
    expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('890');
  });
});

test('a practice code at the real counter is one tap from practice', async () => {
  await at(async (page) => {
    await type(page, codeOfSample('good'));
    await page.getByRole('alert').filter({ hasText: '练习码' }).waitFor();
    await press(page, '进练习模式');
    await button(page, '核销').waitFor();
    expect(await bar(page).isVisible()).toBe(true);
  });
});

test('a real code in practice says so, and works one tap later', async () => {
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  const code = voucher?.code ?? '';
  await at(async (page) => {
    await press(page, '练习模式');
    await type(page, code);
    const hint = page.getByRole('alert').filter({ hasText: '这是真券' });
    await hint.waitFor();
    await hint.getByRole('button', { name: '退出练习' }).click();
    await type(page, code);
    await press(page, '核销');
    await expect.poll(verdict(page), patience).toBe('核销成功');
    expect(await bar(page).count()).toBe(0);
  });
});

test('the guide leads through a first redemption in three taps, once', async () => {
  await at(async (page) => {
    await press(page, '开始');
    // From here on every touch counts.
    await page.evaluate(`window.taps = 0;
      addEventListener('pointerdown', () => { window.taps += 1; }, true)`);
    await page.getByText('第 1 步').waitFor();
    await press(page, '点这里，就当扫到了');
    await page.getByText('第 2 步').waitFor();
    await press(page, '核销');
    await page.getByText('第 3 步').waitFor();
    await press(page, '下一位');
    await page.getByText('就这些，会了。').waitFor();
    const taps = Number(await page.evaluate('window.taps'));
    console.log(`guided first redemption: ${taps} taps`);
    expect(taps).toBe(3);
    expect(await bar(page).count()).toBe(0);
    await press(page, '知道了');
    await page.reload();
    await page.getByRole('region', { name: '输入 12 位券码' }).waitFor();
    expect(await page.getByText('第一次用？').count()).toBe(0);
    await page.getByRole('link', { name: /点这里换门店/ }).click();
    await page.getByText('60 秒学会核销').click();
    await page.getByText('第 1 步').waitFor();
  });
});

test('practice codes can be shown on a phone where nobody is signed in', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${town.server.address}/scanner/practice-codes`);
  await page.getByRole('heading', { name: '练习码' }).waitFor();
  expect(await page.getByRole('img', { name: /^练习码/ }).count()).toBe(6);
  await page.close();
});

test('a store that lapsed is asked to try, and asked no more', async () => {
  town.clock.set(new Date(noon.getTime() + monthMs));
  await at(async (page) => {
    await page.getByText('30 天没试过了').waitFor();
    await press(page, '试一次');
    const shown = page.locator('.sc-rehearsal-code');
    const code = (await shown.innerText()).replace(/\D/g, '');
    await type(page, code);
    await press(page, '核销');
    await expect.poll(verdict(page), patience).toBe('核销成功');
    await press(page, '下一位');
    await press(page, '退出练习');
    await expect.poll(() => page.getByText('30 天没试过了').count(), patience).toBe(0);
  });
  const [done] = await town.sql<{ channel: string; device_id: string }>(
    `select channel, device_id from rehearsal where completed_at is not null
      order by completed_at desc limit 1`,
  );
  expect(done?.channel).toBe('typed');
  expect(done?.device_id).toMatch(/^[0-9a-f-]{36}$/);
  town.clock.set(noon);
});

test('a code that the owner holds out is scanned in practice and counts', async () => {
  const place = town.places.noodles;
  const { code } = await town.as('zhou')(startRehearsal, { city, place });
  await at(async (page) => {
    await page.evaluate(
      (keys) => {
        for (const key of keys) {
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
        }
      },
      [...code, 'Enter'],
    );
    await press(page, '进练习模式');
    await press(page, '核销');
    await expect.poll(verdict(page), patience).toBe('核销成功');
  });
  expect(await town.sql('select channel from rehearsal where code = $1', [code])).toEqual([
    { channel: 'scan' },
  ]);
});

test('a rehearsal’s code that nobody gave is refused by the server', async () => {
  await at(async (page) => {
    await press(page, '练习模式');
    await type(page, practiceCodeOf('912345678'));
    await press(page, '核销');
    await page.getByText('没有这个练习码').waitFor();
  });
});
