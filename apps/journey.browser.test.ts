import { existsSync, readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMerchantMoney } from '#contract/ledger.ts';
import { addStaff, addStore, applyMerchant, reviewMerchant } from '#contract/merchant.ts';
import { createOffer, reviewOffer, submitOffer } from '#contract/offer.ts';
import { importPlaces, searchPlaces } from '#contract/place.ts';
import type { PlaceView } from '#contract/place.ts';
import { completeRehearsal, startRehearsal } from '#contract/rehearsal.ts';
import { inWork, system } from '#kit/work.ts';
import { grantRole } from '#parties/person/grant-role.ts';
import { cast, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { expectLaws } from '#server/test/laws.ts';
import { draftOf } from '#server/test/wheel.ts';
import { launchBrowser } from '../tools/chromium.ts';

/**
 * The whole journey through the screens, over a real city: imported places, a merchant's
 * offer, somebody near it who buys, the counter, and what the merchant is owed.
 */
const snapshot = new URL(
  '../../shared/data/osm_poi_cities/chicago-2017.csv.gz',
  import.meta.url,
);
const city = 'chicago';

let town: Town;
let browser: Browser;
beforeAll(async () => {
  town = await openTown();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

test.skipIf(!existsSync(snapshot))(
  'a real city from import to what is owed',
  async () => {
    const { place, merchant, offerId } = await openForBusiness();
    const lin = await phoneOf('lin', place);
    const code = await buyInBrowser(lin, offerId);
    expect(code).toMatch(/^\d{12}$/);
    await redeemInBrowser(await phoneOf('mei', place), code);
    const owed = await town.as('zhou')(readMerchantMoney, { city, merchant });
    // 5,800 paid, the platform adds 540, its fee is 35.
    expect(owed).toMatchObject({ payableFen: 6_305, redemptions: 1, heldFen: 0 });
    await seeTheLedger(await deskOf('xu'));
    await expectLaws(town);
  },
  120_000,
);

/** What the operator and the merchant do first, through the contract. */
const openForBusiness = async () => {
  await town.sql('insert into city values ($1, $2, $3, $4, 41.88, -87.63)', [
    city,
    '芝加哥',
    'Chicago',
    'America/Chicago',
  ]);
  await inWork(town.server.work, { cityId: city, actor: system }, (work) =>
    grantRole(work, { personId: town.ids.xu, role: 'operator' }),
  );
  const imported = await town.as('xu')(
    importPlaces,
    {
      city,
      fileName: 'chicago-2017.csv.gz',
      source: 'osm',
      contentBase64: readFileSync(snapshot).toString('base64'),
    },
    { timeoutMs: 60_000 },
  );
  expect(imported.summary.created).toBeGreaterThan(1_000);
  const zhou = town.as('zhou');
  const { id: merchant } = await zhou(applyMerchant, {
    city,
    name: '周记',
    licenceNo: '91330900MA28BBBB01',
    contactPhone: cast.zhou,
  });
  await town.as('xu')(reviewMerchant, { city, merchant, verdict: 'accept' });
  const place = await anyCafe();
  await zhou(addStore, { city, merchant, claim: { placeId: place.id } });
  await zhou(addStaff, { city, merchant, phone: cast.mei, name: '梅', placeId: place.id });
  const { code } = await zhou(startRehearsal, { city, place: place.id });
  const proof = { channel: 'typed', deviceId: place.id, seconds: 40 } as const;
  await zhou(completeRehearsal, { city, place: place.id, code, ...proof });
  const offer = await zhou(createOffer, {
    city,
    merchant,
    ...draftOf(town, { placeIds: [place.id] }),
  });
  await zhou(submitOffer, { city, offer: offer.id });
  await town.as('xu')(reviewOffer, { city, offer: offer.id, verdict: 'accept' });
  return { place, merchant, offerId: offer.id };
};

const anyCafe = async (): Promise<PlaceView> => {
  const found = await town.as('zhou')(searchPlaces, {
    city,
    name: 'cafe',
    unclaimed: 'true',
  });
  const [place] = found.items;
  if (!place) throw new Error('Chicago has a café');
  return place;
};

const contextOf = async (
  who: Name,
  more: Parameters<Browser['newContext']>[0],
): Promise<BrowserContext> => {
  const context = await browser.newContext({ locale: 'zh-CN', ...more });
  await context.addCookies([
    { name: 'arrival_session', value: town.tokens[who], url: town.server.address },
  ]);
  return context;
};

const phoneOf = async (who: Name, at: PlaceView): Promise<Page> => {
  const context = await contextOf(who, {
    viewport: { width: 390, height: 844 },
    permissions: ['geolocation'],
    geolocation: { latitude: at.lat, longitude: at.lon },
  });
  return context.newPage();
};

const deskOf = async (who: Name): Promise<Page> =>
  (await contextOf(who, { viewport: { width: 1280, height: 800 } })).newPage();

/** Two taps to a payable price, three to the cashier, and back with a code. */
const buyInBrowser = async (page: Page, offerId: string): Promise<string> => {
  await page.goto(`${town.server.address}/in/${city}`);
  const card = page.getByRole('region', { name: '就在身边' });
  await card.getByRole('link', { name: /买下/ }).click();
  await page.waitForURL(`**/buy/${offerId}`);
  await page.getByRole('button', { name: '去付款' }).click();
  await page.waitForURL('**/sandbox/cashier/**');
  await page.getByRole('button', { name: '付款 · Pay' }).click();
  await page.waitForURL(`**/in/${city}/orders/**`);
  await town.server.tick();
  await page.reload();
  await page.getByRole('link', { name: '出示券码' }).first().click();
  const digits = page.locator('.code-digits');
  await digits.waitFor();
  return (await digits.innerText()).replace(/\D/g, '');
};

/** Twelve digits on the counter's own keypad, then one big button. */
const redeemInBrowser = async (page: Page, code: string): Promise<void> => {
  await page.goto(`${town.server.address}/scanner/`);
  const keypad = page.getByRole('region', { name: '输入 12 位券码' });
  for (const digit of code) {
    await keypad.getByRole('button', { name: digit, exact: true }).click();
  }
  const sheet = page.getByRole('dialog', { name: '要给客人' });
  await sheet.waitFor();
  await sheet.getByRole('button', { name: '核销', exact: true }).click();
  await page.getByRole('alertdialog').getByText('核销成功').first().waitFor();
};

/** The operator sees the accounts and what moved between them. */
const seeTheLedger = async (page: Page): Promise<void> => {
  await page.goto(`${town.server.address}/ops/${city}/ledger`);
  await page.getByText('platform:fee').first().waitFor();
};
