import { Audience, endRehearsedDays } from '#contract/programme.ts';
import type { ChecklistItem } from '#contract/programme.ts';
import { dayMs } from '#contract/kit/time.ts';
import { offersOfIds } from '#flywheel/offer/sell.ts';
import { placesByIds } from '#flywheel/place/find.ts';
import { redeemableStores } from '#flywheel/rehearsal/readiness.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { findProgramme } from '#parties/programme/find.ts';
import { lastAt, selectParts } from '#parties/programme/move.ts';
import type { PlanParts, Programme } from '#parties/programme/move.ts';

export const readChecklist = async (
  work: Work<'programme_not_found'>,
  programmeId: string,
): Promise<{ items: ChecklistItem[]; ready: boolean }> => {
  const items = await checklistOf(work, await findProgramme(work, programmeId));
  return { items, ready: items.every(({ done }) => done) };
};

/**
 * What a programme needs before it may start, computed from what is true now: nobody ticks
 * anything. Each item says what is missing and who can mend it.
 */
export const checklistOf = async (
  work: AnyWork,
  programme: Programme,
): Promise<ChecklistItem[]> => {
  const parts = await selectParts(work, programme.id);
  return [
    ...(await storeItems(work, programme, parts)),
    await offersItem(work, parts),
    budgetItem(programme),
    noticesItem(parts),
    await endItem(work, programme),
    datesItem(work, programme),
  ];
};

const storeItems = async (
  work: AnyWork,
  programme: Programme,
  { stores }: PlanParts,
): Promise<ChecklistItem[]> => {
  const ids = stores.map(({ placeId }) => placeId);
  const [ready, places] = await Promise.all([
    redeemableStores(work, ids),
    placesByIds(work, ids),
  ]);
  const untried = stores.filter(({ placeId }) => !ready.has(placeId));
  const districts = Map.groupBy(stores, ({ district }) => district);
  const thin = [...districts].filter(
    ([, its]) =>
      its.filter(({ placeId }) => ready.has(placeId)).length < programme.storesPerDistrict,
  );
  return [
    {
      item: 'stores_rehearsed',
      done: stores.length > 0 && untried.length === 0,
      have: stores.length - untried.length,
      need: Math.max(1, stores.length),
      mender: 'merchants',
      missing: untried.map(({ placeId }) => places.get(placeId)?.name ?? placeId),
    },
    {
      item: 'density',
      done: districts.size > 0 && thin.length === 0,
      have: districts.size - thin.length,
      need: Math.max(1, districts.size),
      mender: 'operator',
      missing: thin.map(([district]) => district),
    },
  ];
};

const offersItem = async (
  work: AnyWork,
  { offerIds }: PlanParts,
): Promise<ChecklistItem> => {
  const waiting = (await offersOfIds(work, offerIds)).filter(
    ({ state }) => state !== 'live',
  );
  return {
    item: 'offers_live',
    done: offerIds.length > 0 && waiting.length === 0,
    have: offerIds.length - waiting.length,
    need: Math.max(1, offerIds.length),
    mender: 'merchants',
    missing: waiting.map(({ title }) => title),
  };
};

const budgetItem = ({ budgetFen }: Programme): ChecklistItem => ({
  item: 'budget_set',
  done: budgetFen !== null,
  have: budgetFen === null ? 0 : 1,
  need: 1,
  mender: 'operator',
  missing: [],
});

const noticesItem = ({ texts }: PlanParts): ChecklistItem => {
  const missing = Audience.options.filter(
    (audience) => !texts.some((text) => text.audience === audience),
  );
  return {
    item: 'notices_written',
    done: missing.length === 0,
    have: Audience.options.length - missing.length,
    need: Audience.options.length,
    mender: 'operator',
    missing,
  };
};

const endItem = async (work: AnyWork, { id }: Programme): Promise<ChecklistItem> => {
  const ran = await lastAt(work, id, 'end_rehearsed');
  const line = work.now.getTime() - endRehearsedDays * dayMs;
  const done = ran !== undefined && ran.getTime() >= line;
  return {
    item: 'end_rehearsed',
    done,
    have: done ? 1 : 0,
    need: 1,
    mender: 'operator',
    missing: [],
  };
};

const datesItem = (work: AnyWork, { endsAt }: Programme): ChecklistItem => {
  const done = endsAt > work.now;
  return {
    item: 'dates_ahead',
    done,
    have: done ? 1 : 0,
    need: 1,
    mender: 'operator',
    missing: [],
  };
};
