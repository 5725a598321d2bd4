import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { redeemVoucher } from '#contract/redemption.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Every screen of the console as axe reads it: on a phone by day, on a desk by night.

let town: Town;
let browser: Browser;
let axe: string;
let offer: string;
beforeAll(async () => {
  axe = await readFile(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  const { terms } = draftOf(town);
  const windows = [{ days: [1, 2, 3, 4, 5], from: '11:00', to: '14:00' }];
  const usable = { windows, blackoutDays: ['2026-11-25'] };
  // Fit for lunch on the small town's noon.
  if (terms.kind !== 'package') throw new Error('a draft to begin with is a meal');
  offer = await liveOffer(town, { terms: { ...terms, usable } });
  const [voucher] = await buy(town, 'lin', offer);
  const code = voucher?.code ?? '';
  await town.as('chen')(redeemVoucher, {
    city,
    place: town.places.noodles,
    code,
    channel: 'scan',
  });
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const faces = [
  { name: 'a phone by day', locale: 'zh-CN', colorScheme: 'light', width: 390 },
  { name: 'a desk by night', locale: 'en-GB', colorScheme: 'dark', width: 1_280 },
] as const;
const screens = [
  '',
  '/stores',
  '/stores/new',
  '/stores/:place/stands',
  '/staff',
  '/tills',
  '/offers',
  '/offers/new',
  '/offers/new?kind=package',
  '/offers/new?kind=cash',
  '/offers/new?kind=bill',
  '/offers/new?kind=timed',
  '/offers/:offer',
  '/redemptions',
  '/money',
];

test.each(faces)(
  'every screen can be used by everybody on $name',
  async (face) => {
    const { locale, colorScheme, width } = face;
    const viewport = { width, height: 844 };
    const context = await browser.newContext({
      locale,
      colorScheme,
      viewport,
      bypassCSP: true,
    });
    await context.clock.setFixedTime(noon);
    const url = town.server.address;
    await context.addCookies([{ name: 'arrival_session', value: town.tokens.zhou, url }]);
    const page = await context.newPage();
    await page.addInitScript(axe);
    const found: string[] = [];
    const look = async (screen: string) => {
      await page.goto(url + screen);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      // The script above puts axe on the page.
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      found.push(
        ...violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html }) => `${screen} ${id}: ${html.slice(0, 160)}`),
        ),
      );
      const scrolls = await page.evaluate('document.documentElement.scrollWidth');
      if (Number(scrolls) > width) found.push(`${screen} is ${String(scrolls)} wide`);
    };
    for (const screen of [...screens.map(deskPath), '/merchant/apply', '/merchant/lost']) {
      await look(screen);
    }
    await context.clearCookies();
    await look('/merchant/sign-in');
    await context.close();
    expect(found).toEqual([]);
  },
  120_000,
);

const deskPath = (screen: string): string =>
  `/merchant/${city}/${town.merchants.zhou}${screen
    .replace(':offer', offer)
    .replace(':place', town.places.noodles)}`;
