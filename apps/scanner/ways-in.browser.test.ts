import { readFile } from 'node:fs/promises';
import type axeCore from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { redeemVoucher } from '#contract/redemption.ts';
import { makeStand } from '#contract/stand.ts';
import { readVoucher } from '#contract/voucher.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';
// Two phones on the real server: Chen's scanner behind the counter, Lin's before it.
let town: Town;
let browser: Browser;
let meal: string;
let stand: string;
let running: ReturnType<typeof setInterval>;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  meal = await liveOffer(town);
  const { places, merchants } = town;
  const store = { city, merchant: merchants.zhou, place: places.noodles };
  stand = (await town.as('zhou')(makeStand, store)).code;
});
beforeEach(() => {
  // Two devices can agree on the time only where it passes.
  running = setInterval(() => town.clock.add(100), 100);
});
afterEach(async () => {
  clearInterval(running);
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const patience = { timeout: 15_000 };
type More = Parameters<Browser['newContext']>[0];

const open = async (who: Name, path: string, more: More = {}): Promise<Page> => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
    ...more,
  });
  await context.clock.setSystemTime(town.clock.now());
  // What the device says aloud, kept to be read.
  await context.addInitScript(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    Object.defineProperty(globalThis, 'speechSynthesis', {
      value: {
        cancel: () => undefined,
        speak: (spoken: SpeechSynthesisUtterance) => said.push(spoken.text),
      },
    });
  });
  const [url, value] = [town.server.address, town.tokens[who]];
  await context.addCookies([{ name: 'arrival_session', value, url }]);
  const page = await context.newPage();
  await page.goto(url + path);
  return page;
};

/** The scanner has heard where the feed stands: what comes now is news. */
const openScanner = async (path = '/scanner/', more: More = {}): Promise<Page> => {
  const page = await open('chen', path, more);
  await page.waitForResponse((answer) => answer.url().includes('/changes'));
  return page;
};
// The page has what the script above put into it.
const said = (page: Page) =>
  page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
const banner = (page: Page) =>
  page.getByRole('status', { name: /刚刚核销的|Just redeemed/ });

const oneOfLin = async () => {
  await town.sql("update voucher set state = 'refunded' where state = 'issued'");
  const [voucher] = await buy(town, 'lin', meal);
  if (!voucher) throw new Error('a paid order has its voucher');
  return voucher;
};
const redeemAtTheStand = async (more: More = {}): Promise<Page> => {
  const page = await open('lin', `/S/${city.toUpperCase()}/${stand}`, more);
  await page.getByRole('checkbox').first().tap();
  await page.getByRole('button', { name: /现在用掉|Use 1/ }).tap();
  await page.getByRole('heading', { name: /核销成功|Redeemed/, level: 1 }).waitFor();
  return page;
};
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).tap();

describe('at the stand', () => {
  test('the store’s device says it and shows the customer’s own mark', async () => {
    await oneOfLin();
    const scanner = await openScanner();
    const phone = await redeemAtTheStand();
    await banner(scanner).getByText('客人自己核销了').waitFor(patience);
    expect(await said(scanner)).toEqual(['客人自助核销，双人面套餐']);
    const markOf = (page: Page) => page.locator('[data-mark]').getAttribute('data-mark');
    const pairs: (string | null)[][] = [];
    for (let round = 0; round < 24; round += 1) {
      pairs.push(await Promise.all([markOf(phone), markOf(scanner)]));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(new Set(pairs.map(([mark]) => mark)).size).toBeGreaterThan(1);
    // Only at the very change may one be ahead of the other.
    const alike = pairs.filter(([one, other]) => one === other).length;
    expect(alike).toBeGreaterThan(pairs.length / 2);
  });

  test('it is heard on any page, once, and never again after a reload', async () => {
    await oneOfLin();
    const scanner = await openScanner('/scanner/today');
    await redeemAtTheStand();
    await banner(scanner).getByText('双人面套餐').waitFor(patience);
    await press(scanner, '知道了');
    expect(await banner(scanner).getByText('双人面套餐').count()).toBe(0);
    await scanner.reload();
    await scanner.waitForResponse((answer) => answer.url().includes('/changes'));
    await scanner.waitForTimeout(2_500);
    expect(await said(scanner)).toEqual([]);
  });

  test('a mute device shows it and keeps silent', async () => {
    await oneOfLin();
    const scanner = await openScanner();
    await press(scanner, '关声音');
    await redeemAtTheStand();
    await banner(scanner).getByText('双人面套餐').waitFor(patience);
    expect(await said(scanner)).toEqual([]);
  });

  test('a device that was closed says nothing of what it missed', async () => {
    await oneOfLin();
    await redeemAtTheStand();
    const scanner = await openScanner();
    await scanner.waitForTimeout(2_500);
    expect(await said(scanner)).toEqual([]);
  });
});

describe('at the counter', () => {
  const counter = () => ({ city, place: town.places.noodles, channel: 'scan' as const });

  test('another device’s redemption is said with who did it', async () => {
    const { code } = await oneOfLin();
    const scanner = await openScanner();
    await town.as('zhou')(redeemVoucher, { ...counter(), code });
    await banner(scanner).getByText('zhou 核销了').waitFor(patience);
    expect(await said(scanner)).toEqual(['zhou 核销，双人面套餐']);
  });

  test('one’s own is not said twice', async () => {
    const { code } = await oneOfLin();
    const scanner = await openScanner();
    const keypad = scanner.getByRole('region', { name: '输入 12 位券码' });
    for (const digit of code)
      await keypad.getByRole('button', { name: digit, exact: true }).tap();
    await press(scanner, '核销');
    await scanner.getByRole('heading', { name: '核销成功' }).waitFor();
    await scanner.waitForTimeout(4_500);
    expect(await said(scanner)).toEqual(['核销成功，双人面套餐']);
    expect(await banner(scanner).getByRole('article').count()).toBe(0);
  });
});

describe('by the end of the phone number', () => {
  const ask = async (scanner: Page) => {
    await scanner.getByRole('link', { name: /报手机尾号|Last four/ }).tap();
    for (const digit of '0001') await press(scanner, digit);
    await scanner.getByRole('heading', { name: /等客人|Waiting/ }).waitFor();
  };
  const phoneOfLin = () => open('lin', `/in/${city}/codes`);
  const sheet = (phone: Page) => phone.getByRole('dialog', { name: /码头面馆/ });

  test('the customer says yes on their phone, and one press redeems', async () => {
    const { id } = await oneOfLin();
    const [scanner, phone] = [await openScanner(), await phoneOfLin()];
    await ask(scanner);
    await sheet(phone).getByRole('button', { name: '是我，出示这张' }).tap(patience);
    await sheet(phone).getByText('告诉店里了').waitFor();
    await scanner.getByRole('heading', { name: '是 139****0001' }).waitFor(patience);
    await press(scanner, '核销');
    await scanner.getByRole('heading', { name: '核销成功' }).waitFor();
    const voucher = await town.as('lin')(readVoucher, { city, voucher: id });
    expect(voucher.state).toBe('redeemed');
    await scanner.waitForTimeout(3_000);
    expect(await said(scanner)).toEqual(['客人确认了', '核销成功，双人面套餐']);
  });

  test('a lost answer is asked for again and redeems once', async () => {
    const { id } = await oneOfLin();
    const [scanner, phone] = [await openScanner(), await phoneOfLin()];
    await ask(scanner);
    await sheet(phone).getByRole('button', { name: '是我，出示这张' }).tap(patience);
    await scanner.route('**/lookups/*/redemptions', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await scanner.getByRole('heading', { name: '是 139****0001' }).waitFor(patience);
    await press(scanner, '核销');
    await scanner.getByRole('heading', { name: '还不知道' }).waitFor(patience);
    await scanner.unroute('**/lookups/*/redemptions');
    await press(scanner, '再查一次');
    await scanner.getByRole('heading', { name: '核销成功' }).waitFor();
    const found = town.sql('select 1 from redemption where voucher_id = $1', [id]);
    await expect(found).resolves.toHaveLength(1);
  });

  test('the customer says no, and the counter learns nothing else', async () => {
    await oneOfLin();
    const [scanner, phone] = [await openScanner(), await phoneOfLin()];
    await ask(scanner);
    await sheet(phone).getByRole('button', { name: '不是我' }).tap(patience);
    await sheet(phone).getByText('店里看不到你').waitFor();
    await scanner.getByRole('heading', { name: '客人说不是本人' }).waitFor(patience);
    expect(await scanner.getByText('139').count()).toBe(0);
    await press(scanner, '再报一次');
    await scanner.getByRole('heading', { name: '请客人报手机号后四位' }).waitFor();
  });

  test('three minutes later both sides say that it is over', async () => {
    await oneOfLin();
    const [scanner, phone] = [await openScanner(), await phoneOfLin()];
    await ask(scanner);
    await sheet(phone).waitFor(patience);
    town.clock.add(3 * 60_000 + 1_000);
    await scanner.getByRole('heading', { name: '三分钟到了' }).waitFor(patience);
    await sheet(phone).getByRole('button', { name: '是我，出示这张' }).tap();
    await sheet(phone).getByText('这次询问已经结束').waitFor();
  });

  test('without network it is said that this way needs it', async () => {
    const scanner = await openScanner();
    await scanner.context().setOffline(true);
    await scanner.getByText('报手机尾号要联网').waitFor(patience);
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
    if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
  };

  test.each([
    ['light', 'zh-CN'],
    ['dark', 'en-GB'],
  ] as const)('is fit for everybody, in the %s, in %s', async (colorScheme, locale) => {
    const more = { colorScheme, locale, reducedMotion: 'reduce' as const };
    const tag = `${locale.slice(0, 2)}-${colorScheme}`;
    await oneOfLin();
    await buy(town, 'lin', meal);
    const scanner = await openScanner('/scanner/', more);
    await look(scanner, `counter-${tag}`);
    await redeemAtTheStand(more);
    await banner(scanner).getByRole('article').waitFor(patience);
    await look(scanner, `news-${tag}`);
    await press(scanner, /知道了|Got it/);
    await scanner.getByRole('link', { name: /报手机尾号|Last four/ }).tap();
    await look(scanner, `phone-typing-${tag}`);
    const phone = await open('lin', `/in/${city}/codes`, more);
    for (const digit of '0001') await press(scanner, digit);
    await scanner.getByRole('heading', { name: /等客人|Waiting/ }).waitFor();
    await look(scanner, `phone-waiting-${tag}`);
    await phone.getByRole('dialog', { name: /码头面馆/ }).waitFor(patience);
    await look(phone, `prompt-${tag}`);
    await press(phone, /^是我|^That’s me/);
    await look(phone, `prompt-told-${tag}`);
    await scanner.getByRole('heading', { name: /139/ }).waitFor(patience);
    await look(scanner, `phone-confirmed-${tag}`);
    await scanner.getByRole('button', { name: /^核销$|^Redeem$/ }).tap();
    await scanner.getByRole('heading', { name: /核销成功|Redeemed/ }).waitFor();
    await look(scanner, `phone-done-${tag}`);
    await scanner.goto(`${town.server.address}/scanner/phone`);
    for (const digit of '9999') await press(scanner, digit);
    await scanner.getByRole('heading', { name: /等客人|Waiting/ }).waitFor();
    town.clock.add(3 * 60_000 + 1_000);
    await scanner.getByRole('heading', { name: /三分钟|three minutes/ }).waitFor(patience);
    await look(scanner, `phone-lapsed-${tag}`);
  });
});
