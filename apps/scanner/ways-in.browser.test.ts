import { readFile } from 'node:fs/promises';
import type axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { holdVoucher, readVoucher } from '#contract/voucher.ts';
import { city } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { banner, patience, press, said, twoPhones } from '#server/test/two-phones.ts';
import type { TwoPhones } from '#server/test/two-phones.ts';

// Who has no code at hand is found by four digits, and confirms on their own phone.

let town: Town;
let phones: TwoPhones;
beforeAll(async () => {
  phones = await twoPhones();
  ({ town } = phones);
});
afterEach(() => phones.away());
afterAll(() => phones?.close());

describe('by the end of the phone number', () => {
  const ask = async (scanner: Page) => {
    await scanner.getByRole('link', { name: /报手机尾号|Last four/ }).tap();
    for (const digit of '0001') await press(scanner, digit);
    await scanner.getByRole('heading', { name: /等客人|Waiting/ }).waitFor();
  };
  const phoneOfLin = () => phones.open('lin', `/in/${city}/codes`);
  const sheet = (phone: Page) => phone.getByRole('dialog', { name: /码头面馆/ });

  test('the customer says yes on their phone, and one press redeems', async () => {
    const { id } = await phones.oneOfLin();
    const [scanner, phone] = [await phones.openScanner(), await phoneOfLin()];
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
    const { id } = await phones.oneOfLin();
    const [scanner, phone] = [await phones.openScanner(), await phoneOfLin()];
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

  test('a voucher that was stopped meanwhile is refused with the reason', async () => {
    const { id } = await phones.oneOfLin();
    const [scanner, phone] = [await phones.openScanner(), await phoneOfLin()];
    await ask(scanner);
    await sheet(phone).getByRole('button', { name: '是我，出示这张' }).tap(patience);
    await scanner.getByRole('heading', { name: '是 139****0001' }).waitFor(patience);
    await town.as('xu')(holdVoucher, { city, voucher: id, because: '手机丢了' });
    await press(scanner, '核销');
    await scanner.getByText('这张券被暂停了：手机丢了').waitFor(patience);
  });

  test('the customer says no, and the counter learns nothing else', async () => {
    await phones.oneOfLin();
    const [scanner, phone] = [await phones.openScanner(), await phoneOfLin()];
    await ask(scanner);
    await sheet(phone).getByRole('button', { name: '不是我' }).tap(patience);
    await sheet(phone).getByText('店里看不到你').waitFor();
    await scanner.getByRole('heading', { name: '客人说不是本人' }).waitFor(patience);
    expect(await scanner.getByText('139').count()).toBe(0);
    await press(scanner, '再报一次');
    await scanner.getByRole('heading', { name: '请客人报手机号后四位' }).waitFor();
  });

  test('three minutes later both sides say that it is over', async () => {
    await phones.oneOfLin();
    const [scanner, phone] = [await phones.openScanner(), await phoneOfLin()];
    await ask(scanner);
    await sheet(phone).waitFor(patience);
    town.clock.add(3 * 60_000 + 1_000);
    await scanner.getByRole('heading', { name: '三分钟到了' }).waitFor(patience);
    await sheet(phone).getByRole('button', { name: '是我，出示这张' }).tap();
    await sheet(phone).getByText('这次询问已经结束').waitFor();
  });

  test('without network it is said that this way needs it', async () => {
    const scanner = await phones.openScanner();
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
    await phones.oneOfLin();
    await phones.another();
    const scanner = await phones.openScanner('/scanner/', more);
    await look(scanner, `counter-${tag}`);
    await phones.redeemAtTheStand(more);
    await banner(scanner).getByRole('article').waitFor(patience);
    await look(scanner, `news-${tag}`);
    await press(scanner, /知道了|Got it/);
    await scanner.getByRole('link', { name: /报手机尾号|Last four/ }).tap();
    await look(scanner, `phone-typing-${tag}`);
    const phone = await phones.open('lin', `/in/${city}/codes`, more);
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
