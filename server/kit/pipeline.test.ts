import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeNote } from '#contract/note.ts';
import type { RefusalName } from '#contract/refusals.ts';
import { openTown, city } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { inQuestion, inWork, system } from './work.ts';
import type { Work } from './work.ts';

/** What leaves together fails together, whoever fails and when. */
let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

type Free = Work<RefusalName>;
const act = <T>(run: (work: Free) => Promise<T>): Promise<T> =>
  inWork<RefusalName, T>(town.server.work, { cityId: city, actor: system }, run);

/** A row by which it is seen whether a work left anything; `fails` breaks a check. */
const write = (work: Free, name: string, fails = false) =>
  work.db.insertInto('outbox').values({
    cityId: fails ? sql<string>`null` : city,
    id: work.id(),
    name,
    facts: '{}',
    happenedAt: work.now,
    handledAt: work.now,
    attempts: 0,
    nextAt: work.now,
  });
const left = async (name: string): Promise<number> => {
  const [row] = await town.sql<{ count: string }>(
    'select count(*)::text as count from outbox where name = $1',
    [name],
  );
  return Number(row?.count);
};

describe('a write that was let go', () => {
  it('fails the work when it fails, and nothing is left', async () => {
    const work = act(async (open) => {
      open.alongside(write(open, 'lost.a'));
      open.alongside(write(open, 'lost.a', true));
      open.emit({ name: 'lost.a', facts: {} });
      return 'done';
    });
    await expect(work).rejects.toMatchObject({ code: '23502' });
    expect(await left('lost.a')).toBe(0);
  });

  it('fails it as the only statement, and as the last one', async () => {
    const only = act(async (open) => open.alongside(write(open, 'lost.b', true)));
    await expect(only).rejects.toMatchObject({ code: '23502' });
    const last = act(async (open) => {
      await write(open, 'lost.b').execute();
      open.alongside(write(open, 'lost.b', true));
    });
    await expect(last).rejects.toMatchObject({ code: '23502' });
    expect(await left('lost.b')).toBe(0);
  });

  it('is named as the cause where a later statement only finds all lost', async () => {
    const work = act(async (open) => {
      open.alongside(write(open, 'lost.c', true));
      await write(open, 'lost.c').execute();
    });
    await expect(work).rejects.toMatchObject({ code: '23502' });
    expect(await left('lost.c')).toBe(0);
  });

  it('is undone by a refusal that comes after it', async () => {
    const work = act(async (open) => {
      open.alongside(write(open, 'lost.d'));
      return open.refuse('nothing_to_refund', {});
    });
    await expect(work).rejects.toMatchObject({ refusal: 'nothing_to_refund' });
    expect(await left('lost.d')).toBe(0);
  });
});

describe('a branch that goes on after another refused', () => {
  it('writes nothing, neither awaited nor let go', async () => {
    const late: unknown[] = [];
    const work = act(async (open) => {
      const slow = async () => {
        await sleep(50);
        open.alongside(write(open, 'late'));
        await write(open, 'late').execute();
      };
      const going = slow().catch((error: unknown) => late.push(error));
      void going;
      return open.refuse('nothing_to_refund', {});
    });
    await expect(work).rejects.toMatchObject({ refusal: 'nothing_to_refund' });
    await sleep(100);
    expect(late).toHaveLength(1);
    expect(await left('late')).toBe(0);
  });

  it('and what it had sent before is undone with the rest', async () => {
    const work = act(async (open) => {
      const one = write(open, 'early').execute();
      const other = Promise.resolve().then(() => open.refuse('nothing_to_refund', {}));
      await Promise.all([one, other]);
    });
    await expect(work).rejects.toMatchObject({ refusal: 'nothing_to_refund' });
    expect(await left('early')).toBe(0);
  });
});

describe('a connection', () => {
  it('that is killed in the middle fails the work, and the next gets another', async () => {
    const work = act(async (open) => {
      open.alongside(write(open, 'killed'));
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(
        open.db,
      );
      await town.sql('select pg_terminate_backend($1)', [rows[0]?.pid]);
      open.alongside(write(open, 'killed'));
      open.emit({ name: 'killed', facts: {} });
    });
    await expect(work).rejects.toThrow(/terminat|ended|connection error/);
    expect(await left('killed')).toBe(0);
    await act(async (open) => open.alongside(write(open, 'after')));
    expect(await left('after')).toBe(1);
  });

  it('whose begin fails takes all that was sent behind it along', async () => {
    const pids = await Promise.all(
      Array.from({ length: 20 }, () =>
        act(async (open) => {
          await sql`select pg_sleep(0.05)`.execute(open.db);
          const { rows } = await sql<{ pid: number }>`
            select pg_backend_pid() as pid`.execute(open.db);
          return rows[0]?.pid;
        }),
      ),
    );
    // They are idle in the pool and do not know yet.
    await Promise.all(
      [...new Set(pids)].map((pid) => town.sql('select pg_terminate_backend($1)', [pid])),
    );
    const works = await Promise.allSettled(
      pids.map(() => act(async (open) => open.alongside(write(open, 'headless')))),
    );
    const stood = works.filter(({ status }) => status === 'fulfilled').length;
    expect(await left('headless')).toBe(stood);
  });

  it('stays of use after a lock or a statement took too long', async () => {
    const work = act(async (open) => {
      await sql`set local statement_timeout = '50ms'`.execute(open.db);
      open.alongside(write(open, 'slow'));
      const slow = sql`select pg_sleep(1)`.execute(open.db);
      const behind = write(open, 'slow').execute();
      await Promise.all([slow, behind]);
    });
    await expect(work).rejects.toMatchObject({ code: '57014' });
    expect(await left('slow')).toBe(0);
    await act(async (open) => open.alongside(write(open, 'slow')));
    expect(await left('slow')).toBe(1);
  });
});

describe('a commit that fails', () => {
  const asked = () => ({ city, placeId: town.places.tea, text: '茶很香。' });
  const ask = () => town.caller('lin')(writeNote, asked(), { key: 'commit-that-fails' });

  it('keeps no answer under the request key; the retry is done, once', async () => {
    await town.sql(`create function no_commit() returns trigger language plpgsql
      as 'begin raise exception ''not now''; end'`);
    await town.sql(`create constraint trigger no_commit after insert on note
      deferrable initially deferred for each row execute function no_commit()`);
    await expect(ask()).rejects.toThrow('500');
    expect(await left('note.written')).toBe(0);
    await town.sql('drop trigger no_commit on note');
    const done = await ask();
    expect(done).toMatchObject({ ok: true });
    expect(await ask()).toEqual(done);
    expect(await left('note.written')).toBe(1);
  });
});

describe('a question', () => {
  const ask = <T>(run: (work: Work) => Promise<T>): Promise<T> =>
    inQuestion(town.server.work, { cityId: city, actor: system }, run);

  it('takes a connection with its first statement, one, and gives it back', async () => {
    const { pool } = town.server.work.db;
    const busy = () => pool.totalCount - pool.idleCount;
    const before = busy();
    await ask(async (work) => {
      expect(busy()).toBe(before);
      const one = () => sql`select 1`.execute(work.db);
      await Promise.all([one(), one(), one()]);
      expect(busy()).toBe(before + 1);
    });
    await sleep(50);
    expect(busy()).toBe(before);
  });

  it('asks nothing more once it has ended', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await ask(async (work) => {
      late = sleep(20).then(() => sql`select 1`.execute(work.db));
    });
    await expect(late).rejects.toThrow('is over');
  });
});
