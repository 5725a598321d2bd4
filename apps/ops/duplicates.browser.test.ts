import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { listPlaceMerges } from '#contract/place-merge.ts';
import type { MergeState } from '#contract/place-merge.ts';
import { openCorners } from '#server/test/merges.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Xu decides what is one shop and what is two, and thinks better of it.

let town: Town;
let browser: Browser;
let at: ReturnType<typeof openCorners>;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  at = openCorners(town);
});
beforeEach(() => at.next());
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

type Face = Parameters<Browser['newContext']>[0];
const open = async (face: Face = {}, query = ''): Promise<Page> => {
  const context = await browser.newContext({
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    bypassCSP: true,
    ...face,
  });
  await context.clock.setFixedTime(noon);
  const url = town.server.address;
  await context.addCookies([{ name: 'arrival_session', value: town.tokens.xu, url }]);
  const page = await context.newPage();
  await page.goto(`${url}/ops/${city}/duplicates${query}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};
const phone = '+865802026123';
const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).click();
const statesOf = async (merge: string): Promise<MergeState | undefined> => {
  for (const state of ['proposed', 'merged', 'dismissed', 'undone'] as const) {
    const { items } = await town.as('xu')(listPlaceMerges, { city, state, limit: 100 });
    if (items.some(({ id }) => id === merge)) return state;
  }
  return undefined;
};
const becomes = (merge: string, state: MergeState) =>
  expect.poll(() => statesOf(merge), { timeout: 15_000 }).toBe(state);

test('a pair is read side by side, merged, and taken apart again', async () => {
  const { merge } = await at.twoSources(
    { address: '码头路 1 号', phone },
    { address: '码头路 12 号', phone, metres: 12 },
  );
  const page = await open();
  const card = page.getByRole('listitem').filter({ hasText: at.nameOf() });
  await card.getByText('相距 12 米').waitFor();
  expect(await card.locator('mark').allInnerTexts()).toEqual(['2']);
  expect(await card.getByText('门牌不同').isVisible()).toBe(true);
  await press(page, `合并 ${at.nameOf()}`);
  await becomes(merge, 'merged');
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await becomes(merge, 'undone');
  await page.context().close();
});

test('the keyboard alone decides, and only inside the list', async () => {
  const { merge } = await at.twoSources();
  const page = await open();
  await page.getByText(at.nameOf()).first().waitFor();
  await page.keyboard.press('n');
  expect(await statesOf(merge)).toBe('proposed');
  await page.getByRole('button', { name: `合并 ${at.nameOf()}` }).focus();
  await page.keyboard.press('n');
  await becomes(merge, 'dismissed');
  await page.context().close();
});

test('two merchants are sent to settle it first', async () => {
  const { kept, dropped } = await at.twoSources();
  const claim = 'update place set merchant_id = $1 where id = $2';
  await town.sql(claim, [town.merchants.zhou, kept]);
  await town.sql(claim, [town.merchants.tang, dropped]);
  const page = await open();
  const card = page.getByRole('listitem').filter({ hasText: at.nameOf() });
  await card.getByText('先问清楚是谁的店').waitFor();
  const merge = card.getByRole('button', { name: `合并 ${at.nameOf()}` });
  expect(await merge.isDisabled()).toBe(true);
  await page.context().close();
});

test('a list that does not come says so and is asked again', async () => {
  const page = await open({}, '?state=undone');
  await page.route('**/place-merges**', (route) => route.abort());
  await page.getByRole('link', { name: '合并了' }).click();
  const again = page.getByRole('button', { name: '再试一次' });
  await again.waitFor({ timeout: 60_000 });
  await page.unroute('**/place-merges**');
  await again.click();
  const shown = page.getByText('还没有合并过').or(page.locator('[data-pair]').first());
  expect(await shown.waitFor().then(() => true)).toBe(true);
  await page.context().close();
});

const faces = [
  { locale: 'zh-CN', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { locale: 'en-GB', colorScheme: 'dark', viewport: { width: 1_280, height: 800 } },
  { locale: 'en-GB', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const;

test.each(faces)('axe finds nothing: $locale $colorScheme', async (face) => {
  await at.twoSources({ address: '码头路 1 号', phone }, { address: '码头路 2 号', phone });
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  const axe = await readFile(path, 'utf8');
  for (const query of ['', '?state=undone', '?state=dismissed']) {
    const page = await open(face, query);
    await page.waitForLoadState('networkidle');
    await page.addScriptTag({ content: axe });
    const { violations } = await page.evaluate<AxeResults>('axe.run()');
    const faults = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => id + html),
    );
    expect(faults).toEqual([]);
    const wider = 'document.documentElement.scrollWidth - innerWidth';
    expect(Number(await page.evaluate(wider))).toBeLessThanOrEqual(0);
    await page.context().close();
  }
});
