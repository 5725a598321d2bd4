import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listNearby, readExposure } from '#contract/exposure.ts';
import type { NearbyItem } from '#contract/exposure.ts';
import type { InputOf } from '#contract/kit/endpoint.ts';
import { endOffer, pauseOffer, resumeOffer } from '#contract/offer.ts';
import { writeNote } from '#contract/note.ts';
import { redeemVoucher } from '#contract/redemption.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Name, Town } from '#server/test/town.ts';
import { buy, liveOffer, order } from '#server/test/wheel.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const here = { city, lat: 30.25, lon: 122.2 };
type Asked = Partial<InputOf<typeof listNearby>>;
const nearby = (who: Name | null = null, asked: Asked = {}) =>
  town.as(who)(listNearby, { ...here, ...asked });
const names = (list: { items: NearbyItem[] }) => list.items.map(({ name }) => name);
const itemAt = async (place: keyof Town['places'], who: Name | null = null) =>
  (await nearby(who)).items.find(({ placeId }) => placeId === town.places[place]);
const bill = (audience: 'everyone' | 'member', percentBp: number) => ({
  terms: {
    kind: 'bill' as const,
    audience,
    appliesTo: ['bill' as const],
    discount: {
      base: 'remaining' as const,
      off: { percentBp },
      minimumFen: 0,
      capFen: null,
    },
  },
});

describe('nearby', () => {
  it('narrows by radius, box, category and walk', async () => {
    expect(names(await nearby(null, { sort: 'distance' }))).toEqual([
      '码头面馆',
      '海风茶楼',
      '唐家书店',
    ]);
    expect(names(await nearby(null, { radiusMetres: 500 }))).toHaveLength(2);
    expect(names(await nearby(null, { walkMinutes: 3 }))).toHaveLength(2);
    const box = '122.205,30.2,122.3,30.3';
    expect(names(await nearby(null, { box }))).toEqual(['唐家书店']);
    expect(names(await nearby(null, { category: 'cafe' }))).toEqual([]);
  });

  it.each(['1,2,3', '122,31,123,30', '200,30,201,31'])(
    'refuses the box %s',
    async (box) => {
      const answer = await town.caller(null)(listNearby, { ...here, box });
      expect(answer).toMatchObject({ status: 400 });
    },
  );

  it('refuses a box on its head by name', async () => {
    const answer = await town.caller(null)(listNearby, { ...here, box: '122,31,123,30' });
    expect(answer).toMatchObject({ refusal: 'box_not_a_box' });
  });

  it('refuses a limit of four hundred digits, which is read as Infinity', async () => {
    const url = `${town.server.address}/api/cities/${city}/nearby?lat=30&lon=122&limit=`;
    expect((await fetch(`${url}${'9'.repeat(400)}`)).status).toBe(400);
  });

  it('turns pages without losing or repeating a place', async () => {
    const first = await nearby(null, { limit: 2, sort: 'distance' });
    const cursor = first.nextCursor ?? '';
    const second = await nearby(null, { limit: 2, sort: 'distance', cursor });
    expect([...names(first), ...names(second)]).toHaveLength(3);
    expect(new Set([...names(first), ...names(second)]).size).toBe(3);
    expect(second.nextCursor).toBeNull();
  });
});

describe('a price in the list', () => {
  it('is this viewer’s own, with what a member would pay', async () => {
    const offerId = await liveOffer(town, bill('member', 1_000));
    expect((await itemAt('noodles'))?.best).toMatchObject({
      totalFen: 10_000,
      memberTotalFen: 9_000,
    });
    expect((await itemAt('noodles', 'mei'))?.best).toMatchObject({ totalFen: 9_000 });
    expect(names(await nearby(null, { forMembers: 'true' }))).toEqual(['码头面馆']);
    await town.as('zhou')(endOffer, { city, offer: offerId });
    expect((await itemAt('noodles'))?.best).toBeNull();
  });

  it('grows with the party and stays below the limit that is asked', async () => {
    const offerId = await liveOffer(town, bill('everyone', 2_000));
    const [four] = (await nearby(null, { party: 4, withOffer: 'true' })).items;
    expect(four?.best).toMatchObject({ originalFen: 20_000, totalFen: 16_000 });
    expect(names(await nearby(null, { maxFen: 7_999 }))).toEqual([]);
    expect(names(await nearby(null, { maxFen: 8_000 }))).toEqual(['码头面馆']);
    await town.as('zhou')(endOffer, { city, offer: offerId });
  });

  it('goes with a pause and comes with a resumption', async () => {
    const offerId = await liveOffer(town);
    expect((await itemAt('noodles'))?.best).toMatchObject({ totalFen: 5_800 });
    await town.as('zhou')(pauseOffer, { city, offer: offerId });
    expect((await itemAt('noodles'))?.best).toBeNull();
    await town.as('zhou')(resumeOffer, { city, offer: offerId });
    expect((await itemAt('noodles'))?.best).toMatchObject({ totalFen: 5_800 });
    await town.as('zhou')(endOffer, { city, offer: offerId });
  });

  it('goes when the last one is sold, and comes back with a lapsed order', async () => {
    const offerId = await liveOffer(town, { stock: 1 });
    expect((await itemAt('noodles'))?.best).toMatchObject({ offerId });
    await order(town, 'lin', { kind: 'package', offerId, count: 1 });
    expect((await itemAt('noodles'))?.best).toBeNull();
    town.clock.add(16 * 60_000);
    await town.server.tick();
    expect((await itemAt('noodles'))?.best).toMatchObject({ offerId });
    await town.as('zhou')(endOffer, { city, offer: offerId });
  });

  it('goes for whoever has had their share, and for nobody else', async () => {
    const offerId = await liveOffer(town, { perPersonLimit: 1 });
    await buy(town, 'lin', offerId);
    expect((await itemAt('noodles', 'lin'))?.best).toBeNull();
    expect((await itemAt('noodles', 'mei'))?.best).toMatchObject({ offerId });
    await town.as('zhou')(endOffer, { city, offer: offerId });
  });

  it('ends by itself when the sale does', async () => {
    const sellUntil = new Date(town.clock.now().getTime() + 60_000).toISOString();
    await liveOffer(town, { sellUntil });
    expect((await itemAt('noodles'))?.best).toMatchObject({ totalFen: 5_800 });
    town.clock.add(60_000);
    expect((await itemAt('noodles'))?.best).toBeNull();
  });
});

describe('what people did', () => {
  it('moves a place up: an arrival and a note', async () => {
    const before = await nearby(null);
    const offerId = await liveOffer(town);
    const [voucher] = await buy(town, 'lin', offerId);
    const place = town.places.noodles;
    const code = voucher?.code ?? '';
    await town.as('chen')(redeemVoucher, { city, place, code, channel: 'typed' });
    await town.as('lin')(writeNote, { city, placeId: place, text: '鱼丸面很鲜' });
    await town.as('zhou')(endOffer, { city, offer: offerId });
    const qualityIn = async ({ exposureId }: typeof before) =>
      (await town.as(null)(readExposure, { city, exposure: exposureId ?? '' })).items.find(
        ({ placeId }) => placeId === place,
      )?.quality;
    expect(await qualityIn(before)).toBe(0.4);
    const after = await nearby(null);
    expect(await qualityIn(after)).toBeCloseTo((20 * 0.4 + 2) / 22, 12);
    expect((await itemAt('noodles'))?.lastNote).toBe('鱼丸面很鲜');
  });
});

describe('an exposure', () => {
  it('is worked out again from what was logged with it', async () => {
    const { exposureId, items } = await nearby(null);
    const asked = { city, exposure: exposureId ?? '' };
    const explained = await town.as(null)(readExposure, asked);
    expect(explained).toMatchObject({
      matches: true,
      sort: 'best',
      ranking: { version: 1 },
    });
    expect(explained.items.map(({ placeId }) => placeId)).toEqual(
      items.map(({ placeId }) => placeId),
    );
    expect(explained.near).toEqual({ lat: 30.25, lon: 122.2 });
  });

  it('that was tampered with does not match', async () => {
    const { exposureId } = await nearby(null);
    const asked = { city, exposure: exposureId ?? '' };
    await town.as(null)(readExposure, asked);
    await town.sql(
      `update exposure set items = jsonb_set(items, '{0,quality}', '0.9') where id = $1`,
      [asked.exposure],
    );
    expect(await town.as(null)(readExposure, asked)).toMatchObject({ matches: false });
  });

  it('belongs to whoever was shown it, and to the operator', async () => {
    const { exposureId } = await nearby('lin');
    const asked = { city, exposure: exposureId ?? '' };
    expect((await town.as('lin')(readExposure, asked)).matches).toBe(true);
    expect((await town.as('xu')(readExposure, asked)).matches).toBe(true);
    for (const who of ['mei', null] as const) {
      expect(await town.caller(who)(readExposure, asked)).toMatchObject({
        refusal: 'exposure_not_found',
      });
    }
  });

  it('of a non-personal list names nobody', async () => {
    const { exposureId } = await nearby('lin', { personal: 'false' });
    const rows = await town.sql('select 1 from exposure where id = $1', [exposureId]);
    expect(rows).toEqual([]);
    const asked = { city, exposure: exposureId ?? '' };
    expect((await town.as(null)(readExposure, asked)).matches).toBe(true);
    expect(
      await town.sql('select person_id from exposure where id = $1', [exposureId]),
    ).toEqual([{ person_id: null }]);
  });

  it.each(['best', 'distance'] as const)(
    'by %s says the same of two spots a few metres apart',
    async (sort) => {
      const logged = async (lat: number, lon: number) => {
        const list = await nearby('lin', { lat, lon, sort });
        const asked = { city, exposure: list.exposureId ?? '' };
        const { items, matches } = await town.as('lin')(readExposure, asked);
        expect(matches).toBe(true);
        return items;
      };
      expect(await logged(30.250_212, 122.200_161)).toEqual(
        await logged(30.250_101, 122.200_312),
      );
    },
  );

  it('is explained on every page and in a box', async () => {
    for (const more of [{ cursor: '1' }, { box: '122,30,123,31' }, { radiusMetres: 500 }]) {
      for (const sort of ['best', 'distance'] as const) {
        const { exposureId } = await nearby(null, { ...more, sort, limit: 2 });
        const asked = { city, exposure: exposureId ?? '' };
        expect((await town.as(null)(readExposure, asked)).matches).toBe(true);
      }
    }
  });
});
