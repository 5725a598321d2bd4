import { create, toBuffer } from 'qrcode';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Chen behind the counter with a phone that has no camera, on the real server.

/** A loaded machine is slow, not wrong. */
const patience = { timeout: 15_000 };

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

/** A voucher of Lin's, fresh for every case. */
const buyCode = async (): Promise<string> => {
  const [voucher] = await buy(town, 'lin', offerId);
  if (!voucher) throw new Error('the purchase made no voucher');
  return voucher.code;
};

const openCounter = async (): Promise<{ context: BrowserContext; page: Page }> => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await context.clock.install({ time: noon });
  const url = town.server.address;
  const value = town.tokens.chen;
  await context.addCookies([{ name: 'arrival_session', value, url }]);
  const page = await context.newPage();
  await page.goto(`${url}/scanner/`);
  return { context, page };
};

const at = async (act: (page: Page, context: BrowserContext) => Promise<void>) => {
  const { context, page } = await openCounter();
  await act(page, context);
  await context.close();
};

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

const type = async (page: Page, code: string) => {
  const keypad = page.getByRole('region', { name: '输入 12 位券码' });
  for (const digit of code) {
    await keypad.getByRole('button', { name: digit, exact: true }).click();
  }
};

/** The word that fills the phone. */
const verdict = (page: Page) => () =>
  page.getByRole('alertdialog').getByRole('heading', { level: 1 }).innerText();

/** What the voucher says before the button is pressed. */
const shown = (page: Page) => () =>
  page.getByRole('dialog', { name: '要给客人' }).innerText();

const grouped = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1 ');

/** Quick keys and Enter; quick on a loaded machine, too. */
const hardwareScan = (page: Page, text: string) =>
  page.evaluate(
    (keys) => {
      for (const key of keys) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      }
    },
    [...text, 'Enter'],
  );

/** Gives the phone a camera that looks at this code. */
const showToCamera = async (page: Page, code: string) => {
  const { data, size } = create(code).modules;
  await page.addInitScript(
    ({ dark, across }) => {
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 480;
      const pen = canvas.getContext('2d');
      const draw = () => {
        if (!pen) return;
        pen.fillStyle = '#fff';
        pen.fillRect(0, 0, 640, 480);
        pen.fillStyle = '#000';
        for (const [at, bit] of dark.entries()) {
          const x = 200 + (at % across) * 8;
          if (bit) pen.fillRect(x, 120 + Math.floor(at / across) * 8, 8, 8);
        }
      };
      setInterval(draw, 100);
      navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(10);
    },
    { dark: [...data], across: size },
  );
  await page.reload();
};

test('a stranger is asked to sign in', async () => {
  const page = await browser.newPage({ locale: 'zh-CN' });
  await page.goto(`${town.server.address}/scanner/`);
  await page.getByRole('heading', { name: '店员登录' }).waitFor();
  expect(await page.getByLabel('手机号').isVisible()).toBe(true);
  await page.close();
});

test('a typed code is redeemed once, and the second time says when and where', async () => {
  const code = await buyCode();
  await at(async (page) => {
    await type(page, code);
    await page.getByRole('dialog', { name: '要给客人' }).waitFor();
    await press(page, '核销');
    await expect.poll(verdict(page), patience).toBe('核销成功');
    // A fresh page knows nothing of the first time; the server does.
    await page.reload();
    await type(page, code);
    await expect.poll(verdict(page), patience).toBe('用过了');
    const said = await page.getByRole('alertdialog').innerText();
    expect(said).toContain('码头面馆');
    expect(said).toContain('12:0');
  });
});

test('an undone voucher can be redeemed again', async () => {
  const code = await buyCode();
  await at(async (page) => {
    await type(page, code);
    await press(page, '核销');
    await press(page, /^撤销/);
    await page.clock.runFor(6_000);
    await expect.poll(verdict(page), patience).toBe('已撤销');
    await press(page, '下一位');
    await type(page, code);
    await press(page, '核销');
    await expect.poll(verdict(page), patience).toBe('核销成功');
  });
});

test("today's list shows what was redeemed and undoes it", async () => {
  const code = await buyCode();
  await at(async (page) => {
    await type(page, code);
    await press(page, '核销');
    await press(page, '下一位');
    await page.getByRole('link', { name: '今天的核销' }).click();
    const row = page.getByRole('listitem').filter({ hasText: grouped(code) });
    await row.getByRole('button', { name: /^撤销/ }).click();
    await page.clock.runFor(6_000);
    await expect.poll(() => row.innerText(), patience).toMatch(/12:\d\d 撤销/);
  });
});

test('a mistyped digit is told before the network is asked', async () => {
  const code = await buyCode();
  await at(async (page) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`));
    await type(page, `${code.slice(0, 11)}${(Number(code[11]) + 1) % 10}`);
    await page.getByText('有一位输错了').waitFor();
    expect(asked.filter((one) => one.startsWith('POST'))).toEqual([]);
  });
});

test('a lost answer is unknown until one press finds it redeemed', async () => {
  const code = await buyCode();
  await at(async (page, context) => {
    await type(page, code);
    await page.getByRole('dialog', { name: '要给客人' }).waitFor();
    // The server hears every request of this, and the phone no answer.
    await context.route('**/api/**', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await press(page, '核销');
    await expect.poll(verdict(page), patience).toBe('还不知道');
    await context.unroute('**/api/**');
    await press(page, '再查一次');
    await expect.poll(verdict(page), patience).toBe('核销成功');
  });
});

test('a card of ten hands over one at a time', async () => {
  const offerOfTen = await liveOffer(town, {
    title: '海鲜面十次卡',
    terms: {
      kind: 'package',
      priceFen: 25_000,
      usesTotal: 10,
      items: [{ name: '海鲜面', count: 10, priceFen: 3_200 }],
    },
  });
  const [voucher] = await buy(town, 'lin', offerOfTen);
  await at(async (page) => {
    await type(page, voucher?.code ?? '');
    await expect.poll(shown(page), patience).toMatch(/海鲜面\s*× 1\b/);
    await press(page, '核销 1 次');
    await expect.poll(verdict(page), patience).toBe('核销成功');
    await page.getByText('还剩 9 次').waitFor();
  });
});

test('a hardware scanner needs no field', async () => {
  const code = await buyCode();
  await at(async (page) => {
    await page.getByRole('region', { name: '输入 12 位券码' }).waitFor();
    await hardwareScan(page, code);
    await expect.poll(shown(page), patience).toContain(grouped(code));
  });
});

test('a photo of a code serves where the camera does not', async () => {
  const code = await buyCode();
  await at(async (page) => {
    const buffer = await toBuffer(code, { scale: 8 });
    const photo = { name: 'code.png', mimeType: 'image/png', buffer };
    await page.getByLabel('拍照识别').setInputFiles(photo);
    await expect.poll(shown(page), patience).toContain(grouped(code));
  });
});

test('the camera reads a code by itself', async () => {
  const code = await buyCode();
  await at(async (page) => {
    await showToCamera(page, code);
    await expect.poll(shown(page), patience).toContain(grouped(code));
    await press(page, '核销');
    await expect.poll(verdict(page), patience).toBe('核销成功');
  });
});

test('without a network only shown codes are taken, and the page says so', async () => {
  await at(async (page, context) => {
    await page.getByRole('region', { name: '输入 12 位券码' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('heading', { name: /^没有网络/ }).waitFor();
    const keypad = page.getByRole('region', { name: '输入 12 位券码' });
    expect(await keypad.count()).toBe(0);
    await context.setOffline(false);
    await expect.poll(() => keypad.count(), patience).toBe(1);
  });
});
