import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listNearby } from '#contract/exposure.ts';
import type { Caller } from '#contract/kit/call.ts';
import {
  createOffer,
  pauseOffer,
  resumeOffer,
  reviewOffer,
  submitOffer,
} from '#contract/offer.ts';
import { makeRandom } from '#city/random.ts';
import { openConnections } from '../../../bench/connections.ts';
import { serverEnv } from '../../../bench/site.ts';
import { spawnProgram } from '../../../bench/spawned.ts';
import type { Spawned } from '../../../bench/spawned.ts';
import { buildStreet, callerOf, city, mustBe, rehearse } from '../../../bench/street.ts';
import type { Street } from '../../../bench/street.ts';
import { openTestDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { liesAmong } from './true-price.ts';
import type { Change, Served } from './true-price.ts';

/**
 * Two processes show prices while a writer changes them through one; the other is killed
 * outright in the middle and comes back from its file. `STALE_SECONDS` makes it longer.
 */
const seconds = Number(process.env['STALE_SECONDS'] ?? 10);
const secret = 'a secret for tests that nobody else has';
const percents = [500, 1_000, 1_500, 2_000, 2_500, 3_000];
const fullFen = 10_000;
const graceMs = 1_000;
const wire = openConnections(12);

let database: TestDatabase;
let db: pg.Pool;
let street: Street;
let folder: string;
let one: Spawned;
let other: Spawned;
const changes: Change[] = [];
const served: Served[] = [];
let refused = 0;

beforeAll(
  async () => {
    database = await openTestDatabase();
    db = new pg.Pool({ connectionString: database.url, max: 2 });
    street = await buildStreet(db, 1);
    folder = await mkdtemp(join(tmpdir(), 'two-processes-'));
    [one, other] = await Promise.all([start('one'), start('other')]);
    await live();
  },
  60_000 + seconds * 2_000,
);

afterAll(async () => {
  await Promise.all([one.stop(), other.stop()]);
  wire.close();
  await db.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

const start = (name: string) =>
  spawnProgram({
    file: 'program-server.ts',
    env: { ...serverEnv(database.url, secret), STREET_FOLDER: join(folder, name) },
  });

const ownerOf = (program: Spawned): Caller =>
  callerOf(program.address, street.owner, wire.fetch);

/** A bill discount for everyone, live. */
const offerOf = async (percentBp: number): Promise<string> => {
  const owner = ownerOf(one);
  const operator = callerOf(one.address, street.operator, wire.fetch);
  const day = 86_400_000;
  const draft = {
    title: `${percentBp / 100} % 优惠`,
    terms: {
      kind: 'bill' as const,
      audience: 'everyone' as const,
      appliesTo: ['bill' as const],
      discount: {
        base: 'remaining' as const,
        off: { percentBp },
        minimumFen: 0,
        capFen: null,
      },
    },
    placeIds: [street.placeId],
    funding: [{ funder: 'merchant' as const, shareBp: 10_000 }],
    stock: null,
    perPersonLimit: null,
    sellFrom: new Date(Date.now() - day).toISOString(),
    sellUntil: new Date(Date.now() + day).toISOString(),
    validDays: 30,
    excludes: [],
  };
  const made = mustBe(
    await owner(createOffer, { city, merchant: street.merchantId, ...draft }),
  );
  const offer = { city, offer: made.id };
  mustBe(await owner(submitOffer, offer));
  mustBe(await operator(reviewOffer, { ...offer, verdict: 'accept' }));
  return made.id;
};

const priceOf = (live: ReadonlySet<number>): number =>
  fullFen - (fullFen * Math.max(0, ...live)) / 10_000;

const live = async (): Promise<void> => {
  const offers = new Map<number, string>();
  await rehearse(ownerOf(one), street.placeId);
  for (const percent of percents) offers.set(percent, await offerOf(percent));
  await sleep(graceMs + 500);
  const end = Date.now() + seconds * 1_000;
  const now = Date.now();
  changes.push({ askedAt: now, answeredAt: now, priceFen: priceOf(new Set(percents)) });
  const readers = [() => one, () => other].flatMap((program, index) =>
    [1, 2].map(() => read(program, index === 0 ? 'one' : 'other', end)),
  );
  await Promise.all([write(offers, end), killInTheMiddle(), ...readers]);
};

/** One change after the other, so that what is true is known at every moment. */
const write = async (offers: ReadonlyMap<number, string>, end: number): Promise<void> => {
  const random = makeRandom(7);
  const standing = new Set(percents);
  while (Date.now() < end) {
    const percent = percents[Math.floor(random.next() * percents.length)] ?? 500;
    const step = standing.has(percent) ? pauseOffer : resumeOffer;
    const askedAt = Date.now();
    mustBe(await ownerOf(one)(step, { city, offer: offers.get(percent) ?? '' }));
    if (!standing.delete(percent)) standing.add(percent);
    changes.push({ askedAt, answeredAt: Date.now(), priceFen: priceOf(standing) });
    await sleep(60 + random.next() * 300);
  }
};

const read = async (program: () => Spawned, name: string, end: number): Promise<void> => {
  while (Date.now() < end) {
    const askedAt = Date.now();
    try {
      const ask = callerOf(program().address, street.owner, wire.fetch);
      const answer = await ask(listNearby, { city, lat: 30.25, lon: 122.2 });
      if (answer.ok) {
        const priceFen = answer.value.items[0]?.best?.totalFen ?? fullFen;
        served.push({ process: name, askedAt, answeredAt: Date.now(), priceFen });
      } else refused += 1;
    } catch {
      // Nobody answers while the process is down.
      await sleep(50);
    }
    await sleep(20);
  }
};

const killInTheMiddle = async (): Promise<void> => {
  await sleep(seconds * 450);
  await other.kill();
  other = await start('other');
};

it('showed only prices that were true within the last second', () => {
  expect(changes.length).toBeGreaterThan(seconds);
  for (const name of ['one', 'other']) {
    expect(served.filter((each) => each.process === name).length).toBeGreaterThan(seconds);
  }
  console.log(
    `${changes.length} changes, ${served.length} prices served, ${refused} times "behind"`,
  );
  expect(liesAmong(changes, served, graceMs)).toEqual([]);
});

it('would have noticed a process that is three seconds behind', () => {
  const late = served.map((each) => ({
    ...each,
    askedAt: each.askedAt + 3_000,
    answeredAt: each.answeredAt + 3_000,
  }));
  expect(liesAmong(changes, late, graceMs).length).toBeGreaterThan(served.length / 20);
});

it('came back from its file, and not from the tables', async () => {
  const health = async (program: Spawned) =>
    (await (await fetch(`${program.address}/health`)).json()) as unknown; // any server's
  expect(await health(one)).toMatchObject({ streets: [{ from: 'the tables' }] });
  expect(await health(other)).toMatchObject({ streets: [{ from: 'a file' }] });
});
