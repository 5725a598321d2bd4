import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RefusalName } from '#contract/refusals.ts';
import { openDatabase } from '#kit/db.ts';
import { inQuestion, system } from '#kit/work.ts';
import type { WorkTerms } from '#kit/work.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { makeStreetStore } from './store.ts';
import { makeStreets } from './streets.ts';
import type { Streets } from './streets.ts';

let town: Town;
let folder: string;
let broken: WorkTerms;
beforeAll(async () => {
  town = await openTown();
  folder = await mkdtemp(join(tmpdir(), 'streets-'));
  const nowhere = openDatabase({ url: 'postgres://x@127.0.0.1:1/x', connections: 1 });
  broken = { ...town.server.work, db: nowhere };
}, 60_000);
afterAll(async () => {
  await broken.db.destroy();
  await town.close();
  await rm(folder, { recursive: true });
});

const log = pino({ level: 'silent' });
const current = (streets: Streets) =>
  inQuestion<RefusalName, Awaited<ReturnType<Streets['current']>>>(
    town.server.work,
    { cityId: city, actor: system },
    (work) => streets.current(work),
  );
const kept = () => makeStreetStore(folder);
const open = (store = kept()) =>
  makeStreets({ terms: () => town.server.work, log, lookAlways: false, store });
const tell = (name: string, facts: object) =>
  town.sql(
    `insert into outbox (city_id, id, name, facts, happened_at, next_at)
     values ($1, gen_random_uuid(), $2, $3, now(), now())`,
    [city, name, JSON.stringify(facts)],
  );
const originOf = async (streets: Streets) => {
  await current(streets);
  return (await streets.report())[0]?.from;
};

describe('a process that can’t keep up', () => {
  it('shows nothing rather than an old price: street_behind', async () => {
    let terms = town.server.work;
    const streets = makeStreets({ terms: () => terms, log, lookAlways: false });
    expect((await current(streets)).behindMs).toBeLessThan(1_000);
    terms = broken;
    await sleep(1_100);
    await expect(current(streets)).rejects.toMatchObject({ refusal: 'street_behind' });
    terms = town.server.work;
    expect((await current(streets)).behindMs).toBeLessThan(1_000);
  });

  it('refuses where it could not even begin, and begins when it can', async () => {
    let terms = broken;
    const streets = makeStreets({ terms: () => terms, log, lookAlways: false });
    await expect(current(streets)).rejects.toMatchObject({ refusal: 'street_behind' });
    terms = town.server.work;
    expect((await current(streets)).street.places.rows.length).toBe(3);
  });
});

describe('a street that is mostly waste', () => {
  it('is built anew from the tables, and is true all along', async () => {
    const streets = makeStreets({ terms: () => town.server.work, log, lookAlways: true });
    const { street } = await current(streets);
    const standing = { notes: 1, arrivals: 0, undone: 0 };
    for (let no = 0; no < 120_000; no += 1) {
      const lastNote = `${no} ${'好'.repeat(80)}`;
      street.setStanding(town.places.tea, { ...standing, lastNote });
    }
    const before = street.bytes();
    await vi.waitFor(async () => {
      expect((await current(streets)).street.bytes()).toBeLessThan(before / 1.5);
    });
    const next = (await current(streets)).street;
    expect(next.places.rows.length).toBe(3);
    await town.sql(`update place set name = '新茶楼' where id = $1`, [town.places.tea]);
    await tell('place.changed', { placeIds: [town.places.tea] });
    const { street: last } = await current(streets);
    expect(last.places.card(last.places.ids.find(town.places.tea) ?? -1).name).toBe(
      '新茶楼',
    );
    await streets.stop();
  });
});

describe('a street in a file', () => {
  it('is found again, and hears what happened meanwhile', async () => {
    const first = open();
    expect(await originOf(first)).toBe('the tables');
    await first.stop();
    await town.sql(`update place set name = '码头老面馆' where id = $1`, [
      town.places.noodles,
    ]);
    await tell('place.changed', { placeIds: [town.places.noodles] });
    const second = open();
    expect(await originOf(second)).toBe('a file');
    const { street } = await current(second);
    const no = street.places.ids.find(town.places.noodles) ?? -1;
    expect(street.places.card(no).name).toBe('码头老面馆');
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 1)],
    ['with one bit turned', (bytes: Buffer) => turnBit(bytes, bytes.length - 9)],
    ['with another head', (bytes: Buffer) => turnBit(bytes, 3)],
    ['empty', () => Buffer.alloc(0)],
    ['of nothing but noise', () => Buffer.alloc(5_000, 7)],
  ])('that is %s is not believed', async (_, spoil) => {
    await open().stop();
    const whole = open();
    await current(whole);
    await whole.stop();
    const path = join(folder, `${city}.street`);
    await writeFile(path, spoil(await readFile(path)));
    expect(await originOf(open())).toBe('the tables');
  });

  it('of another database is not believed', async () => {
    const whole = open();
    await current(whole);
    await whole.stop();
    await town.sql('update instance set id = gen_random_uuid()');
    expect(await originOf(open())).toBe('the tables');
  });

  it('that can’t be written costs nothing but time', async () => {
    const nowhere = makeStreetStore('/dev/null/streets');
    const streets = open(nowhere);
    expect(await originOf(streets)).toBe('the tables');
    await streets.stop();
  });
});

const turnBit = (bytes: Buffer, at: number): Buffer => {
  const turned = Buffer.from(bytes);
  turned[at] = (turned[at] ?? 0) ^ 1;
  return turned;
};
