import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { listRedemptions } from '#contract/redemption.ts';
import { readVoucher } from '#contract/voucher.ts';
import type { VoucherView } from '#contract/voucher.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { openProfile } from '../../tools/chromium.ts';
import type { Profile } from '../../tools/chromium.ts';
import { settled, settleIn, show, shownTo, signInAt } from './offline/page-made.ts';
import type { Seen } from './offline/page-made.ts';

// The whole browser ends from one instruction to the next, and another one opens on what it
// had written by then.

const patience = { timeout: 20_000 };

let town: Town;
let offerId: string;
let folder: string;
let profile: Profile | null = null;
beforeAll(async () => {
  town = await openTown();
  offerId = await liveOffer(town);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arrival-profile-'));
});
afterEach(async () => {
  await profile?.kill();
  profile = null;
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});
afterAll(() => town?.close());

const one = async (): Promise<VoucherView> => {
  const [voucher] = await buy(town, 'lin', offerId);
  if (!voucher) throw new Error('the purchase made no voucher');
  return voucher;
};
const stateOf = async ({ id }: VoucherView) =>
  (await town.as('lin')(readVoucher, { city, voucher: id })).state;
const timesRedeemed = async ({ code }: VoucherView) => {
  const asked = { city, place: town.places.noodles };
  const { items } = await town.as('chen')(listRedemptions, asked);
  return items.filter((item) => item.code === code).length;
};

/** Chen's phone, switched on. */
const switchOn = async (): Promise<Seen> => {
  profile = await openProfile(folder);
  const at = { url: town.server.address, token: town.tokens.chen, time: noon };
  return signInAt(profile.context, at);
};
const die = async (): Promise<void> => {
  await profile?.kill();
  profile = null;
};

const button = (page: Page) => page.locator('.sc-confirm .sc-big');
const go = (page: Page) => page.locator('.sc-verdict .sc-on-verdict');
const verdictIs = (page: Page, tone: string) =>
  page.locator(`.sc-verdict-${tone}`).waitFor(patience);

test('before the answer came: it comes back and asks, and it was done once', async () => {
  const voucher = await one();
  const { page, context } = await switchOn();
  await settled(page);
  await show(page, await shownTo(page, voucher));
  await button(page).waitFor();
  // The server does it, and its answer never arrives.
  const done = new Promise<void>((heard) => {
    void context.route(/\/redemptions$/, async (route) => {
      await route.fetch();
      heard();
    });
  });
  await button(page).click();
  await done;
  expect(await stateOf(voucher)).toBe('redeemed');
  await die();
  const again = await switchOn();
  await verdictIs(again.page, 'unsure');
  await go(again.page).click();
  await verdictIs(again.page, 'yes');
  expect(await timesRedeemed(voucher)).toBe(1);
});

test('before the request left: it says that nothing was done, and can do it', async () => {
  const voucher = await one();
  const { page, context } = await switchOn();
  await settled(page);
  await show(page, await shownTo(page, voucher));
  await button(page).waitFor();
  const asked = new Promise<void>((heard) => {
    void context.route(/\/redemptions$/, () => heard());
  });
  await button(page).click();
  await asked;
  await die();
  expect(await stateOf(voucher)).toBe('issued');
  const again = await switchOn();
  await verdictIs(again.page, 'unsure');
  await go(again.page).click();
  await again.page.getByText('当时没核成').waitFor(patience);
  await go(again.page).click();
  await verdictIs(again.page, 'yes');
  expect(await timesRedeemed(voucher)).toBe(1);
});

test('after it was recorded without network: it is told by the next one', async () => {
  const voucher = await one();
  const seen = await switchOn();
  await settleIn(seen);
  await show(seen.page, await shownTo(seen.page, voucher));
  await seen.page.locator('.sc-record').click();
  await verdictIs(seen.page, 'recorded');
  await die();
  expect(await stateOf(voucher)).toBe('issued');
  await switchOn();
  await expect.poll(() => stateOf(voucher), patience).toBe('redeemed');
  expect(await timesRedeemed(voucher)).toBe(1);
});
