import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addStore } from '#contract/merchant.ts';
import { listNotes, writeNote } from '#contract/note.ts';
import {
  confirmPlaceMerge,
  dismissPlaceMerge,
  listPlaceMerges,
  undoPlaceMerge,
} from '#contract/place-merge.ts';
import { readPlace } from '#contract/place.ts';
import { expectLaws } from '#server/test/laws.ts';
import { openCorners } from '#server/test/merges.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';

/** Xu imports a guide that lists a shop once more, and decides what is one. */
let town: Town;
let at: ReturnType<typeof openCorners>;
beforeAll(async () => {
  town = await openTown();
  at = openCorners(town);
}, 60_000);
beforeEach(() => at.next());
afterAll(async () => {
  await expectLaws(town);
  await town.close();
});
const xu = () => town.as('xu');

describe('proposing', () => {
  it('happens by itself after the second source, the older place to be kept', async () => {
    const { pair, kept, dropped } = await at.twoSources();
    expect(pair).toMatchObject({
      state: 'proposed',
      distanceMetres: 12,
      kept: { placeId: kept, source: 'osm' },
      dropped: { placeId: dropped, source: 'guide' },
      decidedBy: null,
    });
    expect(pair.score).toBeGreaterThan(0.9);
    expect(pair.reasons.map(({ reason }) => reason)).toContain('position_same_spot');
  });

  it('leaves branches and neighbours alone', async () => {
    await at.bring('osm', { name: `${at.nameOf()}（东店）` });
    await at.bring('guide', { name: `${at.nameOf()}（西店）`, metres: 40 });
    await at.settle();
    expect(await at.pairs()).toEqual([]);
  });

  it('shows the likeliest first, a page at a time', async () => {
    for (const metres of [9, 60, 14]) {
      at.next();
      await at.twoSources({}, { metres });
    }
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const asked = { city, limit: 2, ...(cursor && { cursor }) };
      const page = await xu()(listPlaceMerges, asked);
      seen.push(...page.items.map(({ score }) => score));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
  });

  it('never comes back to what was dismissed, whatever is imported', async () => {
    const { merge } = await at.twoSources();
    await xu()(dismissPlaceMerge, { city, merge });
    await at.bring('guide', { metres: 3, phone: '0580-2026123' });
    await at.bring('osm', { metres: 1, phone: '0580-2026123' });
    await at.settle();
    expect(await at.pairs()).toEqual([]);
    expect(await at.pairs('dismissed')).toHaveLength(1);
  });

  it('finds what a merchant put on the map by hand, and keeps theirs', async () => {
    await at.bring('osm');
    const merchant = town.merchants.zhou;
    const create = {
      name: at.nameOf(),
      category: 'restaurant' as const,
      lat: 30.25,
      lon: at.lonOf(),
      address: '灯塔路 1 号',
    };
    const store = await town.as('zhou')(addStore, { city, merchant, create });
    await at.settle();
    const [pair] = await at.pairs();
    expect(pair?.kept).toMatchObject({ placeId: store.id, merchantName: '周记' });
  });
});

describe('a merge', () => {
  it('closes one place, which says where it is now', async () => {
    const { merge, kept, dropped } = await at.twoSources();
    await xu()(confirmPlaceMerge, { city, merge });
    const answer = await town.caller(null)(readPlace, { city, place: dropped });
    expect(answer).toMatchObject({
      status: 410,
      refusal: 'place_merged',
      facts: { placeId: dropped, intoPlaceId: kept },
    });
    expect(await at.pairs('merged')).toMatchObject([{ decidedBy: 'xu' }]);
  });

  it('fills what the kept place did not know, and undo takes just that out', async () => {
    const { merge, kept, dropped } = await at.twoSources(
      { address: '灯塔路 1 号' },
      { metres: 9, address: '灯塔路1号', phone: '+865802026123' },
    );
    await xu()(confirmPlaceMerge, { city, merge });
    const full = { address: '灯塔路 1 号', phone: '+865802026123' };
    expect(await xu()(readPlace, { city, place: kept })).toMatchObject(full);
    await xu()(undoPlaceMerge, { city, merge });
    const before = { address: '灯塔路 1 号', phone: null };
    expect(await xu()(readPlace, { city, place: kept })).toMatchObject(before);
    expect(await xu()(readPlace, { city, place: dropped })).toMatchObject({
      state: 'open',
    });
  });

  it('takes notes along, and undo takes back those and no others', async () => {
    const { merge, kept, dropped } = await at.twoSources();
    const write = (placeId: string, text: string) => {
      town.clock.add(60_000);
      return town.as('mei')(writeNote, { city, placeId, text });
    };
    const textsAt = async (placeId: string) =>
      (await xu()(listNotes, { city, placeId })).items.map(({ text }) => text);
    await write(kept, '先来的');
    await write(dropped, '后来的');
    await xu()(confirmPlaceMerge, { city, merge });
    await at.settle();
    expect(await textsAt(kept)).toEqual(['后来的', '先来的']);
    await write(kept, '合并以后的');
    await xu()(undoPlaceMerge, { city, merge });
    await at.settle();
    expect(await textsAt(kept)).toEqual(['合并以后的', '先来的']);
    expect(await textsAt(dropped)).toEqual(['后来的']);
  });

  it('tells whoever keeps an index of both places', async () => {
    const { merge, kept, dropped } = await at.twoSources();
    await xu()(confirmPlaceMerge, { city, merge });
    const told = await town.sql<{ facts: object }>(
      `select facts from outbox where name = 'place.changed' order by id desc limit 1`,
    );
    expect(told).toEqual([{ facts: { placeIds: [kept, dropped] } }]);
  });
});
