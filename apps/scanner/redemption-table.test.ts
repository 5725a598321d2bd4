import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectLaws } from '#server/test/laws.ts';
import { runRow } from '#server/test/table/course.ts';
import type { Stage } from '#server/test/table/course.ts';
import { rows } from '#server/test/table/rows.ts';
import { openShelf } from '#server/test/table/shelf.ts';
import { deviceWay, serverWay } from '#server/test/table/ways.ts';
import { openTown } from '#server/test/town.ts';

/**
 * Every row twice, on vouchers of its own: once the real server is asked, once the engine
 * that ships, which has nothing but the list of that very server. Where the two differ the
 * row says why, and what becomes of it when the network is back.
 */
let stage: Stage;
beforeAll(async () => {
  const town = await openTown();
  stage = { town, shelf: await openShelf(town) };
}, 120_000);
// Each at a counter where nobody has tried codes before.
beforeEach(() => stage.town.sql('delete from counter_tries'));
afterAll(async () => {
  await expectLaws(stage.town);
  await stage.town.close();
});

describe('with network, the server answers', () => {
  it.each(rows)('$name', async (row) => {
    expect(await runRow(stage, row, serverWay(stage.town, row))).toBe(row.online);
  });
});

describe('without network, the device answers', () => {
  it.each(rows)('$name', async (row) => {
    const way = await deviceWay(stage.town, row);
    expect(await runRow(stage, row, way)).toBe(row.offline ?? row.online);
    expect(await way.told()).toBe(row.told);
  });
});

describe('the table itself', () => {
  it('has sixty rows and more, each its own', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
  });

  it('says why wherever the two answers differ, and only there', () => {
    for (const { name, online, offline, because } of rows) {
      expect([name, because !== undefined]).toEqual([
        name,
        offline !== undefined && offline !== online,
      ]);
    }
  });

  it('says what becomes of every use that a device accepts', () => {
    for (const { name, online, offline, told } of rows) {
      const isAccepted = (offline ?? online) === 'redeemed';
      expect([name, told !== undefined]).toEqual([name, isAccepted]);
    }
  });
});
