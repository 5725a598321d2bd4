import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPostings } from '#contract/ledger.ts';
import { applyMerchant } from '#contract/merchant.ts';
import { createOffer, submitOffer } from '#contract/offer.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, draftOf, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Every screen of the console as axe reads it: on a phone by day, on a desk by night.

let town: Town;
let browser: Browser;
let axe: string;
beforeAll(async () => {
  axe = await readFile(
    createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
    'utf8',
  );
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  await fillDesk();
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

/** Something of everything: a redemption, an application and an offer in review. */
const fillDesk = async () => {
  const offer = await liveOffer(town);
  const [voucher] = await buy(town, 'lin', offer);
  const code = voucher?.code ?? '';
  const place = town.places.noodles;
  await town.as('chen')(redeemVoucher, { city, place, code, channel: 'scan' });
  await town.as('lin')(applyMerchant, {
    city,
    name: '阿梅甜品',
    licenceNo: '91330900MA28AAAA77',
    contactPhone: '+8613900000077',
  });
  const merchant = town.merchants.zhou;
  const draft = await town.as('zhou')(createOffer, { city, merchant, ...draftOf(town) });
  await town.as('zhou')(submitOffer, { city, offer: draft.id });
};

const faces = [
  { name: 'a phone by day', locale: 'zh-CN', colorScheme: 'light', width: 390 },
  { name: 'a desk by night', locale: 'en-GB', colorScheme: 'dark', width: 1_280 },
] as const;
type Face = (typeof faces)[number];

const openDesk = async ({ locale, colorScheme, width }: Face): Promise<Page> => {
  const viewport = { width, height: 844 };
  const context = await browser.newContext({
    locale,
    colorScheme,
    viewport,
    bypassCSP: true,
    // axe would measure a button's colour half way through its fade.
    reducedMotion: 'reduce',
  });
  await context.clock.setFixedTime(noon);
  const url = town.server.address;
  await context.addCookies([{ name: 'arrival_session', value: town.tokens.xu, url }]);
  const page = await context.newPage();
  await page.addInitScript(axe);
  return page;
};

/** What axe finds wrong with what is on screen, and whether it scrolls sideways. */
const faultsOf = async (page: Page, screen: string): Promise<string[]> => {
  await page.waitForLoadState('networkidle');
  // The script above puts axe on the page.
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const wider = 'document.documentElement.scrollWidth - innerWidth';
  const beyond = Number(await page.evaluate(wider));
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${screen} ${id}: ${html.slice(0, 160)}`),
    ),
    ...(beyond > 0 ? [`${screen} is ${beyond} too wide`] : []),
  ];
};

const screens = async (): Promise<string[]> => {
  const { items } = await town.as('xu')(listPostings, { city });
  const entry = items[0]?.entryId ?? '';
  const merchant = town.merchants.zhou;
  return [
    '/review',
    '/merchants',
    `/merchants?merchant=${merchant}`,
    '/offers',
    '/offers?state=paused',
    '/ledger',
    '/ledger?prefix=merchant:',
    '/ledger/postings',
    `/ledger/postings?account=merchant:${merchant}:payable`,
    `/ledger/entries/${entry}`,
    '/imports',
  ];
};

const csv = 'name,lat,lon,category\n灯塔书屋,30.2511,122.2011,books\n,30.2,122.2,cafe\n';

test.each(faces)(
  'every screen can be used by everybody on $name',
  async (face) => {
    const page = await openDesk(face);
    const found: string[] = [];
    for (const screen of await screens()) {
      await page.goto(`${town.server.address}/ops/${city}${screen}`);
      await page.locator('h1').first().waitFor();
      found.push(...(await faultsOf(page, screen)));
    }
    const file = { name: 'places.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('灯塔书屋').first().waitFor();
    found.push(...(await faultsOf(page, 'an import read')));
    await page.context().clearCookies();
    await page.goto(`${town.server.address}/ops/sign-in`);
    await page.locator('h1').first().waitFor();
    found.push(...(await faultsOf(page, 'sign-in')));
    await page.context().close();
    expect(found).toEqual([]);
  },
  120_000,
);
