import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askLaws } from './laws.ts';
import { tellBreach } from './laws/law.ts';
import { openScratch } from './scratch.ts';
import { seedCity } from './seed.ts';
import type { Scratch } from './scratch.ts';

let scratch: Scratch;
let db: pg.Client;
const now = new Date('2026-11-24T04:00:00.000Z');

beforeAll(async () => {
  scratch = await openScratch('seed test');
  await seedCity({
    databaseUrl: scratch.url,
    city: 'harbour',
    seed: 3,
    size: 'small',
    now,
  });
  db = new pg.Client({ connectionString: scratch.url });
  await db.connect();
}, 90_000);
afterAll(async () => {
  await db?.end();
  await scratch?.drop();
});

const ask = async (text: string) => (await db.query(text)).rows;

test('the demo breaks no law', async () => {
  expect((await askLaws(db)).map(tellBreach)).toEqual([]);
});

test('the cast stands where its sign-ins say', async () => {
  const rows = await ask(`select person_name, role, merchant_name, place_name
    from role_named where person_phone like '+8613800000%' order by person_phone`);
  expect(rows).toEqual([
    expect.objectContaining({ role: 'staff', place_name: '阿珍肠粉 · 码头店' }),
    expect.objectContaining({ role: 'owner', merchant_name: '阿珍肠粉' }),
    expect.objectContaining({ person_name: '许航', role: 'operator' }),
  ]);
});

test('no session is left that anybody could find', async () => {
  expect(await ask('select 1 from session')).toEqual([]);
});

test('Lin has three codes to show', async () => {
  const rows = await ask(`select voucher.title from voucher
    join person on person.id = voucher.person_id
    where person.name = '林晓' and state = 'issued' order by voucher.title`);
  expect(rows.map(({ title }) => title)).toEqual(
    ['25 抵 30 元代金券', '双人早餐', '鲜肉蛋肠粉十次卡'].sort(),
  );
});

test('the first merchant has a week behind it, today included', async () => {
  const [week] = await ask(`select count(*)::integer as count,
      count(distinct redeemed_at::date)::integer as days, max(redeemed_at) as last
    from redemption join merchant on merchant.id = redemption.merchant_id
    where merchant.name = '阿珍肠粉'`);
  expect(week.count).toBeGreaterThan(25);
  expect(week.days).toBeGreaterThan(5);
  expect(now.getTime() - week.last.getTime()).toBeLessThan(24 * 3_600_000);
});

test('somebody waits for the operator', async () => {
  const waiting = await ask(`select name from merchant where state = 'in_review'
    union all select title from offer where state = 'in_review'`);
  expect(waiting.length).toBeGreaterThanOrEqual(2);
});

test('the newest note has the newest id, so that feeds begin with it', async () => {
  const [byId] = await ask('select written_at from note order by id desc limit 1');
  const [byTime] = await ask('select max(written_at) as written_at from note');
  expect(byId).toEqual(byTime);
});
