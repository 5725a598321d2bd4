import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#contract/kit/endpoint.ts';
import { writeNote } from '#contract/note.ts';
import { endOffer } from '#contract/offer.ts';
import { searchCity, suggestWords } from '#contract/search.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer } from '#server/test/wheel.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
}, 60_000);
afterAll(() => town.close());

const here = { city, lat: 30.25, lon: 122.2 };
const search = (words: string, asked: Partial<InputOf<typeof searchCity>> = {}) =>
  town.as(null)(searchCity, { ...here, words, ...asked });
const suggest = async (words: string) =>
  (await town.as(null)(suggestWords, { ...here, words })).items;

describe('a search', () => {
  it.each([
    ['码头面馆', '码头面馆'],
    ['面馆', '码头面馆'],
    ['matoumianguan', '码头面馆'],
    ['mtmg', '码头面馆'],
    ['碼頭麵館', '码头面馆'],
    ['码头mian', '码头面馆'],
    ['ｍａｔｏｕ', '码头面馆'],
    ['matuomianguan', '码头面馆'],
    ['码头米馆', '码头面馆'],
    ['海风', '海风茶楼'],
    ['haifeng', '海风茶楼'],
  ])('for %s finds %s first', async (words, name) => {
    expect((await search(words)).items[0]?.name).toBe(name);
  });

  it('shows what was meant in which text', async () => {
    const [item] = (await search('面馆')).items;
    expect(item?.matched).toEqual({
      field: 'name',
      text: '码头面馆',
      highlights: [{ from: 2, until: 4 }],
    });
  });

  it('finds dishes, kinds, streets and notes', async () => {
    const offerId = await liveOffer(town);
    await town.as('lin')(writeNote, {
      city,
      placeId: town.places.tea,
      text: '窗边看船很惬意',
    });
    const meant = async (words: string) => (await search(words)).items[0]?.matched;
    expect(await meant('双人面套餐')).toMatchObject({ field: 'dish' });
    expect(await meant('餐厅')).toMatchObject({ field: 'category' });
    expect(await meant('码头路')).toMatchObject({ field: 'district', text: '码头路' });
    expect(await meant('窗边')).toMatchObject({ field: 'note' });
    await town.as('zhou')(endOffer, { city, offer: offerId });
    expect((await search('双人面套餐')).items).toEqual([]);
  });

  it('is narrowed as nearby is', async () => {
    expect((await search('唐家书店', { walkMinutes: 3 })).items).toEqual([]);
    expect((await search('唐家书店', { walkMinutes: 30 })).items).toHaveLength(1);
    expect((await search('面馆', { withOffer: 'true' })).items).toEqual([]);
  });

  it('that finds nothing shows the nearest that is of use', async () => {
    const nothing = await search('航天飞机发射场');
    expect(nothing.items).toEqual([]);
    expect(nothing.instead.map(({ name }) => name)).toContain('码头面馆');
  });

  it('turns pages', async () => {
    const first = await search('餐厅', { limit: 2 });
    expect(first.items).toHaveLength(2);
    const second = await search('餐厅', { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.items).toHaveLength(1);
    expect(second.nextCursor).toBeNull();
  });
});

describe('type-ahead', () => {
  it('begins with the second character', async () => {
    expect(await suggest('m')).toEqual([]);
    expect((await suggest('ma'))[0]).toMatchObject({
      kind: 'name',
      text: '码头面馆',
      placeId: town.places.noodles,
      distanceMetres: 0,
    });
  });

  it('knows kinds of places and how many there are', async () => {
    expect((await suggest('餐厅')).find(({ kind }) => kind === 'category')).toMatchObject({
      text: '餐厅',
      category: 'restaurant',
      places: 3,
    });
  });
});
