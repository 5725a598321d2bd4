import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { redeemVoucher } from '#contract/redemption.ts';
import { city } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { banner, patience, press, said, twoPhones } from '#server/test/two-phones.ts';
import type { TwoPhones } from '#server/test/two-phones.ts';

// What a store's device hears, shows and says of what it did not do itself.

let town: Town;
let phones: TwoPhones;
beforeAll(async () => {
  phones = await twoPhones();
  ({ town } = phones);
});
afterEach(() => phones.away());
afterAll(() => phones?.close());

describe('at the stand', () => {
  test('the store’s device says it and shows the customer’s own mark', async () => {
    await phones.oneOfLin();
    const scanner = await phones.openScanner();
    const phone = await phones.redeemAtTheStand();
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
    await phones.oneOfLin();
    const scanner = await phones.openScanner('/scanner/today');
    await phones.redeemAtTheStand();
    await banner(scanner).getByText('双人面套餐').waitFor(patience);
    await press(scanner, '知道了');
    expect(await banner(scanner).getByText('双人面套餐').count()).toBe(0);
    await scanner.reload();
    await scanner.waitForResponse((answer) => answer.url().includes('/changes'));
    await scanner.waitForTimeout(2_500);
    expect(await said(scanner)).toEqual([]);
  });

  test('a mute device shows it and keeps silent', async () => {
    await phones.oneOfLin();
    const scanner = await phones.openScanner();
    await press(scanner, '关声音');
    await phones.redeemAtTheStand();
    await banner(scanner).getByText('双人面套餐').waitFor(patience);
    expect(await said(scanner)).toEqual([]);
  });

  test('a device that practises hears nothing real until it is done', async () => {
    const scanner = await phones.openScanner();
    await press(scanner, '练习模式');
    await phones.oneOfLin();
    await phones.redeemAtTheStand();
    await scanner.waitForTimeout(2_500);
    expect(await said(scanner)).toEqual([]);
    expect(await banner(scanner).count()).toBe(0);
    expect(await scanner.getByText('报手机尾号').count()).toBe(0);
    await press(scanner, '退出练习');
    await banner(scanner).getByText('双人面套餐').waitFor(patience);
    expect(await said(scanner)).toEqual(['客人自助核销，双人面套餐']);
  });

  test('a device without a voice chimes twice, in English too', async () => {
    await phones.oneOfLin();
    const scanner = await phones.openScanner('/scanner/today', { locale: 'en-GB' });
    await scanner.evaluate(() => {
      // A device's voice that never begins, and how often its speaker is used.
      const chimes: number[] = [];
      Object.assign(globalThis, { chimes });
      const start = OscillatorNode.prototype.start;
      OscillatorNode.prototype.start = function at(when) {
        chimes.push(when ?? 0);
        start.call(this, when);
      };
    });
    await scanner.getByRole('main').tap();
    await phones.redeemAtTheStand({ locale: 'en-GB' });
    await banner(scanner).getByText('The customer redeemed it').waitFor(patience);
    expect(await said(scanner)).toEqual(['Redeemed by the customer: 双人面套餐']);
    // The page has what the script above put into it.
    const chimes = () =>
      scanner.evaluate(() => (globalThis as unknown as { chimes: number[] }).chimes.length);
    await expect.poll(chimes, patience).toBe(6);
  });

  test('a feed that fails is asked less and less often', async () => {
    const scanner = await phones.openScanner();
    await scanner.clock.install();
    const askedAt: number[] = [];
    await scanner.route('**/changes*', async (route) => {
      askedAt.push(await scanner.evaluate(() => Date.now()));
      await route.abort();
    });
    // Waits of four seconds and of eight, where there are two as long as it answers.
    for (let second = 0; second < 30; second += 1) {
      await scanner.clock.runFor(1_000);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const gaps = askedAt.slice(1).map((at, nth) => at - (askedAt[nth] ?? at));
    expect(Math.max(...gaps)).toBeGreaterThan(7_000);
  });

  test('a device that was closed says nothing of what it missed', async () => {
    await phones.oneOfLin();
    await phones.redeemAtTheStand();
    const scanner = await phones.openScanner();
    await scanner.waitForTimeout(2_500);
    expect(await said(scanner)).toEqual([]);
  });
});

describe('at the counter', () => {
  const counter = () => ({ city, place: town.places.noodles, channel: 'scan' as const });

  test('another device’s redemption is said with who did it', async () => {
    const { code } = await phones.oneOfLin();
    const scanner = await phones.openScanner();
    await town.as('zhou')(redeemVoucher, { ...counter(), code });
    await banner(scanner).getByText('zhou 核销了').waitFor(patience);
    expect(await said(scanner)).toEqual(['zhou 核销，双人面套餐']);
  });

  test('one’s own is not said twice', async () => {
    const { code } = await phones.oneOfLin();
    const scanner = await phones.openScanner();
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
