// The first screen on a phone of the street: headless Chromium, four times slowed down, on
// a fast 4G line as Chrome's own tools imitate one, against the real server with a seeded
// city. Every round is a stranger's: nothing is kept from the one before.
import { randomBytes } from 'node:crypto';
import { loadavg } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { migrate } from '#kit/migrate.ts';
import { seedCity } from '#city/seed.ts';
import { buildApps } from '../tools/build.ts';
import { launchBrowser } from '../tools/chromium.ts';
import { figure } from './figures.ts';
import type { Ground } from './ground.ts';
import type { Outcome } from './scan-at-lunch.ts';
import { serverEnv } from './site.ts';
import { spawnProgram } from './spawned.ts';

type Door = { city: string; lat: number; lon: number; token: string };
type Visit = { scriptKb: number; paintedMs: number; shift: number };

const city = 'harbour';
const cpuSlowdown = 4;
/** "Fast 4G" of Chrome's tools: 9 Mbit/s down, 1.5 up, 165 ms for an answer. */
const fast4G = {
  offline: false,
  latency: 60 * 2.75,
  downloadThroughput: (9_000_000 / 8) * 0.9,
  uploadThroughput: (1_500_000 / 8) * 0.9,
};

export async function openTheApp(ground: Ground, isToy: boolean): Promise<Outcome> {
  await buildApps(dirname(dirname(fileURLToPath(import.meta.url))));
  const url = await ground.makeDatabase('open');
  await migrate(url);
  const size = isToy ? 'small' : 'demo';
  await seedCity({ databaseUrl: url, city, seed: 1, size, now: new Date() });
  const door = await findDoor(url);
  const server = await spawnProgram({
    file: 'program-server.ts',
    env: serverEnv(url, randomBytes(24).toString('hex')),
  });
  const browser = await launchBrowser();
  try {
    const stand = { browser, address: server.address, door };
    const rounds = isToy ? 1 : 5;
    // Nobody is measured on a server whose code runs for the first time.
    if (!isToy) await roundsAt(stand, '/', 1);
    const start = await roundsAt(stand, '/', rounds);
    const inCity = await roundsAt(stand, `/in/${city}`, rounds);
    const failures = await useOffline(stand);
    return judge({ start, inCity, failures, isToy });
  } finally {
    await browser.close();
    await server.stop();
  }
}

const judge = (found: {
  start: Visit[];
  inCity: Visit[];
  failures: string[];
  isToy: boolean;
}): Outcome => {
  const { start, inCity, failures } = found;
  const all = [...start, ...inCity];
  const atMost = (value: number) => ({ is: 'at most' as const, value });
  const kb = all.map(({ scriptKb }) => scriptKb);
  const shift = all.map((visit) => visit.shift);
  const painted = (visits: Visit[]) => visits.map(({ paintedMs }) => paintedMs);
  return {
    figures: [
      figure('JavaScript, compressed', 'KB', kb, atMost(150)),
      figure('largest paint, from the start page', 'ms', painted(start), atMost(1_500)),
      figure('largest paint, from a city’s page', 'ms', painted(inCity), atMost(1_500)),
      figure('layout shift, worst round', '', [Math.max(...shift)], atMost(0)),
      figure('broken without a network', '', [failures.length], atMost(0)),
    ],
    // Whether it moves is right or wrong at any size; how much it fetches is a target.
    failures: [
      ...failures,
      ...(Math.max(...shift) > 0 ? [`the page moved by ${Math.max(...shift)}`] : []),
    ],
    notes: [
      `Chromium ${cpuSlowdown} × slower, ${fast4G.latency} ms and ` +
        `${Math.round(fast4G.downloadThroughput / 1_000)} kB/s; scripts as this server sends them`,
      `the machine was busy with ${loadavg()[0]?.toFixed(1)} programs at the end`,
    ],
  };
};

// ---- the phone ------------------------------------------------------------------------

type Stand = { browser: Browser; address: string; door: Door };

const openPhone = async ({ browser, door }: Stand): Promise<BrowserContext> =>
  browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    permissions: ['geolocation'],
    geolocation: { latitude: door.lat, longitude: door.lon },
  });

const roundsAt = async (stand: Stand, path: string, rounds: number): Promise<Visit[]> => {
  const visits: Visit[] = [];
  for (let no = 0; no < rounds; no += 1) visits.push(await visitOnce(stand, path));
  return visits;
};

/** A first visit until nothing has come for a while; what is measured is the page's own. */
const visitOnce = async (stand: Stand, path: string): Promise<Visit> => {
  const context = await openPhone(stand);
  const page = await context.newPage();
  const scripts = await slowDown(context, page);
  await page.addInitScript(watchPaints);
  await page.goto(stand.address + path);
  await listOf(page).first().waitFor();
  await page.waitForLoadState('networkidle');
  const seen = await page.evaluate(() => window.seen);
  const scriptKb = scripts.bytes() / 1_000;
  await context.close();
  return { ...seen, scriptKb };
};

declare global {
  // Only on the pages that `watchPaints` has prepared.
  interface Window {
    seen: { paintedMs: number; shift: number };
  }
}

/** Runs in the page, before anything of its own. */
const watchPaints = (): void => {
  window.seen = { paintedMs: NaN, shift: 0 };
  const watch = (type: string, act: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(act)).observe({
      type,
      buffered: true,
    });
  watch('largest-contentful-paint', (entry) => {
    window.seen.paintedMs = entry.startTime;
  });
  watch('layout-shift', (entry) => {
    // Chromium's own entries carry a value.
    const shift = entry as PerformanceEntry & { value: number };
    window.seen.shift += shift.value;
  });
};

const slowDown = async (context: BrowserContext, page: Page) => {
  const chrome = await context.newCDPSession(page);
  await chrome.send('Network.enable');
  await chrome.send('Network.emulateNetworkConditions', fast4G);
  await chrome.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  const scripts = new Set<string>();
  let bytes = 0;
  chrome.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  chrome.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  return { bytes: () => bytes };
};

const listOf = (page: Page) => page.locator('#root').getByRole('article');

// ---- the second visit -----------------------------------------------------------------

/** Once with a network, then without: what does not work then, a sentence each. */
const useOffline = async (stand: Stand): Promise<string[]> => {
  const context = await openPhone(stand);
  const { address: url, door } = stand;
  await context.addCookies([{ name: 'arrival_session', value: door.token, url }]);
  const first = await context.newPage();
  await first.goto(url);
  await listOf(first).first().waitFor();
  await first.goto(`${url}/in/${city}/codes`);
  await first.locator('.ticket').first().waitFor();
  await first.evaluate(async () => void (await navigator.serviceWorker.ready));
  await first.close();
  await context.setOffline(true);
  const failures: string[] = [];
  const expectShown = async (what: string, act: () => Promise<unknown>) => {
    await act().catch(() => failures.push(`offline, ${what} is missing`));
  };
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await expectShown('the page', () => page.goto(url));
  await expectShown('the list', () => listOf(page).first().waitFor());
  await expectShown('the line that says so', () => page.getByText('没有网络').waitFor());
  await expectShown('the way to the codes', () =>
    page.getByRole('link', { name: '券码', exact: true }).click(),
  );
  await expectShown('a code', () => page.locator('.ticket').first().click());
  await expectShown('its picture', () =>
    page.getByRole('img', { name: '券码二维码' }).waitFor(),
  );
  await context.close();
  return failures;
};

/** Where somebody holds a code: a door with a price, and a session of that person. */
const findDoor = async (url: string): Promise<Door> => {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    const { rows } = await db.query<{ lat: number; lon: number; personId: string }>(
      `select place.lat, place.lon, voucher.person_id as "personId"
       from voucher
       join "order" on "order".city_id = voucher.city_id and "order".id = voucher.order_id
       join place on place.city_id = "order".city_id and place.id = "order".place_id
       where voucher.state = 'issued' order by voucher.id limit 1`,
    );
    const [door] = rows;
    if (!door) throw new Error('somebody in the seeded city holds a voucher');
    const token = randomBytes(16).toString('hex');
    await db.query(
      `insert into session (id, token, person_id, expires_at)
       values (gen_random_uuid(), $1, $2, now() + interval '1 day')`,
      [token, door.personId],
    );
    return { city, lat: door.lat, lon: door.lon, token };
  } finally {
    await db.end();
  }
};
