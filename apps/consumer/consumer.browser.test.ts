import { readFile } from 'node:fs/promises';
import type axeCore from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listMyVouchers } from '#contract/voucher.ts';
import { city, noon, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer, order } from '#server/test/wheel.ts';
import { launchBrowser } from '../../tools/chromium.ts';

// Lin's phone, on the real server of the small town, at its own noon.

let town: Town;
let browser: Browser;
let noodles: string;
beforeAll(async () => {
  [town, browser] = await Promise.all([openTown(), launchBrowser()]);
  noodles = await liveOffer(town);
  await buy(town, 'lin', noodles);
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const atTheNoodleBar = { latitude: 30.25, longitude: 122.2 };
const here = { permissions: ['geolocation'], geolocation: atTheNoodleBar };

type More = Parameters<Browser['newContext']>[0];

const openPhone = async (who: Name | null, more: More = here): Promise<BrowserContext> => {
  const context = await browser.newContext({ locale: 'zh-CN', ...phone, ...more });
  await context.clock.setFixedTime(noon);
  if (who) {
    const url = town.server.address;
    await context.addCookies([{ name: 'arrival_session', value: town.tokens[who], url }]);
  }
  return context;
};

type Act = (page: Page) => Promise<void>;
/** Opens an address on somebody's phone, does something there, and puts it away. */
const on = async (who: Name | null, path: string, act: Act, more?: More) => {
  const context = await openPhone(who, more);
  const page = await context.newPage();
  await page.goto(town.server.address + path);
  await act(page);
  await context.close();
};

const nearby = `/in/${city}`;
const placePath = () => `${nearby}/places/${town.places.noodles}`;

describe('here and now', () => {
  test('the best thing at the door comes up, one tap from its price', async () => {
    await on(null, '/', async (page) => {
      const card = page.getByRole('region', { name: '就在身边' });
      await card.getByText('码头面馆').waitFor();
      await card.getByRole('link', { name: '¥58 买下' }).click();
      await page.getByRole('button', { name: '去付款' }).waitFor();
      await page.getByText('应付').waitFor();
    });
  });

  test('any place in the list is two taps from its price', async () => {
    const tea = { ...here, geolocation: { latitude: 30.2495, longitude: 122.2035 } };
    await on(
      null,
      nearby,
      async (page) => {
        await page.getByRole('link', { name: /码头面馆/ }).click();
        await page.getByRole('link', { name: /^购买/ }).first().click();
        await page.getByRole('button', { name: '去付款' }).waitFor();
      },
      tea,
    );
  });

  test('a refused position is said, and the centre serves', async () => {
    await on(
      null,
      nearby,
      async (page) => {
        await page.getByText('小镇市中心附近').waitFor();
        await page.getByRole('button', { name: '用我的位置' }).click();
        await page.getByText('没有拿到位置许可').waitFor();
        await page.getByRole('heading', { name: '码头面馆' }).waitFor();
      },
      {},
    );
  });

  test('somebody far away is told so instead of shown nothing', async () => {
    const shanghai = { ...here, geolocation: { latitude: 31.23, longitude: 121.47 } };
    await on(
      null,
      nearby,
      async (page) => {
        await page.getByText('你不在小镇').waitFor();
        await page.getByRole('heading', { name: '码头面馆' }).waitFor();
      },
      shanghai,
    );
  });

  test('the chips are kept in the address, and empty is not a dead end', async () => {
    await on(null, nearby, async (page) => {
      await page.getByRole('button', { name: '酒吧' }).click();
      await page.getByText('步行范围内没有合适的店').waitFor();
      expect(new URL(page.url()).searchParams.get('category')).toBe('bar');
      await page.getByRole('button', { name: '看远一点' }).click();
      await page.getByText('码头面馆').first().waitFor();
    });
  });
});

describe('the map', () => {
  test('shows prices as buttons that open a card', async () => {
    await on(null, `${nearby}?view=map`, async (page) => {
      const map = page.getByRole('region', { name: '附近的店地图' });
      await map.getByRole('button', { name: '码头面馆 ¥58，还有 1 家，放大看' }).click();
      await map.getByRole('button', { name: '码头面馆 ¥58', exact: true }).click();
      await map.getByRole('heading', { name: '码头面馆' }).waitFor();
    });
  });

  test('gives way to the list where nothing can be drawn', async () => {
    const context = await openPhone(null);
    await context.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    const page = await context.newPage();
    await page.goto(`${town.server.address}${nearby}?view=map`);
    await page.getByText('这台设备画不了地图，先看列表。').waitFor();
    await page.getByText('码头面馆').first().waitFor();
    await context.close();
  });
});

describe('buying', () => {
  test('a newcomer signs in over the purchase and goes on to pay', async () => {
    await on(null, `${placePath()}/buy/${noodles}`, async (page) => {
      await page.getByRole('button', { name: '加一份' }).click();
      await page.getByText('¥116').first().waitFor();
      await page.getByRole('button', { name: '去付款' }).click();
      await signInOver(page, '13900000077');
      await page.waitForURL('**/sandbox/cashier/**');
      await page.getByRole('button', { name: '付款 · Pay', exact: true }).click();
      await page.waitForURL(`**${nearby}/orders/**`);
      await town.server.tick();
      await page.getByRole('button', { name: /退回 ¥/ }).waitFor();
      await page.getByRole('link', { name: '出示券码' }).click();
      await page.getByRole('img', { name: '券码二维码' }).waitFor();
    });
  });

  test('an order whose payment is not heard of can be asked about', async () => {
    const placed = await order(town, 'lin', {
      kind: 'package',
      offerId: noodles,
      count: 1,
    });
    await on('lin', `${nearby}/orders/${placed.id}`, async (page) => {
      await page.getByRole('button', { name: /^去付/ }).click();
      await page.getByRole('button', { name: /no notice/ }).click();
      await page.waitForURL(`**/orders/${placed.id}`);
      await page.getByRole('link', { name: '出示券码' }).waitFor();
    });
  });

  test('who loses the last one is told, and nothing is charged', async () => {
    const last = await liveOffer(town, { title: '最后一份', stock: 1 });
    await on('lin', `${placePath()}/buy/${last}`, async (page) => {
      await page.getByText('这个价格保留').waitFor();
      await buy(town, 'mei', last);
      await page.getByRole('button', { name: '去付款' }).click();
      await page.getByText('没有扣钱').waitFor();
    });
  });

  test('a bill is priced while it is typed', async () => {
    await on('lin', `${placePath()}/pay`, async (page) => {
      await page.getByLabel('账单金额').fill('168');
      await page.getByText('应付').waitFor();
      await page.getByLabel('其中不参加优惠的').fill('200');
      await page.getByText('这部分不能比账单还多。').waitFor();
      await page.getByLabel('其中不参加优惠的').fill('28');
      await page.getByRole('button', { name: '去付款' }).waitFor();
    });
  });

  test('what is unused comes back in one action', async () => {
    const [voucher] = await buy(town, 'lin', noodles);
    await on('lin', `${nearby}/orders/${voucher?.orderId}`, async (page) => {
      await page.getByText('没用的 1 张马上失效').waitFor();
      await page.getByRole('button', { name: '退回 ¥58' }).click();
      await page.getByRole('heading', { name: '退款' }).waitFor();
      await page.getByText('退款中').waitFor();
    });
  });
});

const signInOver = async (page: Page, digits: string) => {
  await page.getByLabel('手机号').fill(digits);
  await page.getByRole('button', { name: '发验证码' }).click();
  const messages = () =>
    town.sql<{ body: string }>('select body from message where phone = $1', [
      `+86${digits}`,
    ]);
  await expect.poll(messages).toHaveLength(1);
  const [message] = await messages();
  await page.getByLabel('6 位验证码').fill(message?.body.match(/\d{6}/)?.[0] ?? '');
};

describe('my codes', () => {
  test('open without a network on the second visit', async () => {
    const context = await openPhone('lin');
    const page = await context.newPage();
    await page.goto(`${town.server.address}${nearby}/codes`);
    await page.getByText('双人面套餐').first().waitFor();
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    await page.getByText('双人面套餐').first().waitFor();
    await context.setOffline(true);
    await page.reload();
    await page.getByText('没连上服务器').waitFor();
    await page.getByText('双人面套餐').first().click();
    await page.getByRole('img', { name: '券码二维码' }).waitFor();
    await page.getByText('没有网络也能用').waitFor();
    await context.close();
  });

  test('are not shown to the next person on the same phone', async () => {
    await buy(town, 'mei', noodles);
    await on('mei', `${nearby}/codes`, async (page) => {
      await page.getByText('双人面套餐').first().waitFor();
      await page.getByRole('link', { name: '我的' }).click();
      await page.getByRole('button', { name: '退出登录' }).click();
      await page.getByRole('link', { name: '券码' }).click();
      await page.getByText('登录后看券码').waitFor();
      expect(await page.getByText('双人面套餐').count()).toBe(0);
    });
  });
});

describe('every screen', () => {
  const axe = () =>
    readFile(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));
  const faultsOf = async (page: Page): Promise<string[]> => {
    await page.evaluate((await axe()).toString());
    return page.evaluate(async () => {
      // The page has what was just put into it.
      const { axe: tool } = globalThis as unknown as { axe: typeof axeCore };
      const { violations } = await tool.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
  };
  const screens: [name: string, path: () => Promise<string> | string, sign: RegExp][] = [
    ['nearby', () => nearby, /就在身边|Right here/],
    ['place', placePath, /在售|On sale/],
    ['buy', () => `${placePath()}/buy/${noodles}`, /应付|To pay/],
    ['pay', () => `${placePath()}/pay`, /账单金额|Bill amount/],
    ['orders', () => `${nearby}/orders`, /码头面馆/],
    ['order', async () => `${nearby}/orders/${(await mine()).orderId}`, /券码|Codes/],
    ['codes', () => `${nearby}/codes`, /可以用的|Ready to use/],
    ['code', async () => `${nearby}/codes/${(await mine()).id}`, /实时|Live/],
    ['me', () => `${nearby}/me`, /退出登录|Sign out/],
  ];
  const mine = async () => {
    const [first] = (await town.as('lin')(listMyVouchers, { city })).items;
    if (!first) throw new Error('lin holds a voucher');
    return first;
  };

  test.each(screens)(
    '%s is fit for everybody, by day and by night',
    async (_, path, sign) => {
      for (const [colorScheme, locale] of [
        ['light', 'zh-CN'],
        ['dark', 'en-GB'],
      ] as const) {
        await on(
          'lin',
          await path(),
          async (page) => {
            // The server's own reading of a page comes first; the app is what is judged.
            await page.locator('#root').getByText(sign).first().waitFor();
            expect(await faultsOf(page)).toEqual([]);
          },
          { ...here, colorScheme, locale, reducedMotion: 'reduce' },
        );
      }
    },
  );
});
