import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listNearby } from '#contract/exposure.ts';
import { confirmPlaceMerge, undoPlaceMerge } from '#contract/place-merge.ts';
import { writeNote } from '#contract/note.ts';
import { openCorners } from '#server/test/merges.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';
import { liveOffer } from '#server/test/wheel.ts';

/** What a list shows after something was moved, by those who moved it. */
let town: Town;
let at: ReturnType<typeof openCorners>;
beforeAll(async () => {
  town = await openTown();
  at = openCorners(town);
}, 60_000);
beforeEach(() => at.next());
afterAll(() => town.close());

const itemOf = async (placeId: string) => {
  const here = { city, lat: 30.25, lon: at.lonOf(), radiusMetres: 200 };
  const { items } = await town.as(null)(listNearby, here);
  return items.find((item) => item.placeId === placeId);
};
const confirm = async (merge: string) => {
  await town.as('xu')(confirmPlaceMerge, { city, merge });
  await at.settle();
};
const undo = async (merge: string) => {
  await town.as('xu')(undoPlaceMerge, { city, merge });
  await at.settle();
};

describe('a list after a merge', () => {
  it('shows the offers that came along, and not those that went back', async () => {
    const { merge, kept, dropped } = await at.twoSources();
    await town.sql('update place set merchant_id = $1 where id = $2', [
      town.merchants.zhou,
      dropped,
    ]);
    await liveOffer(town, { placeIds: [dropped] });
    expect((await itemOf(dropped))?.best?.totalFen).toBe(5_800);
    await confirm(merge);
    expect((await itemOf(kept))?.best?.totalFen).toBe(5_800);
    await undo(merge);
    expect((await itemOf(kept))?.best).toBeNull();
    expect((await itemOf(dropped))?.best?.totalFen).toBe(5_800);
  });

  it('counts notes where they are', async () => {
    const { merge, kept, dropped } = await at.twoSources();
    await town.as('lin')(writeNote, { city, placeId: dropped, text: '好吃' });
    await confirm(merge);
    expect(await itemOf(kept)).toMatchObject({ notes: 1, lastNote: '好吃' });
    await undo(merge);
    expect(await itemOf(kept)).toMatchObject({ notes: 0, lastNote: null });
    expect(await itemOf(dropped)).toMatchObject({ notes: 1, lastNote: '好吃' });
  });
});
