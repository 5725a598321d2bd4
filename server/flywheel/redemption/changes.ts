import { changesKeptDays } from '#contract/change.ts';
import type { ChangeView } from '#contract/change.ts';
import { dayMs } from '#contract/kit/time.ts';
import { readFeed } from '#kit/feed.ts';
import type { AnyWork, Work } from '#kit/work.ts';
import { showRedemption } from './redemption.ts';
import { selectShownByIds } from './sql.ts';
import { mustWorkAt } from '#flywheel/place/counter-store.ts';

const kinds = new Map<string, ChangeView['kind']>([
  ['voucher.redeemed', 'redeemed'],
  ['redemption.undone', 'undone'],
]);

type ChangesAsked = { placeId: string; after?: string | undefined; limit: number };

/**
 * What was redeemed and undone at a store since a cursor. A store that was merged away is
 * asked for under its old id as well: what happened there before still comes.
 */
export const listChanges = async (
  work: Work<'not_staff_here' | 'cursor_forgotten'>,
  asked: ChangesAsked,
): Promise<{ items: ChangeView[]; nextCursor: string }> => {
  const [store, read] = await Promise.all([
    mustWorkAt(work, asked.placeId),
    // Read before the answer about the store is there: its refusal comes first.
    feedOf(work, asked, [asked.placeId]),
  ]);
  const isMerged = store.id !== asked.placeId;
  const feed =
    (isMerged ? await feedOf(work, asked, [asked.placeId, store.id]) : read) ??
    work.refuse('cursor_forgotten', { keptDays: changesKeptDays });
  const ids = feed.told.map(({ facts }) => String(facts['redemptionId']));
  const redemptions = await selectShownByIds(work, ids);
  const items = feed.told.flatMap(({ name }, no): ChangeView[] => {
    const [kind, redemption] = [kinds.get(name), redemptions.get(ids[no] ?? '')];
    return kind && redemption ? [{ kind, redemption: showRedemption(redemption) }] : [];
  });
  return { items, nextCursor: feed.nextCursor };
};

const feedOf = (work: AnyWork, { after, limit }: ChangesAsked, among: string[]) =>
  readFeed(work, {
    names: [...kinds.keys()],
    fact: 'placeId',
    among,
    after,
    limit,
    keptMs: changesKeptDays * dayMs,
  });
