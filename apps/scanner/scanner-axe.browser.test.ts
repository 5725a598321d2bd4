import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Every screen of the counter and every kind of verdict as axe reads it.

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
  offer = await liveOffer(town);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const faces = [
  { name: 'a phone by day', locale: 'zh-CN', colorScheme: 'light', width: 390 },
  { name: 'a desk by night', locale: 'en-GB', colorScheme: 'dark', width: 1_280 },
] as const;
type Face = (typeof faces)[number];

const openAs = async (who: Name | null, face: Face): Promise<Page> => {
  const { locale, colorScheme, width } = face;
  const viewport = { width, height: 844 };
  const terms = { locale, colorScheme, viewport, bypassCSP: true };
  const context = await browser.newContext(terms);
  await context.clock.install({ time: noon });
  const url = town.server.address;
  if (who) {
    const value = town.tokens[who];
    await context.addCookies([{ name: 'arrival_session', value, url }]);
  }
  const page = await context.newPage();
  await page.addInitScript(axe);
  return page;
};

/** What axe finds wrong with what is on screen, and whether it scrolls sideways. */
const faultsOf = async (page: Page, screen: string): Promise<string[]> => {
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

const pages = [
  { path: '/scanner/', who: null },
  { path: '/scanner/', who: 'chen' },
  { path: '/scanner/', who: 'zhou' },
  { path: '/scanner/', who: 'lin' },
  { path: '/scanner/today', who: 'chen' },
  { path: '/scanner/store', who: 'chen' },
] as const;

test.each(faces)('every page can be used by everybody on $name', async (face) => {
  const found: string[] = [];
  for (const { path, who } of pages) {
    const page = await openAs(who, face);
    await page.goto(town.server.address + path);
    await page.locator('h1, .ar-state-sentence').first().waitFor();
    found.push(...(await faultsOf(page, `${path} for ${who ?? 'a stranger'}`)));
    await page.context().close();
  }
  expect(found).toEqual([]);
});

/** A hardware scanner's way in: quick digits, no field; quick on a loaded machine, too. */
const scan = (page: Page, text: string) =>
  page.evaluate(
    (keys) => {
      for (const key of keys) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      }
    },
    [...text, 'Enter'],
  );
const verdict = (page: Page) => page.getByRole('alertdialog');
const pressMain = (page: Page) => page.locator('.sc-big').click();
const spoil = (code: string) => `${code.slice(0, 11)}${(Number(code[11]) + 1) % 10}`;

test.each(faces)('every verdict can be read by everybody on $name', async (face) => {
  const [voucher] = await buy(town, 'lin', offer);
  const code = voucher?.code ?? '';
  const page = await openAs('chen', face);
  const found: string[] = [];
  const look = async (screen: string) => found.push(...(await faultsOf(page, screen)));
  await page.goto(`${town.server.address}/scanner/`);
  await page.locator('.sc-keypad').waitFor();
  await scan(page, spoil(code));
  await verdict(page).waitFor();
  await look('mistyped');
  await scan(page, code);
  await page.getByRole('dialog').waitFor();
  await look('confirm');
  await page.route('**/api/**', (route) => route.abort());
  await pressMain(page);
  await verdict(page).waitFor();
  await look('unknown');
  await page.unroute('**/api/**');
  await pressMain(page);
  await page.locator('.sc-verdict-yes').waitFor();
  await look('redeemed');
  await page.reload();
  await page.locator('.sc-keypad').waitFor();
  await scan(page, code);
  await page.locator('.sc-verdict-no').waitFor();
  await look('already redeemed');
  await page.context().close();
  expect(found).toEqual([]);
});

test.each(faces)(
  'practice and its guide can be used by everybody on $name',
  async (face) => {
    const zh = face.locale === 'zh-CN';
    const page = await openAs('chen', face);
    const found: string[] = [];
    const look = async (screen: string) => found.push(...(await faultsOf(page, screen)));
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await page.goto(`${town.server.address}/scanner/practice-codes`);
    await page.locator('.sc-code-sheet').waitFor();
    await look('the practice codes');
    await page.goto(`${town.server.address}/scanner/`);
    await press(zh ? '开始' : 'Start');
    await look('the first step');
    await press(zh ? '点这里，就当扫到了' : 'Tap here as if scanned');
    await page.getByRole('dialog').waitFor();
    await look('the second step');
    await pressMain(page);
    await page.locator('.sc-verdict-yes').waitFor();
    await look('the third step');
    await pressMain(page);
    await page.locator('.sc-ready-done').waitFor();
    await look('the end of the guide');
    await press(zh ? '练习模式' : 'Practice mode');
    await look('practice');
    await press(zh ? '用过的' : 'Already used');
    await page.locator('.sc-verdict-no').waitFor();
    await look('a refusal in practice');
    await page.context().close();
    expect(found).toEqual([]);
  },
);

test.each(faces)('a lapsed store can be tried by everybody on $name', async (face) => {
  const page = await openAs('chen', face);
  const found: string[] = [];
  const look = async (screen: string) => found.push(...(await faultsOf(page, screen)));
  town.clock.set(new Date(noon.getTime() + 31 * 86_400_000));
  await page.goto(`${town.server.address}/scanner/`);
  await page.locator('.sc-ready').waitFor();
  await look('the banner of a lapse');
  await page.locator('.sc-ready button').first().click();
  await page.locator('.sc-rehearsal-code').waitFor();
  await look('a rehearsal');
  town.clock.set(noon);
  await page.context().close();
  expect(found).toEqual([]);
});
