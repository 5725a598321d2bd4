import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { qrTextOf } from '#contract/kit/code.ts';
import { noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';
import { bitmapFile, drawCode, filmFile } from './camera/drawn.ts';
import type { Held } from './camera/drawn.ts';

// A camera that films a real voucher of the town, and pictures of codes held badly.

const patience = { timeout: 15_000 };
const frame = { width: 640, height: 480, degrees: 17, modulePx: 6, inverted: false };

let town: Town;
let browser: Browser;
let folder: string;
let filmed: string;
beforeAll(async () => {
  [town, folder] = await Promise.all([openTown(), mkdtemp(join(tmpdir(), 'film-'))]);
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  if (!voucher) throw new Error('the purchase made no voucher');
  filmed = voucher.code;
  const film = join(folder, 'camera.y4m');
  const luma = drawCode(qrTextOf(filmed), frame);
  await writeFile(film, filmFile([luma, luma], frame.width, frame.height));
  browser = await launchBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a page finds before any of its own code runs. */
type Before = () => void;
const filming: Before = () => undefined;
const refused: Before = () => {
  const no = new DOMException('refused', 'NotAllowedError');
  navigator.mediaDevices.getUserMedia = () => Promise.reject(no);
};
const withLampAndZoom: Before = () => {
  const wished: unknown[] = [];
  Object.assign(globalThis, { wished });
  const can = { torch: true, zoom: { min: 1, max: 4, step: 0.1 } };
  Object.assign(MediaStreamTrack.prototype, {
    getCapabilities: () => can,
    applyConstraints: async (to: unknown) => void wished.push(to),
  });
};

/** Chen's counter on a phone with this camera. */
const atCounter = async (before: Before, act: (page: Page) => Promise<void>) => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
  });
  await context.clock.install({ time: noon });
  const url = town.server.address;
  const value = town.tokens.chen;
  await context.addCookies([{ name: 'arrival_session', value, url }]);
  const page = await context.newPage();
  await page.addInitScript(before);
  // Whoever looks at the camera's buttons wants no voucher to cover them.
  if (before === withLampAndZoom) await page.route('**/redemption-*', () => undefined);
  await page.goto(`${url}/scanner/`);
  await act(page);
  await context.close();
};

const grouped = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1 ');
const shown = (page: Page) => () =>
  page.getByRole('dialog', { name: '要给客人' }).innerText();

const choosePicture = async (page: Page, text: string, held: Held) => {
  const buffer = bitmapFile(drawCode(text, held), held.width, held.height);
  const file = { name: 'chat.bmp', mimeType: 'image/bmp', buffer };
  await page.getByLabel('从相册选一张').setInputFiles(file);
};

test('the camera films a voucher, and one press redeems it', async () => {
  await atCounter(filming, async (page) => {
    await expect.poll(shown(page), patience).toContain(grouped(filmed));
    await page.getByRole('button', { name: '核销', exact: true }).click();
    const verdict = page.getByRole('alertdialog').getByRole('heading', { level: 1 });
    await expect.poll(() => verdict.innerText(), patience).toBe('核销成功');
  });
});

const badlyHeld: [string, Partial<Held>][] = [
  ['tilted', { degrees: 38 }],
  ['inverted', { inverted: true }],
  ['small in a large picture', { width: 1_600, height: 1_200, modulePx: 3 }],
  ['tiny', { width: 92, height: 92, modulePx: 2, degrees: 5 }],
  ['upside down and inverted', { degrees: 171, inverted: true, modulePx: 3 }],
];

test.each(badlyHeld)('a picture of a code that is %s is read', async (_, held) => {
  const [voucher] = await buy(town, 'lin', await liveOffer(town));
  const code = voucher?.code ?? '';
  await atCounter(refused, async (page) => {
    await choosePicture(page, qrTextOf(code), { ...frame, ...held });
    await expect.poll(shown(page), patience).toContain(grouped(code));
  });
});

test.each([
  ['WIFI:T:WPA;S:noodles;P:secret;;', '这是 Wi-Fi 码', '我的券'],
  ['https://qr.alipay.com/fkx1', '这是支付宝收款码', '我的券'],
  ['https://example.com/menu', '这是一个网址', 'example.com'],
])('%s is told from a voucher, with what to do', async (text, what, now) => {
  await atCounter(refused, async (page) => {
    await choosePicture(page, text, { ...frame, modulePx: 8 });
    const said = page.getByRole('alert');
    await expect.poll(() => said.innerText(), patience).toContain(what);
    expect(await said.innerText()).toContain(now);
  });
});

test('a camera without lamp and zoom offers none', async () => {
  await atCounter(filming, async (page) => {
    await page.locator('[data-camera=live]').waitFor();
    const offered = page.getByRole('button', { name: /开灯|放大|换镜头/ });
    expect(await offered.count()).toBe(0);
  });
});

test('light and zoom are offered where the camera has them, and work', async () => {
  await atCounter(withLampAndZoom, async (page) => {
    await page.getByRole('button', { name: '开灯' }).click();
    await page.getByRole('button', { name: '关灯' }).waitFor();
    await page.getByRole('button', { name: '放大，现在 1 倍' }).click();
    await page.getByRole('button', { name: '放大，现在 2 倍' }).waitFor();
    const wished = await page.evaluate<unknown[]>('wished');
    expect(wished).toContainEqual({ advanced: [{ torch: true }] });
    expect(wished).toContainEqual({ advanced: [{ zoom: 2 }] });
  });
});

test('a refused camera says so, and digits and pictures go on', async () => {
  await atCounter(refused, async (page) => {
    await page.getByText('相机没有授权').waitFor();
    expect(await page.getByRole('button', { name: '再开一次相机' }).isVisible()).toBe(true);
    expect(await page.getByLabel('拍照识别').count()).toBe(1);
    const keypad = page.getByRole('region', { name: '输入 12 位券码' });
    expect(await keypad.isVisible()).toBe(true);
  });
});
