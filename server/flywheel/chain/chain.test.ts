import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeable } from '#city/laws/broken.ts';
import { checkChain, readChain } from '#contract/audit.ts';
import type { ChainFinding } from '#contract/audit.ts';
import { inWork, system } from '#kit/work.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { buy, liveOffer } from '#server/test/wheel.ts';
import { appendLinks } from './append.ts';
import { beginOf, verifyEnd, verifyStretch } from './verify.ts';
import type { Reader } from './verify.ts';

let town: Town;
let client: pg.Client;
beforeAll(async () => {
  town = await openTown();
  client = new pg.Client({ connectionString: town.url });
  await client.connect();
  await buy(town, 'lin', await liveOffer(town), 2);
  await town.server.tick();
}, 60_000);
afterAll(async () => {
  await client.end();
  await town.close();
});

/** What an auditor's reading of the whole chain finds, two links at a time. */
const verify = async (): Promise<ChainFinding | null | 'more'> => {
  const read: Reader = async (text, values) => (await client.query(text, values)).rows;
  let reached = beginOf(city);
  for (;;) {
    const asked = { cityId: city, from: reached, limit: 2 };
    const { reached: next, finding, isEnd } = await verifyStretch(read, asked);
    if (finding) return finding;
    reached = next;
    if (isEnd) return verifyEnd(read, { cityId: city, reached });
  }
};

/** What is found after these statements of somebody who may do anything. */
const spoilt = async (...statements: string[]) => {
  await client.query('begin');
  try {
    await client.query(changeable);
    for (const text of statements) await client.query(text);
    return await verify();
  } finally {
    await client.query('rollback');
  }
};

const append = () => inWork(town.server.work, { cityId: city, actor: system }, appendLinks);
const links = async () =>
  (await town.sql<{ seq: number; rowId: string }>(
    'select seq::int, row_id as "rowId" from chain_link order by seq',
  )) ?? [];
const insertDeed = (id: string) => `
  insert into audit (city_id, id, deed, actor_kind, actor_name, subject_kind, subject_id,
    facts, done_at) values ('${city}', '${id}', 'case_closed', 'system', '', 'case', 'x',
    '{}', '2026-11-24T04:00:00Z')`;
const idOf = (number: number) =>
  `019f0000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const onePosting = `(select entry_id from posting order by entry_id limit 1)`;

describe('what was written', () => {
  it('is in order when nothing was touched', async () => {
    expect((await links()).length).toBeGreaterThan(5);
    expect(await spoilt()).toBe(null);
  });

  it.each(['audit', 'entry', 'posting', 'chain_link'])(
    'can be neither changed nor removed: %s',
    async (table) => {
      const no = /append-only/;
      await expect(town.sql(`update ${table} set city_id = city_id`)).rejects.toThrow(no);
      await expect(town.sql(`delete from ${table}`)).rejects.toThrow(no);
      await expect(town.sql(`truncate ${table} cascade`)).rejects.toThrow(no);
    },
  );
});

describe('somebody who may do anything to the database', () => {
  const entry = `(select id from entry order by id limit 1)`;

  it.each([
    ['one fen more', `update posting set amount_fen = amount_fen + 1`, 'row_changed'],
    ['an account', `update posting set to_account = 'held:x'`, 'row_changed'],
    ['a line more', lineMore(), 'row_changed'],
    ['a line less', `delete from posting where entry_id = ${onePosting}`, 'row_changed'],
    ['a microsecond', aMoment(), 'row_changed'],
    ['one letter', `update audit set actor_name = actor_name || '.'`, 'row_changed'],
    ['a fact', `update audit set facts = facts || '{"x":1}'`, 'row_changed'],
    ['a deed', `delete from audit where id = (select max(id::text)::uuid from audit)`],
    ['a link', `delete from chain_link where seq = 3`, 'link_missing'],
    ['the last link', `delete from chain_link where seq = ${lastSeq()}`, 'link_missing'],
    [
      'a link hash',
      `update chain_link set hash = sha256('x') where seq = 4`,
      'link_changed',
    ],
    ['the head', `update chain_head set hash = sha256('x')`, 'link_changed'],
  ])('is found out: %s', async (_what, statement, trouble = 'row_removed') => {
    expect(await spoilt(statement)).toMatchObject({ trouble });
  });

  it('is found out when an entry goes with all its postings', async () => {
    const [first] = await town.sql<{ id: string }>(`select ${entry} as id`);
    const found = await spoilt(
      `delete from posting where entry_id = ${entry}`,
      `delete from entry where id = ${entry}`,
    );
    expect(found).toMatchObject({
      trouble: 'row_removed',
      kind: 'entry',
      rowId: first?.id,
    });
  });

  it('is found out when two rows change places', async () => {
    const swap = `update chain_link set (row_id, kind, row_sha256) = (select row_id, kind,
      row_sha256 from chain_link as other where other.seq = 7 - chain_link.seq)
      where seq in (3, 4)`;
    const off = 'alter table chain_link drop constraint chain_link_city_id_kind_row_id_key';
    expect(await spoilt(off, swap)).toMatchObject({ trouble: 'link_changed', seq: 3 });
  });

  it('is found out when a row is slipped in among the old ones', async () => {
    const rowId = idOf(1);
    const early = `update audit set xid = '5' where id = '${rowId}'`;
    expect(await spoilt(insertDeed(rowId), early)).toMatchObject({
      trouble: 'row_inserted',
      rowId,
    });
  });

  it('is not accused of a row that only waits for its link', async () => {
    expect(await spoilt(insertDeed(idOf(2)))).toBe(null);
  });
});

function lineMore() {
  return `insert into posting select city_id, entry_id, 99, 'a', 'b', 1 from posting
    where entry_id = ${onePosting} limit 1`;
}
function aMoment() {
  return `update entry set posted_at = posted_at + interval '1 microsecond'`;
}
function lastSeq() {
  return `(select max(seq) from chain_link)`;
}

describe('the sweep', () => {
  it('links what commits late, though it began before what is linked', async () => {
    const late = new pg.Client({ connectionString: town.url });
    await late.connect();
    await late.query('begin');
    await late.query(insertDeed(idOf(11)));
    await town.sql(insertDeed(idOf(12)));
    expect(await append()).toBe(1);
    await late.query('commit');
    await late.end();
    expect(await append()).toBe(1);
    const rows = (await links()).slice(-2).map(({ rowId }) => rowId);
    expect(rows).toEqual([idOf(12), idOf(11)]);
    // A cursor that only counts on would have passed it by.
    const [xid] = await town.sql<{ isEarlier: boolean }>(
      `select (select xid from audit where id = $1) < (select xid from audit where id = $2)
        as "isEarlier"`,
      [idOf(11), idOf(12)],
    );
    expect(xid?.isEarlier).toBe(true);
    expect(await verify()).toBe(null);
  });

  it('links each row once, however many do it at once, and one that dies', async () => {
    for (let number = 20; number < 40; number += 1)
      await town.sql(insertDeed(idOf(number)));
    const dies = inWork(town.server.work, { cityId: city, actor: system }, async (work) => {
      await appendLinks(work);
      throw new Error('killed before the commit');
    });
    const [, ...counts] = await Promise.allSettled([dies, append(), append(), append()]);
    const done = counts.map((each) => (each.status === 'fulfilled' ? each.value : -1));
    expect(done.toSorted((one, other) => one - other)).toEqual([0, 0, 20]);
    expect(await verify()).toBe(null);
  });

  it('goes on within a transaction that wrote more than a batch', async () => {
    const many = insertDeed(idOf(0)).replace(
      /values \('(\w+)', '[^']+'(.*)\)$/s,
      `select '$1', ('019f0001-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid$2
        from generate_series(1, 2500) as n`,
    );
    await town.sql(many);
    expect([await append(), await append(), await append()]).toEqual([1_000, 1_000, 500]);
    expect(await append()).toBe(0);
    expect(await verify()).toBe(null);
  });

  it('catches up after two days in which nobody swept', async () => {
    town.clock.add(48 * 3_600_000);
    await town.sql(insertDeed(idOf(50)));
    await town.server.tick();
    expect((await links()).at(-1)?.rowId).toBeDefined();
    expect(await append()).toBe(0);
    expect(await verify()).toBe(null);
  });

  it('counts anew in a database that was set back', async () => {
    await client.query(`update chain_head set from_xid = '999999999'`);
    await town.sql(insertDeed(idOf(60)));
    expect(await append()).toBe(1);
    expect(await verify()).toBe(null);
  });
});

describe('the reading that the house makes itself', () => {
  it('is told to whoever operates', async () => {
    await town.as('xu')(checkChain, { city });
    await town.server.tick();
    const chain = await town.as('xu')(readChain, { city });
    const { lastCheck, links: count } = chain;
    expect(lastCheck).toMatchObject({ finding: null, links: count });
    expect(lastCheck?.finishedAt).not.toBe(null);
  });

  it('names what it found', async () => {
    await town.sql('alter table audit disable trigger user');
    await town.sql(`update audit set actor_name = 'Nobody' where id = $1`, [idOf(12)]);
    await town.as('xu')(checkChain, { city });
    await town.server.tick();
    const { lastCheck } = await town.as('xu')(readChain, { city });
    expect(lastCheck?.finding).toMatchObject({ trouble: 'row_changed', rowId: idOf(12) });
    await town.sql(`update audit set actor_name = '' where id = $1`, [idOf(12)]);
    await town.sql('alter table audit enable trigger user');
  });
});

describe('npm run verify-ledger', () => {
  const run = (...words: string[]) =>
    promisify(execFile)(process.execPath, ['tools/verify-ledger.ts', ...words], {
      env: { ...process.env, DATABASE_URL: town.url },
    }).then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => error,
    );

  it('says OK with the head, and that a head that was kept is still there', async () => {
    await append();
    const all = await run();
    expect(all).toMatchObject({ code: 0 });
    const head = /head (\d+:[0-9a-f]{64})/.exec(all.stdout)?.[1] ?? '';
    expect(await run('--city', city, '--head', head)).toMatchObject({ code: 0 });
    const other = head.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await run('--city', city, '--head', other)).toMatchObject({ code: 1 });
    expect(await run('--city', 'nowhere')).toMatchObject({ code: 1 });
    expect(await run('--head', 'x')).toMatchObject({ code: 2 });
  }, 30_000);

  it('finds a chain that was made anew by the head that was kept', async () => {
    const { stdout } = await run();
    const head = /head (\d+:[0-9a-f]{64})/.exec(stdout)?.[1] ?? '';
    await client.query(changeable);
    await client.query('delete from chain_link; delete from chain_head');
    await client.query(`update posting set amount_fen = amount_fen + 1`);
    while ((await append()) > 0);
    expect(await run('--city', city)).toMatchObject({ code: 0 });
    expect(await run('--city', city, '--head', head)).toMatchObject({ code: 1 });
  }, 30_000);
});
