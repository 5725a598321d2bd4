import type { Browser, Page } from 'playwright-core';
import { makeStand } from '#contract/stand.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { launchBrowser } from '../../tools/chromium.ts';
import { city, openTown } from './town.ts';
import type { Name, Town } from './town.ts';
import { buy, liveOffer } from './wheel.ts';

type More = Parameters<Browser['newContext']>[0];
export const patience = { timeout: 15_000 };

/** Two phones on the real server: Chen's scanner behind the counter, Lin's before it. */
export type TwoPhones = {
  town: Town;
  open: (who: Name, path: string, more?: More) => Promise<Page>;
  /** The scanner has heard where the feed stands: what comes now is news. */
  openScanner: (path?: string, more?: More) => Promise<Page>;
  /** A voucher that is the only one she can use. */
  oneOfLin: () => Promise<VoucherView>;
  another: () => Promise<VoucherView[]>;
  redeemAtTheStand: (more?: More) => Promise<Page>;
  /** Puts the phones away. */
  away: () => Promise<void>;
  close: () => Promise<void>;
};

export const twoPhones = async (): Promise<TwoPhones> => {
  const [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  const meal = await liveOffer(town);
  const { places, merchants } = town;
  const store = { city, merchant: merchants.zhou, place: places.noodles };
  const stand = (await town.as('zhou')(makeStand, store)).code;
  // Two devices can agree on the time only where it passes.
  const running = setInterval(() => town.clock.add(100), 100);
  const open: TwoPhones['open'] = (who, path, more) =>
    openAt(town, browser, { who, path, more });
  return {
    town,
    open,
    openScanner: async (path = '/scanner/', more = {}) => {
      const page = await open('chen', path, more);
      await page.waitForResponse((answer) => answer.url().includes('/changes'));
      return page;
    },
    oneOfLin: async () => {
      await town.sql("update voucher set state = 'refunded' where state = 'issued'");
      const [voucher] = await buy(town, 'lin', meal);
      if (!voucher) throw new Error('a paid order has its voucher');
      return voucher;
    },
    another: () => buy(town, 'lin', meal),
    redeemAtTheStand: async (more = {}) => {
      const page = await open('lin', `/S/${city.toUpperCase()}/${stand}`, more);
      await page.getByRole('checkbox').first().tap();
      await page.getByRole('button', { name: /现在用掉|Use 1/ }).tap();
      await page.getByRole('heading', { name: /核销成功|Redeemed/, level: 1 }).waitFor();
      return page;
    },
    away: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    close: async () => {
      clearInterval(running);
      await browser.close();
      await town.close();
    },
  };
};

type Opened = { who: Name; path: string; more: More };
const openAt = async (
  town: Town,
  browser: Browser,
  { who, path, more }: Opened,
): Promise<Page> => {
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

// The page has what the script above put into it.
export const said = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { said: string[] }).said);

export const banner = (page: Page) =>
  page.getByRole('status', { name: /刚刚核销的|Just redeemed/ });

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).tap();
