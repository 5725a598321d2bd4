import { create } from 'qrcode';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { codeStep, otpAt, rotatingText } from '#contract/kit/rotating-code.ts';
import type { VoucherView } from '#contract/voucher.ts';

// A counter in a real browser, with a camera that looks at whatever it is shown.

export type Seen = { page: Page; context: BrowserContext };
export type Face = {
  locale: string;
  colorScheme: 'light' | 'dark';
  width?: number;
  scale?: number;
};

export const phone: Face = { locale: 'zh-CN', colorScheme: 'light' };

/** Somebody signed in at `url`, at this time by the device's clock. */
export const openCounterAt = async (
  browser: Browser,
  at: { url: string; token: string; time: Date },
  { locale, colorScheme, width = 390, scale = 1 }: Face = phone,
): Promise<Seen> => {
  const context = await browser.newContext({
    locale,
    colorScheme,
    viewport: { width, height: 844 },
    deviceScaleFactor: scale,
    bypassCSP: true,
  });
  return signInAt(context, at);
};

/** Signs somebody in on a device that is there already, and opens its counter. */
export const signInAt = async (
  context: BrowserContext,
  at: { url: string; token: string; time: Date },
): Promise<Seen> => {
  await context.clock.install({ time: at.time });
  await context.addCookies([{ name: 'arrival_session', value: at.token, url: at.url }]);
  await context.addInitScript(filming);
  const page = await openPage(context, at.url);
  return { page, context };
};

/** Another page of the same device. */
export const openPage = async (context: BrowserContext, url: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`${url}/scanner/`);
  await page.locator('.sc-counter').waitFor();
  return page;
};

/** Waits until the shell and the list are on the device, as minutes of a shift would. */
export const settled = async (page: Page): Promise<void> => {
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.waitForFunction(listKept);
};

/** And then the network goes. */
export const settleIn = async ({ page, context }: Seen): Promise<void> => {
  await settled(page);
  await context.setOffline(true);
  await page.locator('.sc-offline-list').waitFor();
};

/** Holds this before the camera; null takes it away. */
export const show = async (page: Page, text: string | null): Promise<void> => {
  const modules = text === null ? null : create([{ data: text, mode: 'numeric' }]).modules;
  const drawn = modules && { dark: [...modules.data], across: modules.size };
  await page.evaluate((what) => Object.assign(globalThis, { filmed: what }), drawn);
};

/** What the holder's phone shows by the clock of this page, so many steps off. */
export const shownTo = async (
  page: Page,
  { shown }: Pick<VoucherView, 'shown'>,
  off = 0,
): Promise<string> => {
  if (!shown) throw new Error('a usable voucher is shown');
  const now = new Date(Number(await page.evaluate('Date.now()')));
  const otp = await otpAt(shown.codeKey, codeStep(now) + off);
  return rotatingText({ handle: shown.handle, otp });
};

type Filmed = { dark: number[]; across: number };

const filming = () => {
  const canvas = document.createElement('canvas');
  canvas.width = 640;
  canvas.height = 480;
  const pen = canvas.getContext('2d');
  const draw = () => {
    if (!pen) return;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 640, 480);
    // Put there by `show`.
    const { filmed } = globalThis as { filmed?: Filmed | null };
    if (!filmed) return;
    const modulePx = Math.floor(400 / filmed.across);
    pen.fillStyle = '#000';
    for (const [at, bit] of filmed.dark.entries()) {
      const x = 120 + (at % filmed.across) * modulePx;
      const y = 40 + Math.floor(at / filmed.across) * modulePx;
      if (bit) pen.fillRect(x, y, modulePx, modulePx);
    }
  };
  setInterval(draw, 60);
  if (navigator.mediaDevices) {
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(15);
  }
};

const listKept = () =>
  new Promise<boolean>((resolve) => {
    const request = indexedDB.open('arrival.scanner');
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      const database = request.result;
      const count = database.transaction('lists').objectStore('lists').count();
      count.onsuccess = () => {
        resolve(count.result > 0);
        database.close();
      };
    };
    // Made by the page itself, or not yet.
    request.onupgradeneeded = () => request.transaction?.abort();
  });
