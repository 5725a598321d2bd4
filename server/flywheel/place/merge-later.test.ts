import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  confirmPlaceMerge,
  dismissPlaceMerge,
  undoPlaceMerge,
} from '#contract/place-merge.ts';
import { readPlace } from '#contract/place.ts';
import { expectLaws } from '#server/test/laws.ts';
import { openCorners } from '#server/test/merges.ts';
import { city, openTown } from '#server/test/town.ts';
import type { Town } from '#server/test/town.ts';

/** What comes after a merge: more snapshots, late decisions, undoing in order. */
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

describe('later snapshots of the dropped source', () => {
  it('tell the kept place what is new, and make no second one', async () => {
    const { merge, kept, dropped } = await at.twoSources();
    await xu()(confirmPlaceMerge, { city, merge });
    const { summary } = await at.bring('guide', { metres: 12, phone: '+865802026123' });
    expect(summary).toMatchObject({ created: 0, reopened: 0, updated: 1 });
    expect(await xu()(readPlace, { city, place: kept })).toMatchObject({
      phone: '+865802026123',
      state: 'open',
    });
    const again = await at.bring('guide', { metres: 12, phone: '+865802026123' });
    expect(again.summary).toMatchObject({ updated: 0, unchanged: 1 });
    const [row] = await town.sql('select state from place where id = $1', [dropped]);
    expect(row).toEqual({ state: 'closed' });
  });

  it('do not lose it to a gap in the other source', async () => {
    const { merge, kept } = await at.twoSources({}, { metres: 9, phone: '+865802026123' });
    await xu()(confirmPlaceMerge, { city, merge });
    expect((await at.bring('osm')).summary).toMatchObject({ unchanged: 1 });
    expect(await xu()(readPlace, { city, place: kept })).toMatchObject({
      phone: '+865802026123',
    });
  });

  it('leave what another source says as it is', async () => {
    const first = { phone: '+865802026111' };
    const { merge, kept } = await at.twoSources(first, { metres: 9 });
    await xu()(confirmPlaceMerge, { city, merge });
    await at.bring('guide', { metres: 9, phone: '+865802026999' });
    expect(await xu()(readPlace, { city, place: kept })).toMatchObject(first);
  });
});

describe('refused', () => {
  const confirm = (merge: string) => town.caller('xu')(confirmPlaceMerge, { city, merge });
  const undo = (merge: string) => town.caller('xu')(undoPlaceMerge, { city, merge });
  const nobody = '01a20bb5-e600-7d7f-885e-84afd8feedf5';

  it('a pair that is not there', async () => {
    for (const answer of [await confirm(nobody), await undo(nobody)]) {
      expect(answer).toMatchObject({ status: 404, refusal: 'merge_not_found' });
    }
  });

  it('a pair that was decided, with what it is', async () => {
    const { merge } = await at.twoSources();
    await xu()(dismissPlaceMerge, { city, merge });
    const late = { refusal: 'merge_not_in_state', facts: { state: 'dismissed' } };
    expect(await confirm(merge)).toMatchObject(late);
    await xu()(undoPlaceMerge, { city, merge });
    expect(await undo(merge)).toMatchObject({ facts: { state: 'proposed' } });
  });

  it('a pair of which one has closed', async () => {
    const { merge, dropped } = await at.twoSources();
    await town.sql(`update place set state = 'closed', closed_at = now() where id = $1`, [
      dropped,
    ]);
    const gone = { refusal: 'merge_place_gone', facts: { placeId: dropped } };
    expect(await confirm(merge)).toMatchObject(gone);
    expect(await at.pairs()).toHaveLength(1);
  });

  it('two places of two merchants, by their names', async () => {
    const { merge, kept, dropped } = await at.twoSources();
    const claim = 'update place set merchant_id = $1 where id = $2';
    await town.sql(claim, [town.merchants.zhou, kept]);
    await town.sql(claim, [town.merchants.tang, dropped]);
    expect(await confirm(merge)).toMatchObject({
      status: 409,
      refusal: 'merge_claimed_by_two',
      facts: { keptMerchant: '周记', droppedMerchant: '唐家书店' },
    });
  });

  it('undoing before what came later is undone', async () => {
    const { merge, dropped } = await at.twoSources();
    await at.bring('third', { metres: -10 });
    await at.settle();
    const later = (await at.pairs()).find(({ kept }) => kept.source === 'osm');
    if (!later) throw new Error('the third source was not proposed');
    await xu()(confirmPlaceMerge, { city, merge });
    // The kept place of the first goes into the third one's.
    await town.sql(
      `update place_merge set kept_place_id = dropped_place_id,
         dropped_place_id = kept_place_id where id = $1`,
      [later.id],
    );
    await xu()(confirmPlaceMerge, { city, merge: later.id });
    const first = { refusal: 'merge_undo_later_first', facts: { mergeId: later.id } };
    expect(await undo(merge)).toMatchObject(first);
    const chained = await town.caller(null)(readPlace, { city, place: dropped });
    expect(chained).toMatchObject({ facts: { intoPlaceId: await at.idOf('third') } });
    await xu()(undoPlaceMerge, { city, merge: later.id });
    expect(await undo(merge)).toMatchObject({ ok: true });
  });
});
